import { Form } from 'antd';
import { useMe } from '../../../../api/use-me.ts';
import { PickItem } from '../../../../ui/choice-items.tsx';
import { quarterLabel } from '../../../../ui/quarter-label.ts';
import { QuarterContent } from '../../records/quarter-facts.tsx';
import { ActionForm } from '../action-form.tsx';
import { unreceivedReports } from '../open-records.ts';
import type { ActionFormProps } from '../types.ts';

export function ReceiveQuarterForm(props: ActionFormProps) {
  const { data: me } = useMe();
  const reports = unreceivedReports(props.project, me).toSorted((a, b) => (a.quarter < b.quarter ? -1 : 1));
  const [form] = Form.useForm<{ quarter: string }>();
  const quarter = Form.useWatch('quarter', form);
  const content = reports.find((r) => r.quarter === quarter)?.versions.at(-1)?.content;
  return (
    <ActionForm
      {...props}
      form={form}
      route="receiveQuarter"
      bodyOf={() => ({})}
      paramsOf={(values) => ({ quarter: values.quarter })}
      submitText="签收"
    >
      <PickItem
        name="quarter"
        label="季报"
        options={reports.map((r) => ({ value: r.quarter, label: quarterLabel(r.quarter) }))}
      />
      {content && <QuarterContent content={content} />}
    </ActionForm>
  );
}
