import { accountabilityLabels } from '../../../../../../lib/project/records.ts';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { ChoiceItem } from '../../../../ui/choice-items.tsx';
import { DayItem, filled, TextItem } from '../../../../ui/form-items.tsx';
import { optionsOf } from '../../../../ui/options.ts';
import { ActionForm } from '../action-form.tsx';
import type { ActionFormProps } from '../types.ts';

interface Values {
  article: 35 | 36;
  kind: keyof typeof accountabilityLabels;
  subject: string;
  facts: string;
  decidedBy: string;
  decidedOn: string;
  documentNumber?: string;
}

/** 第三十五、三十六条: what the competent body decided. */
export const AccountabilityForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="recordAccountability"
    bodyOf={(values: Values) => filled(values)}
    submitText="登记责任追究"
  >
    <p>
      只有大数据局负责人和审计能看到,不会自动公开,也不进入台账、统计、导出和邮件 <ArticleLink article={35} />{' '}
      <ArticleLink article={36} />。
    </p>
    <ChoiceItem
      name="article"
      label="依据"
      options={[
        { value: 35, label: '第三十五条:未履行程序、管理不善或弄虚作假' },
        { value: 36, label: '第三十六条:截留、挪用资金' },
      ]}
      vertical
    />
    <ChoiceItem name="kind" label="追究形式" options={optionsOf(accountabilityLabels)} />
    <TextItem name="subject" label="被追究的单位或个人" max={200} />
    <TextItem name="facts" label="事实" max={5000} rows={4} />
    <TextItem name="decidedBy" label="作出决定的机关" max={100} />
    <DayItem name="decidedOn" label="决定日期" max={props.project.today} />
    <TextItem name="documentNumber" label="决定文号" max={100} optional />
  </ActionForm>
);
