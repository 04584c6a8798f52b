import { Form } from 'antd';
import { networkLabels } from '../../../../../../lib/project/records.ts';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { ChoiceItem, PickItem } from '../../../../ui/choice-items.tsx';
import { filled, TextItem } from '../../../../ui/form-items.tsx';
import { optionsOf } from '../../../../ui/options.ts';
import { ActionForm } from '../action-form.tsx';
import { openPermits } from '../open-records.ts';
import type { ActionFormProps } from '../types.ts';

interface ApplyValues {
  kind: keyof typeof networkLabels;
  reason: string;
}

export const ApplyNetworkForm = (props: ActionFormProps) => (
  <ActionForm {...props} route="applyNetwork" bodyOf={(values: ApplyValues) => values} submitText="提交申请">
    <p>
      未经允许,不得新建电子政务云节点和专网(专线);未获允许时,含有新建内容的合同不能登记{' '}
      <ArticleLink article={20} />。
    </p>
    <ChoiceItem name="kind" label="新建内容" options={optionsOf(networkLabels)} />
    <TextItem name="reason" label="理由" max={2000} rows={4} />
  </ActionForm>
);

interface DecideValues {
  permitId: string;
  answer: 'permitted' | 'override' | 'refused';
  reason?: string;
}

const bodyOf = ({ answer, reason = '' }: DecideValues) => {
  if (answer === 'override') return { permitted: false, override: { reason } };
  return { permitted: answer === 'permitted', ...filled({ reason }) };
};

/** Permitted, refused, or against the principle by the head, who says why. */
export function DecideNetworkForm(props: ActionFormProps) {
  const permits = openPermits(props.project);
  const [form] = Form.useForm<DecideValues>();
  const answer = Form.useWatch('answer', form);
  return (
    <ActionForm
      {...props}
      form={form}
      route="decideNetwork"
      bodyOf={bodyOf}
      paramsOf={({ permitId }) => ({ permitId })}
      fieldNames={{ 'override.reason': 'reason' }}
      submitText="决定"
    >
      <PickItem
        name="permitId"
        label="申请"
        options={permits.map((p) => ({ value: p.permitId, label: `${networkLabels[p.kind]}:${p.reason}` }))}
      />
      <ChoiceItem
        name="answer"
        label="决定"
        options={[
          { value: 'permitted', label: '同意新建' },
          { value: 'override', label: '负责人特批' },
          { value: 'refused', label: '不同意' },
        ]}
      />
      <TextItem
        name="reason"
        label={answer === 'override' ? '特批理由' : '说明'}
        max={1000}
        rows={2}
        optional={answer === 'permitted'}
      />
    </ActionForm>
  );
}
