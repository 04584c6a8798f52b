import type { FundRequest } from '../../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { formatFen } from '../../../money/fen.ts';
import { fundLabels } from '../../../ui/fund-labels.ts';
import { Facts, Section } from '../../../ui/section.tsx';
import { Signed } from '../../../ui/signature.tsx';
import { DecisionBadge, decisionFacts } from './decision-badge.tsx';
import { SectionActions } from './section-actions.tsx';
import { ThreeWay } from './three-way.tsx';

/** 资金: what was approved, contracted and paid, and every request. */
export function FundRequests({ project }: { project: ProjectView }) {
  const { fundRequests, contracts, budget } = project;
  if (!budget || contracts.length === 0) return null;
  return (
    <Section
      id="fund-requests"
      title="资金申请与三方对照"
      help="三方对照"
      extra={<SectionActions project={project} names={['requestFunds', 'decideFunds']} />}
    >
      <ThreeWay project={project} />
      {fundRequests.length > 0 && (
        <ul className="plain records">
          {fundRequests.toReversed().map((request) => (
            <Request key={request.requestId} request={request} project={project} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Request({ request, project }: { request: FundRequest; project: ProjectView }) {
  const { fund, contractId, amountFen, purpose, requested, decision } = request;
  const contract = project.contracts.find((c) => c.contractId === contractId);
  return (
    <li>
      <div className="row">
        <h3 className="record-title numbers">
          {fundLabels[fund]} {formatFen(amountFen)} 元
        </h3>
        <DecisionBadge decision={decision} />
      </div>
      <Facts
        facts={[
          { label: '用途', value: purpose },
          contract && { label: '合同', value: contract.name },
          { label: '申请', value: <Signed by={requested} /> },
          ...decisionFacts(decision),
        ]}
      />
    </li>
  );
}
