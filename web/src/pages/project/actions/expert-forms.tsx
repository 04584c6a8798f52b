import { ArticleLink } from '../../../ui/article-link.tsx';
import { ChoiceItem, HundredItem } from '../../../ui/choice-items.tsx';
import { filled, TextItem } from '../../../ui/form-items.tsx';
import { ActionForm } from './action-form.tsx';
import type { ActionFormProps } from './types.ts';

interface OpinionValues {
  conflictOfInterest: boolean;
  text: string;
  score?: string;
}

export const ExpertOpinionForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="giveExpertOpinion"
    bodyOf={({ score, ...rest }: OpinionValues) => ({ ...rest, ...(score ? { score: Number(score) } : {}) })}
    submitText="提交"
  >
    <ChoiceItem
      name="conflictOfInterest"
      label="利益冲突声明"
      options={[
        { value: false, label: '与本项目及参与单位没有利益冲突' },
        { value: true, label: '存在利益冲突,申请回避' },
      ]}
      extra="申请回避后,您将不再能查看本项目"
      vertical
    />
    <TextItem name="text" label="评审意见,或回避的原因" max={5000} rows={5} />
    <HundredItem
      name="score"
      label="评分"
      suffix="分"
      optional
      extra="0 到 100 的整数;本次评审不打分的不填"
    />
  </ActionForm>
);

interface CloudValues {
  accepted: boolean;
  note?: string;
}

export const CloudExceptionForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="decideCloudException"
    bodyOf={(values: CloudValues) => filled(values)}
    submitText="保存"
  >
    <p>
      除涉密等原因外,应当依托市电子政务云部署;理由未获认可的不能批复 <ArticleLink article={11} />。
    </p>
    <blockquote className="record-text">{props.project.fields.cloudExceptionReason}</blockquote>
    <ChoiceItem
      name="accepted"
      label="是否认可"
      options={[
        { value: true, label: '认可' },
        { value: false, label: '不认可' },
      ]}
    />
    <TextItem name="note" label="说明" max={1000} rows={2} optional />
  </ActionForm>
);
