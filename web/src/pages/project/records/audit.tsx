import type { InformationRequest } from '../../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { Badge } from '../../../ui/badge.tsx';
import { longDay } from '../../../ui/day.ts';
import { Facts, Section } from '../../../ui/section.tsx';
import { Signed } from '../../../ui/signature.tsx';
import { SectionActions } from './section-actions.tsx';

/** 审计意见与资料调取 (第三十三、三十四条). */
export function Audit({ project }: { project: ProjectView }) {
  const { auditOpinions, informationRequests, today } = project;
  if (auditOpinions.length + informationRequests.length === 0) return null;
  return (
    <Section
      id="audit"
      title="审计意见与资料调取"
      extra={<SectionActions project={project} names={['noteAuditOpinion', 'giveInformation']} />}
    >
      <ul className="plain records">
        {auditOpinions.map(({ opinionId, text, noted }) => (
          <li key={opinionId}>
            <div className="row">
              <h3 className="record-title">审计意见</h3>
              <Signed by={noted} />
            </div>
            <p className="record-text">{text}</p>
          </li>
        ))}
        {informationRequests.map((request) => (
          <Request key={request.requestId} request={request} today={today} />
        ))}
      </ul>
    </Section>
  );
}

const Request = ({ request, today }: { request: InformationRequest; today: string }) => {
  const { text, dueOn, requested, response } = request;
  return (
    <li>
      <div className="row">
        <h3 className="record-title">资料调取</h3>
        <RequestState answered={response !== undefined} overdue={dueOn < today} />
      </div>
      <Facts
        facts={[
          { label: '调取的资料', value: text },
          { label: '调取', value: <Signed by={requested} /> },
          { label: '答复期限', value: longDay(dueOn) },
          response && { label: '答复', value: response.text },
          response && { label: '答复人', value: <Signed by={response.responded} /> },
        ]}
      />
    </li>
  );
};

function RequestState({ answered, overdue }: { answered: boolean; overdue: boolean }) {
  if (answered) return <Badge tone="success">已答复</Badge>;
  return overdue ? <Badge tone="danger">逾期未答复</Badge> : <Badge tone="warning">待答复</Badge>;
}
