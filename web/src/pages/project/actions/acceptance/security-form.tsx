import { Checkbox, Form, Radio } from 'antd';
import {
  MLPS_LEVELS,
  type MlpsLevel,
  SECURITY_QUESTIONS,
  type SecurityAnswer,
  type SecurityQuestionId,
} from '../../../../../../lib/regulation/article-29-security.ts';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { ChoiceItem } from '../../../../ui/choice-items.tsx';
import { DayItem, TextItem } from '../../../../ui/form-items.tsx';
import { yesNo } from '../../../../ui/options.ts';
import { ActionForm } from '../action-form.tsx';
import type { ActionFormProps } from '../types.ts';

type Answer = Partial<SecurityAnswer>;

interface Values {
  answers: Partial<Record<SecurityQuestionId, Answer>>;
  mlps: { level: MlpsLevel; filed?: boolean; tested?: boolean; testedOn?: string };
  cryptographyAssessedOn?: string;
}

const bodyOf = ({
  answers,
  mlps: { level, filed = false, tested = false, testedOn },
  cryptographyAssessedOn,
}: Values) => ({
  answers: Object.fromEntries(
    SECURITY_QUESTIONS.flatMap(({ id }) => {
      const { positive, decision } = answers[id] ?? {};
      if (positive === undefined) return [];
      return [[id, { positive, ...(!positive && decision ? { decision } : {}) }]];
    }),
  ),
  mlps: { level, filed, tested, ...(tested && testedOn ? { testedOn } : {}) },
  ...(answers.cryptographyAssessment?.positive && cryptographyAssessedOn ? { cryptographyAssessedOn } : {}),
});

/** 第二十八至三十一条: may be saved in parts; all of it is asked for at acceptance. */
export function SecurityForm(props: ActionFormProps) {
  const { security } = props.project;
  return (
    <ActionForm
      {...props}
      route="answerSecurity"
      bodyOf={bodyOf}
      initialValues={security ?? {}}
      submitText="保存答复"
    >
      <p>可以先答一部分,以后再补;验收之前须全部答复。答复为“否”的,写明处理决定。</p>
      {SECURITY_QUESTIONS.map((question) => (
        <Question key={question.id} {...question} />
      ))}
      <AssessedOn today={props.project.today} />
      <h3>
        网络安全等级保护 <ArticleLink article={30} />
      </h3>
      <Mlps today={props.project.today} />
    </ActionForm>
  );
}

function Question({ id, article, text }: (typeof SECURITY_QUESTIONS)[number]) {
  const positive = Form.useWatch(['answers', id, 'positive']);
  return (
    <fieldset className="plain security-question">
      <legend>
        {text} <ArticleLink article={article} />
      </legend>
      <Form.Item name={['answers', id, 'positive']} noStyle>
        <Radio.Group options={yesNo('是', '否')} aria-label={text} />
      </Form.Item>
      {positive === false && (
        <TextItem name={['answers', id, 'decision']} label={`处理决定:${text}`} max={500} rows={2} />
      )}
    </fieldset>
  );
}

/** 密评 is repeated from its day on (第三十一条). */
function AssessedOn({ today }: { today: string }) {
  const assessed = Form.useWatch(['answers', 'cryptographyAssessment', 'positive']);
  if (!assessed) return null;
  const extra = '填写后,下一次评估的期限由系统提醒';
  return (
    <DayItem
      name="cryptographyAssessedOn"
      label="最近一次密码应用安全性评估日期"
      max={today}
      extra={extra}
      optional
    />
  );
}

function Mlps({ today }: { today: string }) {
  const level = Form.useWatch(['mlps', 'level']);
  const tested = Form.useWatch(['mlps', 'tested']);
  return (
    <>
      <ChoiceItem
        name={['mlps', 'level']}
        label="等级"
        options={MLPS_LEVELS.map((value) => ({ value, label: `${'一二三四'.charAt(value - 1)}级` }))}
        extra={level >= 2 && '二级及以上,验收时须有备案证明和测评报告;二级每两年、三级及以上每年复测'}
      />
      <Form.Item name={['mlps', 'filed']} valuePropName="checked">
        <Checkbox>已取得等级保护备案证明</Checkbox>
      </Form.Item>
      <Form.Item name={['mlps', 'tested']} valuePropName="checked">
        <Checkbox>已完成等级测评</Checkbox>
      </Form.Item>
      {tested && <DayItem name={['mlps', 'testedOn']} label="测评日期" max={today} optional={level === 1} />}
    </>
  );
}
