import { Form } from 'antd';
import type { FundRequest } from '../../../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../../../lib/project/view.ts';
import { fundingNotes } from '../../../../../../lib/regulation/article-27-self-evaluation.ts';
import { formatFen } from '../../../../money/fen.ts';
import { fenOf } from '../../../../money/rule.ts';
import { BreachList } from '../../../../ui/breach-list.tsx';
import { ChoiceItem, PickItem, SelectItem } from '../../../../ui/choice-items.tsx';
import { filled, MoneyItem, TextItem } from '../../../../ui/form-items.tsx';
import { fundLabels } from '../../../../ui/fund-labels.ts';
import { optionsOf } from '../../../../ui/options.ts';
import { ThreeWay } from '../../records/three-way.tsx';
import { ActionForm } from '../action-form.tsx';
import { contractOptions, openFundRequests } from '../open-records.ts';
import type { ActionFormProps } from '../types.ts';
import { Payable, Reasons } from './payable.tsx';

interface RequestValues {
  fund: FundRequest['fund'];
  contractId?: string;
  amount: string;
  purpose: string;
}

export function RequestFundsForm(props: ActionFormProps) {
  const { project } = props;
  const [form] = Form.useForm<RequestValues>();
  const fund = Form.useWatch('fund', form);
  return (
    <ActionForm
      {...props}
      form={form}
      route="requestFunds"
      bodyOf={({ amount, ...rest }) => ({ ...filled(rest), amountFen: fenOf(amount) })}
      fieldNames={{ amountFen: 'amount' }}
      submitText="提交资金申请"
    >
      <ChoiceItem name="fund" label="资金类别" options={optionsOf(fundLabels)} />
      {fund && (
        <Payable blocked={project.funds[fund].status === 'blocked'}>
          <Reasons reasons={project.funds[fund].reasons} />
        </Payable>
      )}
      <PerformanceNotes project={project} />
      <SelectItem
        name="contractId"
        label="按哪份合同支付"
        options={contractOptions(project.contracts)}
        optional
        extra="不按合同支付的不用选"
      />
      <MoneyItem name="amount" label="申请金额" />
      <TextItem name="purpose" label="用途" max={500} rows={2} extra="例如:按合同第五条支付首付款" />
      <ThreeWay project={project} />
    </ActionForm>
  );
}

/** 第二十七条: how the project did is shown where money is asked for. */
const PerformanceNotes = ({ project: { performanceEvaluations, fields } }: { project: ProjectView }) =>
  fundingNotes(performanceEvaluations.map(({ grade }) => ({ projectName: fields.name, grade }))).map(
    (note) => (
      <p key={note} className="note info">
        {note}
      </p>
    ),
  );

interface DecisionValues {
  requestId: string;
  outcome: 'paid' | 'refused';
  reason?: string;
}

/** 可付吗: yes or no and why, beside what was approved, contracted and paid. */
export function DecideFundsForm(props: ActionFormProps) {
  const { project } = props;
  const requests = openFundRequests(project);
  const [form] = Form.useForm<DecisionValues>();
  const requestId = Form.useWatch('requestId', form);
  const refused = Form.useWatch('outcome', form) === 'refused';
  const request = requests.find((r) => r.requestId === requestId);
  const against = project.payments.find((p) => p.requestId === requestId)?.breaches ?? [];
  return (
    <ActionForm
      {...props}
      form={form}
      route="decideFunds"
      bodyOf={({ outcome, reason = '' }) => ({ outcome, ...filled({ reason }) })}
      paramsOf={(values) => ({ requestId: values.requestId })}
      submitText="办理"
    >
      <PickItem
        name="requestId"
        label="资金申请"
        options={requests.map((r) => ({
          value: r.requestId,
          label: `${fundLabels[r.fund]} ${formatFen(r.amountFen)} 元,${r.purpose}`,
        }))}
      />
      {request && (
        <>
          <Payable blocked={against.length > 0}>
            {against.length > 0 ? (
              <BreachList breaches={against} />
            ) : (
              <Reasons reasons={project.funds[request.fund].reasons} />
            )}
          </Payable>
          <PerformanceNotes project={project} />
          <ThreeWay project={project} asked={request} />
        </>
      )}
      <ChoiceItem
        name="outcome"
        label="办理结果"
        options={[
          { value: 'paid', label: '支付', disabled: against.length > 0 },
          { value: 'refused', label: '不予支付' },
        ]}
      />
      <TextItem
        name="reason"
        label={refused ? '不予支付的理由' : '说明'}
        max={1000}
        rows={2}
        optional={!refused}
      />
    </ActionForm>
  );
}
