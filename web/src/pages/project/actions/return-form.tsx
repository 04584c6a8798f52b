import { Checkbox, Form, Input } from 'antd';
import { materials } from '../../../../../lib/project/materials.ts';
import { draftLabels } from '../../../ui/draft-labels.ts';
import { ActionForm } from './action-form.tsx';
import type { ActionFormProps } from './types.ts';

interface Returnable {
  item: string;
  label: string;
}

const entries = (labels: Record<string, string>): Returnable[] =>
  Object.entries(labels).map(([item, label]) => ({ item, label }));

const materialLabels = Object.fromEntries(
  Object.entries(materials)
    .filter(([, { step }]) => step === 'submission')
    .map(([name, { label }]) => [name, label]),
);

const groups = [
  { title: '申报内容', items: entries(draftLabels) },
  { title: '材料', items: entries(materialLabels) },
  { title: '对接与目录', items: entries({ consultations: '对接记录', catalogItems: '资源目录项' }) },
];

interface Values {
  items?: Record<string, { chosen?: boolean; reason?: string }>;
}

const chosenOf = ({ items = {} }: Values) =>
  Object.entries(items).flatMap(([item, { chosen, reason = '' }]) => (chosen ? [{ item, reason }] : []));

/** What has to be corrected, item by item: the unit sees each reason beside the item. */
export function ReturnForm(props: ActionFormProps) {
  const [form] = Form.useForm<Values>();
  const items = Form.useWatch('items', form);
  const count = chosenOf(items ? { items } : {}).length;
  return (
    <ActionForm
      {...props}
      form={form}
      route="returnSubmission"
      bodyOf={(values) => ({ items: chosenOf(values) })}
      submitText={count > 0 ? `退回修改(${count} 项)` : '退回修改'}
    >
      <p>勾选需要修改的事项,逐项写明理由。建设单位会在对应的位置看到。</p>
      {groups.map((group) => (
        <fieldset key={group.title} className="plain">
          <legend className="field-title">{group.title}</legend>
          {group.items.map((returnable) => (
            <ReturnItem key={returnable.item} {...returnable} />
          ))}
        </fieldset>
      ))}
    </ActionForm>
  );
}

function ReturnItem({ item, label }: Returnable) {
  const chosen = Form.useWatch(['items', item, 'chosen']);
  return (
    <div className="return-item">
      <Form.Item name={['items', item, 'chosen']} valuePropName="checked" noStyle>
        <Checkbox>{label}</Checkbox>
      </Form.Item>
      {chosen && (
        <Form.Item
          name={['items', item, 'reason']}
          rules={[{ required: true, whitespace: true, message: `请写明「${label}」的退回理由` }]}
        >
          <Input.TextArea
            aria-label={`「${label}」的退回理由`}
            placeholder="问题是什么,怎样修改"
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 8 }}
          />
        </Form.Item>
      )}
    </div>
  );
}
