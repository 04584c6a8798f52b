import { longDay } from './day.ts';

interface Due {
  nominalDue: string;
  effectiveDue: string;
  provisional: boolean;
  basisExpired: boolean;
}

/** What has to be known about a day: moved, provisional, or standing on a rule that has run out. */
export function DueMarks({ due: { nominalDue, effectiveDue, provisional, basisExpired } }: { due: Due }) {
  return (
    <>
      {nominalDue !== effectiveDue && (
        <div className="muted">名义到期日 {longDay(nominalDue)} 不是工作日,顺延至下一个工作日。</div>
      )}
      {provisional && <div className="muted">暂定:当年放假通知尚未公布,公布后可能变化。</div>}
      {basisExpired && <div className="muted">依据的办法已过有效期,义务继续跟踪。</div>}
    </>
  );
}
