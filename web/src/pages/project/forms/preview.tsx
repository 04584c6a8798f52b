import { GlobalWorkerOptions, getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { Loading } from '../../../ui/states.tsx';

// A file of our own: the content security policy knows no other.
GlobalWorkerOptions.workerSrc = worker;

/** Twice the pixels of an ordinary screen, so that it prints well, too. */
const SCALE = 2;

interface Page {
  number: number;
  proxy: PDFPageProxy;
  text: string;
}

/** A PDF drawn in the page itself: no viewer of the browser, no frame, nothing that the policy would have to allow. */
export function Preview({ blob, title, onFailure }: { blob: Blob; title: string; onFailure: () => void }) {
  const pages = usePages(blob, onFailure);
  if (!pages) return <Loading label="正在打开…" />;
  return (
    <div className="sheets">
      {pages.map((page) => (
        <SheetPage
          key={page.number}
          page={page}
          label={`${title},第 ${page.number} 页,共 ${pages.length} 页`}
        />
      ))}
    </div>
  );
}

function usePages(blob: Blob, onFailure: () => void): Page[] | undefined {
  const [pages, setPages] = useState<Page[]>();
  const fail = useRef(onFailure);
  useEffect(() => {
    const opening = blob.arrayBuffer().then((data) => getDocument({ data }));
    let left = false;
    opening
      .then(async ({ promise }) => {
        const document = await promise;
        const numbers = Array.from({ length: document.numPages }, (_, i) => i + 1);
        const read = await Promise.all(
          numbers.map(async (number) => readPage(await document.getPage(number), number)),
        );
        if (!left) setPages(read);
      })
      .catch(() => {
        if (!left) fail.current();
      });
    return () => {
      left = true;
      void opening.then((task) => task.destroy());
    };
  }, [blob]);
  return pages;
}

async function readPage(proxy: PDFPageProxy, number: number): Promise<Page> {
  const { items } = await proxy.getTextContent();
  return { number, proxy, text: items.map((item) => ('str' in item ? item.str : '')).join(' ') };
}

/** One sheet of paper; its text stands beside the picture for those who do not see it. */
function SheetPage({ page: { proxy, text }, label }: { page: Page; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const viewport = proxy.getViewport({ scale: SCALE });
  useEffect(() => {
    if (!canvas.current) return undefined;
    const task = proxy.render({ canvas: canvas.current, viewport: proxy.getViewport({ scale: SCALE }) });
    // Cancelled when the page is left; that is no failure.
    task.promise.catch(() => undefined);
    return () => task.cancel();
  }, [proxy]);
  return (
    <figure className="sheet">
      <canvas ref={canvas} width={viewport.width} height={viewport.height} role="img" aria-label={label} />
      <figcaption className="visually-hidden">{text}</figcaption>
    </figure>
  );
}
