import { Checkbox, Form } from 'antd';
import { MEASURES, type Measure } from '../../../../../../lib/regulation/article-32-supervision.ts';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { ChoiceItem } from '../../../../ui/choice-items.tsx';
import { TextItem } from '../../../../ui/form-items.tsx';
import { measureLabels } from '../../../../ui/supervision-labels.ts';
import { ActionForm } from '../action-form.tsx';
import { openRectifications } from '../open-records.ts';
import type { ActionFormProps } from '../types.ts';
import { RectificationChoice } from './rectification-forms.tsx';

interface Values {
  rectificationId: string;
  passed: boolean;
  note: string;
  measures?: Measure[];
}

/** 复查: only an answered one can pass; only a failed one allows measures. */
export function RecheckRectificationForm(props: ActionFormProps) {
  const rectifications = openRectifications(props.project);
  const [form] = Form.useForm<Values>();
  const id = Form.useWatch('rectificationId', form);
  const failed = Form.useWatch('passed', form) === false;
  const answered = rectifications.find(({ rectificationId }) => rectificationId === id)?.response;
  return (
    <ActionForm
      {...props}
      form={form}
      route="recheckRectification"
      bodyOf={({ passed, note, measures = [] }) => ({
        passed,
        note,
        ...(!passed && measures.length > 0 ? { measures } : {}),
      })}
      paramsOf={({ rectificationId }) => ({ rectificationId })}
      submitText="登记复查结果"
    >
      <RectificationChoice rectifications={rectifications} />
      <ChoiceItem
        name="passed"
        label="复查结果"
        options={[
          { value: true, label: '通过', disabled: !answered },
          { value: false, label: '不通过' },
        ]}
        extra={id && !answered && '建设单位还没有答复,不能登记为通过'}
      />
      {failed && <MeasuresItem />}
      <TextItem name="note" label="复查说明" max={2000} rows={3} />
    </ActionForm>
  );
}

const MeasuresItem = () => (
  <>
    <Form.Item name="measures" label="采取的措施">
      <Checkbox.Group options={MEASURES.map((value) => ({ value, label: measureLabels[value] }))} />
    </Form.Item>
    <p className="note">
      选「暂缓拨付建设资金」即时生效,三类资金都停止支付;暂停、终止项目还须分别办理「暂停建设」「提出终止」{' '}
      <ArticleLink article={32} />。
    </p>
  </>
);
