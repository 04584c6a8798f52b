import { fenOf } from '../../../../money/rule.ts';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { ChoiceItem } from '../../../../ui/choice-items.tsx';
import { DayItem, MoneyItem, TextItem } from '../../../../ui/form-items.tsx';
import { optionsOf } from '../../../../ui/options.ts';
import { majorEventLabels } from '../../../../ui/supervision-labels.ts';
import { ActionForm } from '../action-form.tsx';
import type { ActionFormProps } from '../types.ts';

interface Values {
  kind: keyof typeof majorEventLabels;
  occurredOn: string;
  description: string;
  loss?: string;
}

export const MajorEventForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="reportMajorEvent"
    bodyOf={({ loss, ...rest }: Values) => ({ ...rest, ...(loss ? { lossFen: fenOf(loss) } : {}) })}
    fieldNames={{ lossFen: 'loss' }}
    submitText="报告重大情况"
  >
    <p>
      工程严重逾期、投资重大损失等情形应当及时报告 <ArticleLink article={19} />
      。大数据局可以据此要求整改或暂停建设。
    </p>
    <ChoiceItem name="kind" label="情形" options={optionsOf(majorEventLabels)} />
    <DayItem name="occurredOn" label="发生日期" max={props.project.today} />
    <TextItem name="description" label="情况说明" max={5000} rows={4} />
    <MoneyItem name="loss" label="损失金额" optional />
  </ActionForm>
);
