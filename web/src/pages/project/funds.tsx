import type { ProjectView } from '../../../../lib/project/view.ts';
import type { Fund } from '../../../../lib/regulation/article-25-fund-gate.ts';
import { Badge } from '../../ui/badge.tsx';
import { Section } from '../../ui/section.tsx';

/** 资金: may it be paid today, and why. */
export function Funds({ project: { funds } }: { project: ProjectView }) {
  return (
    <Section id="funds" title="资金能否支付">
      <ul className="plain records">
        <FundRow title="建设资金" fund={funds.construction} />
        <FundRow title="验收后款项" fund={funds.afterAcceptance} />
        <FundRow title="运行维护经费" fund={funds.operation} />
      </ul>
    </Section>
  );
}

function FundRow({ title, fund: { status, reasons } }: { title: string; fund: Fund }) {
  return (
    <li>
      <div className="row">
        <strong>{title}</strong>
        {status === 'open' ? <Badge tone="success">可付</Badge> : <Badge tone="danger">暂停</Badge>}
      </div>
      {reasons.map((reason) => (
        <div key={reason} className="muted">
          {reason}
        </div>
      ))}
    </li>
  );
}
