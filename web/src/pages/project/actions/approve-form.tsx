import { Form } from 'antd';
import { plainYuan } from '../../../money/fen.ts';
import { fenOf } from '../../../money/rule.ts';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { DayItem, filled, MoneyItem, TextItem } from '../../../ui/form-items.tsx';
import { ActionForm } from './action-form.tsx';
import { BudgetLines, type Estimate, LineSum, linesOf } from './budget-lines.tsx';
import type { ActionFormProps } from './types.ts';

interface Values extends Estimate {
  documentNumber?: string;
  countersignature?: { signedBy: string; signedOn: string };
}

/** 第八条: the estimate and its lines are fixed here; they must agree to the fen. */
export function ApproveForm(props: ActionFormProps) {
  const { opinion, bureauOwned, today } = props.project;
  const [form] = Form.useForm<Values>();
  const reviewed = opinion ? plainYuan(opinion.budgetReview.amountFen) : '';
  return (
    <ActionForm
      {...props}
      form={form}
      route="approve"
      bodyOf={({ estimate, budgetLines, ...rest }) => ({
        ...filled(rest),
        estimateFen: fenOf(estimate),
        budgetLines: linesOf(budgetLines),
      })}
      fieldNames={{ estimateFen: 'estimate' }}
      initialValues={{ estimate: reviewed, budgetLines: [{ name: '', amount: '' }] }}
      submitText="批复"
    >
      <p>批复后概算固定下来,作为以后调整、变更和结算的依据,不能直接修改。</p>
      <MoneyItem name="estimate" label="概算批复金额" extra="已按预算评审金额填入,可以修改" />
      <BudgetLines />
      <LineSum total="概算批复金额" />
      <TextItem name="documentNumber" label="批复文号" max={100} optional extra="例如:诸数批〔2025〕3号" />
      {bureauOwned && <Countersignature today={today} />}
    </ActionForm>
  );
}

const Countersignature = ({ today }: { today: string }) => (
  <>
    <h3>
      专项小组会签 <ArticleLink article={4} />
    </h3>
    <p className="muted">这是大数据局自己的项目,须由“数字诸城”建设专项小组会签。</p>
    <TextItem name={['countersignature', 'signedBy']} label="会签人" max={50} />
    <DayItem name={['countersignature', 'signedOn']} label="会签日期" max={today} />
  </>
);
