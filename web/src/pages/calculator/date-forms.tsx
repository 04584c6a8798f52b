import { Form, InputNumber, Radio } from 'antd';
import { DayItem, filled } from '../../ui/form-items.tsx';
import { DayList } from './day-list.tsx';
import { RuleForm } from './rule-form.tsx';
import type { KindFormProps } from './types.ts';

export const ContractFilingForm = ({ ask }: KindFormProps) => (
  <RuleForm ask={ask} inputOf={(values: { signedOn: string; filedAt?: string }) => filled(values)}>
    <DayItem name="signedOn" label="合同签订日期" />
    <DayItem name="filedAt" label="备案日期" optional extra="填了就同时判断是否逾期" />
  </RuleForm>
);

export const AcceptanceApplicationForm = ({ ask }: KindFormProps) => (
  <RuleForm
    ask={ask}
    inputOf={(values: { contractsCompletedOn: string[]; appliedAt?: string }) => filled(values)}
    initialValues={{ contractsCompletedOn: [''] }}
  >
    <DayList name="contractsCompletedOn" title="各合同的完成日期" one="合同" addText="再加一份合同" />
    <DayItem name="appliedAt" label="申请验收的日期" optional extra="填了就同时判断是否逾期" />
  </RuleForm>
);

interface SelfEvaluation {
  acceptedOn?: string;
  inUseOn?: string;
  submittedAt?: string;
  asOf?: string;
}

export const SelfEvaluationForm = ({ ask }: KindFormProps) => (
  <RuleForm
    ask={ask}
    inputOf={({ acceptedOn, inUseOn, ...rest }: SelfEvaluation) => ({
      ...filled(rest),
      acceptedOn: acceptedOn || null,
      inUseOn: inUseOn || null,
    })}
  >
    <DayItem name="acceptedOn" label="通过验收的日期" optional extra="还没有验收的不填" />
    <DayItem name="inUseOn" label="投入使用的日期" optional extra="还没有投入使用的不填" />
    <DayItem name="submittedAt" label="报送日期" optional extra="填了就判断报送是否在窗口之内" />
    <DayItem name="asOf" label="截至哪天看" optional extra="填了就判断这一天是否已可报送、是否逾期" />
  </RuleForm>
);

interface Quarterly {
  approvedOn: string;
  acceptedOn?: string;
  terminatedOn?: string;
  asOf?: string;
}

export const QuarterlyReportsForm = ({ ask }: KindFormProps) => (
  <RuleForm ask={ask} inputOf={(values: Quarterly) => filled(values)}>
    <DayItem name="approvedOn" label="批复日期" />
    <DayItem name="acceptedOn" label="通过验收的日期" optional />
    <DayItem name="terminatedOn" label="终止的日期" optional />
    <DayItem name="asOf" label="截至哪天看" optional extra="没有验收、也没有终止的,必须填写" />
  </RuleForm>
);

interface WorkingDays {
  mode: 'count' | 'to';
  from: string;
  count?: number;
  to?: string;
}

export function WorkingDaysForm({ ask }: KindFormProps) {
  const [form] = Form.useForm<WorkingDays>();
  const mode = Form.useWatch('mode', form) ?? 'count';
  return (
    <RuleForm
      ask={ask}
      form={form}
      inputOf={({ from, count, to }: WorkingDays) => (mode === 'count' ? { from, count } : { from, to })}
      initialValues={{ mode: 'count', count: 10 }}
    >
      <Form.Item name="mode" label="要算什么" required>
        <Radio.Group
          options={[
            { value: 'count', label: '几个工作日之后是哪天' },
            { value: 'to', label: '两天之间有几个工作日' },
          ]}
        />
      </Form.Item>
      <DayItem name="from" label="起算日期" extra="这一天不计入" />
      {mode === 'count' ? (
        <Form.Item name="count" label="工作日数" rules={[{ required: true, message: '请填写工作日数' }]}>
          <InputNumber min={0} max={5000} precision={0} />
        </Form.Item>
      ) : (
        <DayItem name="to" label="截止日期" />
      )}
    </RuleForm>
  );
}
