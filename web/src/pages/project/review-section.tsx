import type { ProjectView } from '../../../../lib/project/view.ts';
import { formatFen } from '../../money/fen.ts';
import { wordOf } from '../../ui/record-labels.ts';
import { Facts, Section } from '../../ui/section.tsx';
import { Signed } from '../../ui/signature.tsx';
import { ReturnRounds } from './return-rounds.tsx';

/** 审核与批复: what was decided, by whom. */
export function ReviewSection({ project }: { project: ProjectView }) {
  const { submissions, review, expertOpinions = [], opinion, approval, rejection } = project;
  if (submissions.length === 0) return null;
  return (
    <Section id="review" title="审核与批复">
      <ReturnRounds submissions={submissions} />
      {review && <ReviewFacts review={review} />}
      {expertOpinions.length > 0 && <ExpertFacts expertOpinions={expertOpinions} />}
      {opinion && <OpinionFacts opinion={opinion} />}
      {approval && <ApprovalFacts approval={approval} />}
      {rejection && (
        <>
          <h3>不予批复</h3>
          <p className="record-text">{rejection.reason}</p>
          <Signed by={rejection.decided} />
        </>
      )}
    </Section>
  );
}

type Of<K extends keyof ProjectView> = { [P in K]: NonNullable<ProjectView[P]> };

const ReviewFacts = ({ review: { batch, thirdParty, experts, started } }: Of<'review'>) => (
  <>
    <h3>评审安排</h3>
    <Facts
      facts={[
        { label: '评审批次', value: batch },
        thirdParty !== undefined && { label: '第三方机构', value: thirdParty },
        experts.length > 0 && {
          label: '专家',
          value: experts.map(({ name, expiresOn }) => `${name}(至 ${expiresOn})`).join('、'),
        },
      ]}
    />
    <Signed by={started} />
  </>
);

const ExpertFacts = ({ expertOpinions }: Of<'expertOpinions'>) => (
  <>
    <h3>专家意见</h3>
    <AverageScore expertOpinions={expertOpinions} />
    {expertOpinions.map(({ userId, conflictOfInterest, text, score, given }) => (
      <div key={userId}>
        <p className="record-text">{conflictOfInterest ? `已申请回避:${text}` : text}</p>
        {score !== undefined && <p>评分 {score} 分</p>}
        <Signed by={given} />
      </div>
    ))}
  </>
);

/** Of the experts who scored and did not step back. */
function AverageScore({ expertOpinions }: Of<'expertOpinions'>) {
  const scores = expertOpinions.flatMap(({ conflictOfInterest, score }) =>
    conflictOfInterest || score === undefined ? [] : [score],
  );
  if (scores.length < 2) return null;
  const average = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return (
    <p>
      {scores.length} 位专家评分,平均 <strong className="numbers">{average.toFixed(1)} 分</strong>
    </p>
  );
}

const OpinionFacts = ({ opinion: { conclusion, text, budgetReview, drafted } }: Of<'opinion'>) => (
  <>
    <h3>审核意见</h3>
    <Facts
      facts={[
        { label: '结论', value: wordOf('conclusion', conclusion) },
        { label: '意见', value: text },
        {
          label: '预算评审',
          value: `${formatFen(budgetReview.amountFen)} 元,${budgetReview.reviewedOn}${budgetReview.note ? `,${budgetReview.note}` : ''}`,
        },
      ]}
    />
    <Signed by={drafted} />
  </>
);

const ApprovalFacts = ({ approval }: Of<'approval'>) => {
  const { approvedOn, documentNumber, estimateFen, budgetLines, countersignature, decided } = approval;
  return (
    <>
      <h3>批复</h3>
      <Facts
        facts={[
          { label: '批复日期', value: approvedOn },
          documentNumber !== undefined && { label: '批复文号', value: documentNumber },
          { label: '概算', value: <strong className="numbers">{formatFen(estimateFen)} 元</strong> },
          {
            label: '概算明细',
            value: budgetLines.map(({ name, amountFen }) => `${name} ${formatFen(amountFen)} 元`).join('\n'),
          },
          countersignature !== undefined && {
            label: '专项小组会签',
            value: `${countersignature.signedBy},${countersignature.signedOn}`,
          },
        ]}
      />
      <Signed by={decided} />
    </>
  );
};
