import { Form } from 'antd';
import type { ChangeRequest } from '../../../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../../../lib/project/view.ts';
import { formatFen, plainYuan } from '../../../../money/fen.ts';
import { fenOf } from '../../../../money/rule.ts';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { PickItem } from '../../../../ui/choice-items.tsx';
import { filled, MoneyItem, TextItem } from '../../../../ui/form-items.tsx';
import { Facts } from '../../../../ui/section.tsx';
import { ActionForm } from '../action-form.tsx';
import { BudgetLines, type Estimate, LineSum, linesOf } from '../budget-lines.tsx';
import { DecisionItems, type DecisionValues, decisionOf } from '../decision-items.tsx';
import { openChanges } from '../open-records.ts';
import type { ActionFormProps } from '../types.ts';

interface ChangeValues extends Estimate {
  reason: string;
  goal?: string;
}

export function ApplyChangeForm(props: ActionFormProps) {
  const { budget, fields } = props.project;
  return (
    <ActionForm
      {...props}
      route="applyChange"
      bodyOf={({ estimate, budgetLines, reason, goal = '' }: ChangeValues) => ({
        ...filled({ reason, goal: goal.trim() === fields.goal?.trim() ? '' : goal }),
        estimateFen: fenOf(estimate),
        lines: linesOf(budgetLines),
      })}
      fieldNames={{ estimateFen: 'estimate', lines: 'budgetLines' }}
      initialValues={{
        estimate: budget ? plainYuan(budget.estimateFen) : '',
        budgetLines: (budget?.lines ?? []).map(({ name, amountFen }) => ({
          name,
          amount: plainYuan(amountFen),
        })),
        goal: fields.goal ?? '',
      }}
      submitText="提交变更申请"
    >
      <p>
        变更由大数据局决定 <ArticleLink article={15} />
        。同意后,变更后的概算和明细成为新的依据,累计调整额重新计算。
      </p>
      <TextItem name="reason" label="变更事由" max={2000} rows={3} />
      <MoneyItem
        name="estimate"
        label="变更后的概算"
        extra={budget && `现为 ${formatFen(budget.estimateFen)} 元`}
      />
      <BudgetLines />
      <LineSum total="变更后的概算" />
      <TextItem name="goal" label="建设目标" max={2000} rows={3} optional extra="目标不变的不用改" />
    </ActionForm>
  );
}

interface Values extends DecisionValues {
  changeId: string;
  documentNumber?: string;
}

export function DecideChangeForm(props: ActionFormProps) {
  const changes = openChanges(props.project);
  const [form] = Form.useForm<Values>();
  const changeId = Form.useWatch('changeId', form);
  const outcome = Form.useWatch('outcome', form);
  const change = changes.find((c) => c.changeId === changeId);
  return (
    <ActionForm
      {...props}
      form={form}
      route="decideChange"
      bodyOf={({ documentNumber = '', ...values }) => ({
        ...decisionOf(values),
        ...(values.outcome === 'approved' ? filled({ documentNumber }) : {}),
      })}
      paramsOf={(values) => ({ changeId: values.changeId })}
      submitText="作出决定"
    >
      <PickItem
        name="changeId"
        label="变更申请"
        options={changes.map((c) => ({ value: c.changeId, label: c.reason }))}
      />
      {change && <ChangeFacts change={change} project={props.project} />}
      <DecisionItems />
      {outcome === 'approved' && <TextItem name="documentNumber" label="批复文号" max={100} optional />}
    </ActionForm>
  );
}

const ChangeFacts = ({ change, project: { budget } }: { change: ChangeRequest; project: ProjectView }) => (
  <Facts
    facts={[
      { label: '事由', value: change.reason },
      budget && { label: '现行概算', value: `${formatFen(budget.estimateFen)} 元` },
      { label: '变更后概算', value: `${formatFen(change.estimateFen)} 元` },
      {
        label: '变更后明细',
        value: change.lines.map(({ name, amountFen }) => `${name} ${formatFen(amountFen)} 元`).join('\n'),
      },
      change.goal !== undefined && { label: '变更后建设目标', value: change.goal },
    ]}
  />
);
