import type { Signature } from '../../../../../lib/project/project.ts';
import type { Recipient } from '../../../../../lib/project/records.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Signed } from '../../../ui/signature.tsx';

const recipientLabels: Record<Recipient, string> = {
  finance: '市财政局',
  audit: '市审计局',
  bureau: '市大数据局',
};

/** 三方签收: who has it, and who has not. */
export const Receipts = ({ receipts }: { receipts: Partial<Record<Recipient, Signature>> }) => (
  <ul className="plain receipts" aria-label="签收">
    {(Object.entries(recipientLabels) as [Recipient, string][]).map(([recipient, label]) => {
      const signed = receipts[recipient];
      return (
        <li key={recipient} className="row">
          <span>{label}</span>
          {signed ? <Badge tone="success">已签收</Badge> : <Badge tone="plain">未签收</Badge>}
          {signed && <Signed by={signed} />}
        </li>
      );
    })}
  </ul>
);
