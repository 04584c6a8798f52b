import { Form } from 'antd';
import type { ProjectView } from '../../../../../../lib/project/view.ts';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { PickItem } from '../../../../ui/choice-items.tsx';
import { longDay } from '../../../../ui/day.ts';
import { DayItem, TextItem } from '../../../../ui/form-items.tsx';
import { Facts } from '../../../../ui/section.tsx';
import { Signed } from '../../../../ui/signature.tsx';
import { ActionForm } from '../action-form.tsx';
import { DecisionItems, type DecisionValues, decisionOf } from '../decision-items.tsx';
import { openExtensions } from '../open-records.ts';
import type { ActionFormProps } from '../types.ts';

/** 验收期限 as it stands, extensions included. */
const acceptanceDue = ({ obligations }: ProjectView) => {
  const due = obligations.find(({ kind }) => kind === 'acceptanceApplication')?.due;
  return due?.applicable ? due.effectiveDue : undefined;
};

interface ApplyValues {
  proposedDue: string;
  reason: string;
  measures: string;
}

export function ApplyExtensionForm(props: ActionFormProps) {
  const { today } = props.project;
  const due = acceptanceDue(props.project);
  return (
    <ActionForm
      {...props}
      route="applyExtension"
      bodyOf={({ proposedDue, reason, measures }: ApplyValues) => ({ proposedDue, reason, measures })}
      submitText="提交延期申请"
    >
      {due && (
        <p className={due < today ? 'note' : 'note info'}>
          验收申请期限 <strong>{longDay(due)}</strong>
          {due < today
            ? ',已经逾期:现在申请不暂停逾期,批准后期限改为批准的日期。'
            : '。在期限之内申请的,决定之前不算逾期。'}{' '}
          <ArticleLink article={25} />
        </p>
      )}
      <DayItem name="proposedDue" label="拟申请验收的日期" min={due ?? today} />
      <TextItem name="reason" label="不能按期验收的原因" max={2000} rows={3} />
      <TextItem name="measures" label="采取的措施" max={2000} rows={3} />
    </ActionForm>
  );
}

interface DecideValues extends DecisionValues {
  extensionId: string;
  to?: string;
}

export function DecideExtensionForm(props: ActionFormProps) {
  const extensions = openExtensions(props.project);
  const [form] = Form.useForm<DecideValues>();
  const extensionId = Form.useWatch('extensionId', form);
  const approved = Form.useWatch('outcome', form) === 'approved';
  const extension = extensions.find((e) => e.extensionId === extensionId);
  return (
    <ActionForm
      {...props}
      form={form}
      route="decideExtension"
      bodyOf={({ to, ...values }) => ({
        ...decisionOf(values),
        ...(values.outcome === 'approved' && to ? { to } : {}),
      })}
      paramsOf={(values) => ({ extensionId: values.extensionId })}
      submitText="作出决定"
    >
      <PickItem
        name="extensionId"
        label="延期申请"
        options={extensions.map((e) => ({ value: e.extensionId, label: `延至 ${e.proposedDue}` }))}
      />
      {extension && (
        <Facts
          facts={[
            { label: '原因', value: extension.reason },
            { label: '措施', value: extension.measures },
            { label: '申请', value: <Signed by={extension.applied} /> },
          ]}
        />
      )}
      <DecisionItems />
      {approved && (
        <DayItem
          name="to"
          label="批准的期限"
          optional
          min={props.project.today}
          extra={extension && `不填即按申请的日期:${longDay(extension.proposedDue)}`}
        />
      )}
    </ActionForm>
  );
}
