import { Button, Checkbox, Form } from 'antd';
import type { QuarterlyContent } from '../../../../../../lib/project/records.ts';
import { fenOf } from '../../../../money/rule.ts';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { PickItem } from '../../../../ui/choice-items.tsx';
import { filled, TextItem } from '../../../../ui/form-items.tsx';
import { quarterLabel } from '../../../../ui/quarter-label.ts';
import { ActionForm } from '../action-form.tsx';
import type { ActionFormProps } from '../types.ts';
import {
  latestBefore,
  latestContent,
  type QuarterValues,
  quarterOptions,
  valuesOf,
} from './quarter-content.ts';
import { QuarterDraftState } from './quarter-draft-state.tsx';
import { QuarterFields } from './quarter-fields.tsx';
import { useQuarterDraft } from './use-quarter-draft.ts';

/** 第十七条: what is owed comes first; a quarter that was reported can be corrected. */
export function QuarterForm(props: ActionFormProps) {
  const { project } = props;
  const [form] = Form.useForm<QuarterValues>();
  const quarter = Form.useWatch('quarter', form);
  const zero = Form.useWatch('zero', form);
  const draft = useQuarterDraft(project, form);
  const reported = quarter ? latestContent(project, quarter) : undefined;
  return (
    <ActionForm
      {...props}
      form={form}
      route="reportQuarter"
      bodyOf={bodyOf}
      fieldNames={{ receivedFen: 'received', paidFen: 'paid' }}
      submitText={reported ? '报送更正' : '报送季报'}
    >
      <p>
        季报同时送市财政局、市审计局和市大数据局,分别签收 <ArticleLink article={17} />。
      </p>
      <PickItem name="quarter" label="季度" options={quarterOptions(project)} />
      <QuarterDraftState draft={draft} />
      {reported && (
        <TextItem name="correction" label="更正原因" max={500} rows={2} extra="更正后,三方重新签收" />
      )}
      <Form.Item name="zero" valuePropName="checked" extra="没有进展、没有收付资金的也要报告,不能不报">
        <Checkbox>零报告:本季度没有需要报告的内容</Checkbox>
      </Form.Item>
      {!zero && (
        <>
          <Offer label="带入已报送的内容" content={reported} />
          {!reported && <LastQuarter {...props} quarter={quarter} />}
          <QuarterFields project={project} quarter={quarter} />
        </>
      )}
    </ActionForm>
  );
}

const bodyOf = ({ quarter, zero, received, paid, progressPercent, correction, ...texts }: QuarterValues) => ({
  quarter,
  ...filled({ correction: correction ?? '' }),
  ...(zero
    ? { zero }
    : {
        ...filled(texts),
        progressPercent: Number(progressPercent),
        receivedFen: fenOf(received),
        paidFen: fenOf(paid),
      }),
});

/** A report starts from the last one; nothing is filled in without being asked for. */
function LastQuarter({ project, quarter }: ActionFormProps & { quarter: string | undefined }) {
  const last = latestBefore(project, quarter);
  return last ? <Offer label={`带入${quarterLabel(last.quarter)}的内容`} content={last.content} /> : null;
}

function Offer({ label, content }: { label: string; content: QuarterlyContent | undefined }) {
  const form = Form.useFormInstance<QuarterValues>();
  if (!content || content.zero) return null;
  return (
    <div className="field-gap">
      <Button onClick={() => form.setFieldsValue(valuesOf(content))}>{label}</Button>
    </div>
  );
}
