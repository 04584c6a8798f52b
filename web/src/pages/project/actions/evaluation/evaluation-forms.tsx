import { Form } from 'antd';
import type { PerformanceGrade } from '../../../../../../lib/regulation/article-27-self-evaluation.ts';
import { useMe } from '../../../../api/use-me.ts';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { ChoiceItem, PickItem } from '../../../../ui/choice-items.tsx';
import { clockTime } from '../../../../ui/day.ts';
import { DayItem, TextItem } from '../../../../ui/form-items.tsx';
import { gradeLabels } from '../../../../ui/grade-labels.ts';
import { optionsOf } from '../../../../ui/options.ts';
import { ActionForm } from '../action-form.tsx';
import { unreceivedEvaluations } from '../open-records.ts';
import type { ActionFormProps } from '../types.ts';

export const StartOperationForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="startOperation"
    bodyOf={({ inUseOn }: { inUseOn: string }) => ({ inUseOn })}
    submitText="登记投入使用"
  >
    <p>
      自评价的期限从验收和投入使用两个日期中较晚的一个起算 <ArticleLink article={27} />
      。日期登记后不能自行修改。
    </p>
    <DayItem name="inUseOn" label="投入使用日期" max={props.project.today} />
  </ActionForm>
);

export const SubmitSelfEvaluationForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="submitSelfEvaluation"
    bodyOf={({ summary }: { summary: string }) => ({ summary })}
    submitText="报送自评价"
  >
    <p>
      自评价报告已经上传,将送市财政局、市审计局和市大数据局,分别签收 <ArticleLink article={27} />。
    </p>
    <TextItem name="summary" label="自评价摘要" max={5000} rows={5} extra="目标完成、资金使用、应用成效" />
  </ActionForm>
);

export function ReceiveSelfEvaluationForm(props: ActionFormProps) {
  const { data: me } = useMe();
  const evaluations = unreceivedEvaluations(props.project, me);
  const [form] = Form.useForm<{ evaluationId: string }>();
  const id = Form.useWatch('evaluationId', form);
  return (
    <ActionForm
      {...props}
      form={form}
      route="receiveSelfEvaluation"
      bodyOf={() => ({})}
      paramsOf={({ evaluationId }) => ({ evaluationId })}
      submitText="签收"
    >
      <PickItem
        name="evaluationId"
        label="自评价报告"
        options={evaluations.map(({ evaluationId, submitted }) => ({
          value: evaluationId,
          label: `${clockTime(submitted.at)} 报送`,
        }))}
      />
      <p className="record-text">{evaluations.find((e) => e.evaluationId === id)?.summary}</p>
    </ActionForm>
  );
}

interface PerformanceValues {
  grade: PerformanceGrade;
  evaluator: string;
  conclusion: string;
}

export const EvaluatePerformanceForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="evaluatePerformance"
    bodyOf={({ grade, evaluator, conclusion }: PerformanceValues) => ({ grade, evaluator, conclusion })}
    submitText="登记绩效评价"
  >
    <p>
      结果作为以后安排政府投资和运行维护经费的依据,申请资金时显示 <ArticleLink article={27} />。
    </p>
    <ChoiceItem name="grade" label="评价等级" options={optionsOf(gradeLabels)} />
    <TextItem name="evaluator" label="评价机构" max={100} />
    <TextItem name="conclusion" label="评价结论" max={5000} rows={4} />
  </ActionForm>
);
