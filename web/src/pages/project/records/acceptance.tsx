import type { Extension } from '../../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { departmentLabels } from '../../../ui/acceptance-labels.ts';
import { longDay } from '../../../ui/day.ts';
import { Facts, Section } from '../../../ui/section.tsx';
import { Signed } from '../../../ui/signature.tsx';
import { AcceptancePackage } from './acceptance-package.tsx';
import { DecisionBadge, decisionFacts } from './decision-badge.tsx';
import { SectionActions } from './section-actions.tsx';

/** 延期与验收, from the first extension to the receipt of the filing. */
export function Acceptance({ project }: { project: ProjectView }) {
  const { extensions, acceptanceApplications, catalogRegistration, operation } = project;
  if (extensions.length + acceptanceApplications.length === 0 && !catalogRegistration && !operation)
    return null;
  return (
    <Section
      id="acceptance"
      title="延期与验收"
      help="延期与验收"
      extra={
        <SectionActions project={project} names={['decideExtension', 'confirmSharing', 'cosignAcceptance']} />
      }
    >
      {extensions.length > 0 && (
        <ul className="plain records">
          {extensions.map((extension) => (
            <ExtensionItem key={extension.extensionId} extension={extension} />
          ))}
        </ul>
      )}
      <Facts facts={factsOf(project)} />
      <AcceptancePackage project={project} />
    </Section>
  );
}

const ExtensionItem = ({ extension }: { extension: Extension }) => (
  <li>
    <div className="row">
      <h3 className="record-title">申请延至 {longDay(extension.proposedDue)}</h3>
      <DecisionBadge decision={extension.decision} />
    </div>
    <Facts
      facts={[
        { label: '原因', value: extension.reason },
        { label: '措施', value: extension.measures },
        { label: '申请', value: <Signed by={extension.applied} /> },
        extension.decision?.to !== undefined && { label: '批准至', value: longDay(extension.decision.to) },
        ...decisionFacts(extension.decision),
      ]}
    />
  </li>
);

function factsOf(project: ProjectView) {
  const { catalogRegistration, acceptanceApplications, acceptanceReview, acceptanceResult } = project;
  const { acceptanceFiling, operation } = project;
  const confirmed = catalogRegistration?.confirmed;
  return [
    catalogRegistration && {
      label: '目录纳入平台',
      value: `${longDay(catalogRegistration.registeredOn)},编号 ${catalogRegistration.platformNumber}`,
    },
    catalogRegistration && {
      label: '数据共享',
      value: confirmed ? (
        <>
          {confirmed.sharingMet ? '已按要求共享' : '未按要求共享'} <Signed by={confirmed.confirmed} />
        </>
      ) : (
        '等待大数据局确认'
      ),
    },
    ...acceptanceApplications.map((application, i) => ({
      label: i === 0 ? '验收申请' : `第 ${i + 1} 次验收申请`,
      value: <Signed by={application} />,
    })),
    acceptanceReview && { label: '验收会议', value: longDay(acceptanceReview.meetingOn) },
    acceptanceReview && {
      label: '验收组',
      value: acceptanceReview.group
        .map(({ name, department }) => `${name}(${departmentLabels[department]})`)
        .join('、'),
    },
    acceptanceResult && { label: '验收结论', value: acceptanceResult.opinion },
    acceptanceResult?.score !== undefined && { label: '得分', value: `${acceptanceResult.score} 分` },
    acceptanceResult && { label: '作出结论', value: <Signed by={acceptanceResult.concluded} /> },
    acceptanceResult && {
      label: '财政会签',
      value: acceptanceResult.cosigned ? <Signed by={acceptanceResult.cosigned} /> : '等待会签',
    },
    acceptanceFiling && { label: '潍坊系统回执', value: acceptanceFiling.receiptNumber },
    acceptanceFiling && { label: '登记回执', value: <Signed by={acceptanceFiling.filed} /> },
    operation && { label: '投入使用', value: longDay(operation.inUseOn) },
  ];
}
