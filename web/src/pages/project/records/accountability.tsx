import { accountabilityLabels, networkLabels } from '../../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { Badge } from '../../../ui/badge.tsx';
import { longDay } from '../../../ui/day.ts';
import { Facts, Section } from '../../../ui/section.tsx';
import { Signed } from '../../../ui/signature.tsx';
import { SectionActions } from './section-actions.tsx';

/** 责任追究 (第三十五、三十六条): comes only to those who may see it. */
export function Accountability({ project: { accountabilityRecords } }: { project: ProjectView }) {
  if (accountabilityRecords.length === 0) return null;
  return (
    <Section id="accountability" title="责任追究(受限)">
      <p className="muted">只有大数据局负责人和审计能看到,请勿转发。</p>
      <ul className="plain records">
        {accountabilityRecords.map((record) => (
          <li key={record.recordId}>
            <h3 className="record-title">
              {accountabilityLabels[record.kind]}(第{record.article}条)
            </h3>
            <Facts
              facts={[
                { label: '对象', value: record.subject },
                { label: '事实', value: record.facts },
                { label: '决定机关', value: record.decidedBy },
                { label: '决定日期', value: longDay(record.decidedOn) },
                record.documentNumber !== undefined && { label: '文号', value: record.documentNumber },
                { label: '登记', value: <Signed by={record.recorded} /> },
              ]}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** 新建云节点、专线 (第二十条). */
export function NetworkPermits({ project }: { project: ProjectView }) {
  const { networkPermits } = project;
  if (networkPermits.length === 0) return null;
  return (
    <Section
      id="networks"
      title="新建云节点或专线"
      extra={<SectionActions project={project} names={['decideNetwork']} />}
    >
      <ul className="plain records">
        {networkPermits.map(({ permitId, kind, reason, applied, decision }) => (
          <li key={permitId}>
            <div className="row">
              <h3 className="record-title">{networkLabels[kind]}</h3>
              <PermitState decision={decision} />
            </div>
            <Facts
              facts={[
                { label: '理由', value: reason },
                { label: '申请', value: <Signed by={applied} /> },
                decision?.override && { label: '特批理由', value: decision.override.reason },
                decision?.reason !== undefined && { label: '说明', value: decision.reason },
                decision && { label: '决定', value: <Signed by={decision.decided} /> },
              ]}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PermitState({
  decision,
}: {
  decision: ProjectView['networkPermits'][number]['decision'] | undefined;
}) {
  if (!decision) return <Badge tone="warning">等待决定</Badge>;
  if (decision.permitted) return <Badge tone="success">同意新建</Badge>;
  return decision.override ? <Badge tone="warning">负责人特批</Badge> : <Badge tone="danger">不同意</Badge>;
}
