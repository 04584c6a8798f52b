import type { ReactNode } from 'react';
import { Badge } from '../../../../ui/badge.tsx';

/** 可付吗: the answer in one word, and under it why. */
export const Payable = ({ blocked, children }: { blocked: boolean; children: ReactNode }) => (
  <div className={blocked ? 'note' : 'note info'} role="status">
    <div className="row">
      <strong>现在能否支付</strong>
      {blocked ? <Badge tone="danger">不可付</Badge> : <Badge tone="success">可付</Badge>}
    </div>
    {children}
  </div>
);

export const Reasons = ({ reasons }: { reasons: readonly string[] }) => (
  <ul className="breaches">
    {reasons.map((reason) => (
      <li key={reason}>{reason}</li>
    ))}
  </ul>
);
