import { Form } from 'antd';
import type { Rectification } from '../../../../../../lib/project/records.ts';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { ChoiceItem, PickItem } from '../../../../ui/choice-items.tsx';
import { TextItem } from '../../../../ui/form-items.tsx';
import { optionsOf } from '../../../../ui/options.ts';
import { rectificationSourceLabels } from '../../../../ui/supervision-labels.ts';
import { RectificationFacts } from '../../records/rectification-facts.tsx';
import { ActionForm } from '../action-form.tsx';
import { openRectifications } from '../open-records.ts';
import type { ActionFormProps } from '../types.ts';
import { emptyOrder, type OrderValues, orderOf, RectificationItems } from './rectification-items.tsx';

interface OrderFormValues extends OrderValues {
  source: 'inspection' | 'majorEvent';
}

const { inspection, majorEvent } = rectificationSourceLabels;

export const OrderRectificationForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="orderRectification"
    bodyOf={({ source, ...order }: OrderFormValues) => ({ source, ...orderOf(order) })}
    initialValues={emptyOrder}
    submitText="下达整改"
  >
    <p>
      建设单位须在期限内答复,由大数据局复查 <ArticleLink article={32} />。
    </p>
    <ChoiceItem name="source" label="整改来源" options={optionsOf({ inspection, majorEvent })} />
    <RectificationItems today={props.project.today} />
  </ActionForm>
);

interface ResponseValues {
  rectificationId: string;
  text: string;
}

export function RespondRectificationForm(props: ActionFormProps) {
  const [form] = Form.useForm<ResponseValues>();
  return (
    <ActionForm
      {...props}
      form={form}
      route="respondRectification"
      bodyOf={({ text }) => ({ text })}
      paramsOf={({ rectificationId }) => ({ rectificationId })}
      submitText="提交答复"
    >
      <RectificationChoice rectifications={openRectifications(props.project)} />
      <TextItem name="text" label="整改情况" max={5000} rows={4} extra="逐项说明怎样整改、结果如何" />
    </ActionForm>
  );
}

/** Which one, and what it says. */
export function RectificationChoice({ rectifications }: { rectifications: readonly Rectification[] }) {
  const id = Form.useWatch('rectificationId');
  const found = rectifications.find(({ rectificationId }) => rectificationId === id);
  return (
    <>
      <PickItem
        name="rectificationId"
        label="整改"
        options={rectifications.map(({ rectificationId, source, items, dueOn }) => ({
          value: rectificationId,
          label: `${rectificationSourceLabels[source]}:${items[0] ?? ''}(期限 ${dueOn})`,
        }))}
      />
      {found && <RectificationFacts rectification={found} />}
    </>
  );
}
