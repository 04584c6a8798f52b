import type { ProjectView } from '../../../../../lib/project/view.ts';
import { gradeLabels } from '../../../ui/grade-labels.ts';
import { Facts, Section } from '../../../ui/section.tsx';
import { Signed } from '../../../ui/signature.tsx';
import { Receipts } from './receipts.tsx';
import { SectionActions } from './section-actions.tsx';

/** 自评价与绩效 (第二十七条). */
export function Evaluation({ project }: { project: ProjectView }) {
  const { selfEvaluations, performanceEvaluations } = project;
  if (selfEvaluations.length + performanceEvaluations.length === 0) return null;
  return (
    <Section
      id="evaluation"
      title="自评价与绩效"
      help="自评价与绩效"
      extra={<SectionActions project={project} names={['receiveSelfEvaluation', 'evaluatePerformance']} />}
    >
      <ul className="plain records">
        {selfEvaluations.map(({ evaluationId, summary, submitted, receipts }) => (
          <li key={evaluationId}>
            <div className="row">
              <h3 className="record-title">自评价</h3>
              <Signed by={submitted} />
            </div>
            <p className="record-text">{summary}</p>
            <Receipts receipts={receipts} />
          </li>
        ))}
        {performanceEvaluations.map(({ evaluationId, grade, evaluator, conclusion, evaluated }) => (
          <li key={evaluationId}>
            <h3 className="record-title">绩效评价:{gradeLabels[grade]}</h3>
            <Facts
              facts={[
                { label: '评价机构', value: evaluator },
                { label: '结论', value: conclusion },
                { label: '登记', value: <Signed by={evaluated} /> },
              ]}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
