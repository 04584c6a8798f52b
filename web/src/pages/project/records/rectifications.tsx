import type { Rectification } from '../../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Section } from '../../../ui/section.tsx';
import { rectificationSourceLabels } from '../../../ui/supervision-labels.ts';
import { RectificationFacts } from './rectification-facts.tsx';
import { SectionActions } from './section-actions.tsx';

export function Rectifications({ project }: { project: ProjectView }) {
  if (project.rectifications.length === 0) return null;
  return (
    <Section
      id="rectifications"
      title="整改"
      extra={<SectionActions project={project} names={['respondRectification', 'recheckRectification']} />}
    >
      <ul className="plain records">
        {project.rectifications.map((rectification) => (
          <li key={rectification.rectificationId}>
            <div className="row">
              <h3 className="record-title">{rectificationSourceLabels[rectification.source]}整改</h3>
              <State rectification={rectification} today={project.today} />
            </div>
            <RectificationFacts rectification={rectification} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function State({ rectification, today }: { rectification: Rectification; today: string }) {
  const { response, recheck, dueOn } = rectification;
  if (recheck?.passed) return <Badge tone="success">复查通过</Badge>;
  if (recheck) return <Badge tone="danger">复查未通过</Badge>;
  if (response) return <Badge tone="info">已答复,待复查</Badge>;
  return dueOn < today ? <Badge tone="danger">逾期未答复</Badge> : <Badge tone="warning">待答复</Badge>;
}
