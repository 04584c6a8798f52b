import { lazy, Suspense, useState } from 'react';
import { PlainButton } from '../../ui/plain-button.tsx';

const WorkbenchTour = lazy(() => import('./tour.tsx'));

/** Remembered by this browser, for whoever sits before it. */
const SEEN = 'tour-seen';

/** 导览: offered on the first visit, and there again whenever it is asked for. */
export function FirstVisit() {
  const [seen, setSeen] = useState(() => localStorage.getItem(SEEN) !== null);
  const [open, setOpen] = useState(false);
  const done = () => {
    localStorage.setItem(SEEN, '1');
    setSeen(true);
    setOpen(false);
  };
  return (
    <>
      {seen ? (
        <p className="no-print">
          <button type="button" className="link-button" onClick={() => setOpen(true)}>
            再看一遍使用导览
          </button>
        </p>
      ) : (
        <section className="card row" aria-label="使用导览">
          <span>第一次使用?用一分钟看看这里有什么。</span>
          <PlainButton onClick={() => setOpen(true)}>开始导览</PlainButton>
          <PlainButton look="text" onClick={done}>
            不用了
          </PlainButton>
        </section>
      )}
      {open && (
        <Suspense fallback={null}>
          <WorkbenchTour onClose={done} />
        </Suspense>
      )}
    </>
  );
}
