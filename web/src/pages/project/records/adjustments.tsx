import type { Adjustment, ChangeRequest } from '../../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import {
  basisLevelLabels,
  circumstanceLabels,
} from '../../../../../lib/regulation/article-15-content-adjustment.ts';
import { formatFen } from '../../../money/fen.ts';
import { Badge } from '../../../ui/badge.tsx';
import { longDay } from '../../../ui/day.ts';
import { Facts, Section } from '../../../ui/section.tsx';
import { Signed } from '../../../ui/signature.tsx';
import { DecisionBadge, decisionFacts } from './decision-badge.tsx';
import { LineChanges } from './line-changes.tsx';
import { SectionActions } from './section-actions.tsx';

/** 调整与变更: what the unit filed itself, and what it asked for (第十五条). */
export function Adjustments({ project }: { project: ProjectView }) {
  const { adjustments, changes } = project;
  if (adjustments.length === 0 && changes.length === 0) return null;
  return (
    <Section
      id="adjustments"
      title="调整与变更"
      help="调整与变更"
      extra={<SectionActions project={project} names={['fileAdjustment', 'applyChange', 'decideChange']} />}
    >
      <ul className="plain records">
        {adjustments.map((adjustment) => (
          <AdjustmentItem key={adjustment.adjustmentId} adjustment={adjustment} />
        ))}
        {changes.map((change) => (
          <ChangeItem key={change.changeId} change={change} />
        ))}
      </ul>
    </Section>
  );
}

const yuan = (fen: number) => <span className="numbers">{formatFen(fen)} 元</span>;

function AdjustmentItem({ adjustment }: { adjustment: Adjustment }) {
  const { adjustedOn, reason, circumstance, basisLevel, basisDocument, lines, filed } = adjustment;
  return (
    <li>
      <div className="row">
        <h3 className="record-title">调整备案</h3>
        <Badge tone="success">已备案</Badge>
        <Signed by={filed} />
      </div>
      <Facts
        facts={[
          { label: '调整日期', value: longDay(adjustedOn) },
          { label: '事由', value: reason },
          { label: '情形', value: circumstanceLabels[circumstance] },
          basisLevel && { label: '部署单位', value: basisLevelLabels[basisLevel] },
          basisDocument !== undefined && { label: '依据文号', value: basisDocument },
          { label: '本次调整额', value: yuan(adjustment.adjustedFen) },
          { label: '累计调整额', value: yuan(adjustment.cumulativeFen) },
          { label: '上限', value: yuan(adjustment.limitFen) },
        ]}
      />
      <LineChanges
        lines={lines.map(({ name, approvedFen, afterFen }) => ({
          name,
          before: approvedFen,
          after: afterFen,
        }))}
      />
    </li>
  );
}

function ChangeItem({ change }: { change: ChangeRequest }) {
  const { reason, estimateFen, lines, goal, applied, decision } = change;
  return (
    <li>
      <div className="row">
        <h3 className="record-title">项目变更</h3>
        <DecisionBadge decision={decision} />
      </div>
      <Facts
        facts={[
          { label: '事由', value: reason },
          { label: '变更后概算', value: yuan(estimateFen) },
          {
            label: '变更后明细',
            value: lines.map(({ name, amountFen }) => `${name} ${formatFen(amountFen)} 元`).join('\n'),
          },
          goal !== undefined && { label: '变更后建设目标', value: goal },
          { label: '申请', value: <Signed by={applied} /> },
          decision?.documentNumber !== undefined && { label: '批复文号', value: decision.documentNumber },
          ...decisionFacts(decision),
        ]}
      />
    </li>
  );
}
