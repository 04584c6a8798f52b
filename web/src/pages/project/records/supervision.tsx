import type { ProjectView } from '../../../../../lib/project/view.ts';
import { formatFen } from '../../../money/fen.ts';
import { Badge } from '../../../ui/badge.tsx';
import { longDay } from '../../../ui/day.ts';
import { Facts, Section } from '../../../ui/section.tsx';
import { Signed } from '../../../ui/signature.tsx';
import { majorEventLabels } from '../../../ui/supervision-labels.ts';
import { SectionActions } from './section-actions.tsx';

/** 重大情况、暂停与终止 (第十九、三十二条). */
export function Supervision({ project }: { project: ProjectView }) {
  const { majorEvents, suspension, termination } = project;
  if (majorEvents.length === 0 && !suspension && !termination) return null;
  return (
    <Section
      id="supervision"
      title="重大情况、暂停与终止"
      extra={<SectionActions project={project} names={['resume', 'cosignTermination']} />}
    >
      <ul className="plain records">
        {majorEvents.map(({ majorEventId, kind, occurredOn, description, lossFen, reported }) => (
          <li key={majorEventId}>
            <h3 className="record-title">{majorEventLabels[kind]}</h3>
            <Facts
              facts={[
                { label: '发生日期', value: longDay(occurredOn) },
                { label: '情况', value: description },
                lossFen !== undefined && { label: '损失', value: `${formatFen(lossFen)} 元` },
                { label: '报告', value: <Signed by={reported} /> },
              ]}
            />
          </li>
        ))}
        {suspension && <Suspension suspension={suspension} active={project.stage === 'suspended'} />}
        {termination && <Termination termination={termination} />}
      </ul>
    </Section>
  );
}

type Of<K extends keyof ProjectView> = { [P in K]: NonNullable<ProjectView[P]> };

const Suspension = ({ suspension, active }: Of<'suspension'> & { active: boolean }) => (
  <li>
    <div className="row">
      <h3 className="record-title">暂停建设</h3>
      {active ? <Badge tone="danger">暂停中</Badge> : <Badge tone="success">已恢复</Badge>}
    </div>
    <p className="record-text">{suspension.reason}</p>
    <Signed by={suspension.suspended} />
  </li>
);

const Termination = ({ termination }: Of<'termination'>) => (
  <li>
    <div className="row">
      <h3 className="record-title">终止</h3>
      {termination.cosigned ? (
        <Badge tone="danger">已终止</Badge>
      ) : (
        <Badge tone="warning">等待财政会签</Badge>
      )}
    </div>
    <Facts
      facts={[
        { label: '理由', value: termination.reason },
        { label: '提出', value: <Signed by={termination.proposed} /> },
        termination.cosigned && { label: '会签', value: <Signed by={termination.cosigned} /> },
      ]}
    />
  </li>
);
