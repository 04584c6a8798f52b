import type { ProjectView } from '../../../../lib/project/view.ts';
import type { Fund } from '../../../../lib/regulation/article-25-fund-gate.ts';
import { formatFen } from '../../money/fen.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Section } from '../../ui/section.tsx';

/** 资金: may it be paid today, and why. What holds for all three is said once. */
export function Funds({ project: { funds, funding } }: { project: ProjectView }) {
  const rows = [
    { title: '建设资金', fund: funds.construction },
    { title: '验收后款项', fund: funds.afterAcceptance },
    { title: '运行维护经费', fund: funds.operation },
  ];
  const common = funds.construction.reasons.filter((reason) =>
    rows.every(({ fund }) => fund.reasons.includes(reason)),
  );
  return (
    <Section id="funds" title="资金能否支付" help="资金能否支付">
      {funding && funding.townFen > 0 && (
        <p className="muted numbers">
          总额 {formatFen(funding.totalFen)} 元:市级 {formatFen(funding.cityFen)} 元,镇街{' '}
          {formatFen(funding.townFen)} 元,列入同级财政预算 <ArticleLink article={14} />
        </p>
      )}
      <ul className="plain records">
        {rows.map(({ title, fund }) => (
          <FundRow key={title} title={title} fund={fund} common={common} />
        ))}
      </ul>
      {common.length > 0 && (
        <div className="common-reasons">
          以上三项共同的原因:
          <Reasons reasons={common} />
        </div>
      )}
    </Section>
  );
}

function FundRow({ title, fund, common }: { title: string; fund: Fund; common: readonly string[] }) {
  return (
    <li>
      <div className="row">
        <strong>{title}</strong>
        {fund.status === 'open' ? <Badge tone="success">可付</Badge> : <Badge tone="danger">不可付</Badge>}
      </div>
      <Reasons reasons={fund.reasons.filter((reason) => !common.includes(reason))} />
    </li>
  );
}

const Reasons = ({ reasons }: { reasons: readonly string[] }) =>
  reasons.map((reason) => (
    <div key={reason} className="muted">
      {reason}
    </div>
  ));
