import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Radio } from 'antd';
import { addDays } from '../../../../../lib/calendar/days.ts';
import { call } from '../../../api/client.ts';
import { plainYuan } from '../../../money/fen.ts';
import { fenOf } from '../../../money/rule.ts';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { DayItem, filled, MoneyItem, TextItem } from '../../../ui/form-items.tsx';
import { ActionForm } from './action-form.tsx';
import type { ActionFormProps } from './types.ts';

interface ReviewValues {
  batch: string;
  thirdParty?: string;
  experts?: Record<string, { chosen?: boolean; expiresOn?: string }>;
}

/** How long an expert sees the project, unless said otherwise. */
const EXPERT_DAYS = 30;

export function StartReviewForm(props: ActionFormProps) {
  const experts = useExperts();
  const bodyOf = ({ batch, thirdParty, experts: given = {} }: ReviewValues) => {
    const chosen = experts.flatMap(({ userId, name }) => {
      const { chosen, expiresOn } = given[userId] ?? {};
      return chosen && expiresOn ? [{ userId, name, expiresOn }] : [];
    });
    return filled({ batch, thirdParty, experts: chosen });
  };
  return (
    <ActionForm {...props} route="startReview" bodyOf={bodyOf} submitText="安排评审">
      <TextItem name="batch" label="评审批次" max={100} extra="例如:2025年第3批" />
      <TextItem name="thirdParty" label="第三方评审机构" max={100} optional />
      {experts.length > 0 && <h3>评审专家(选填)</h3>}
      {experts.map(({ userId, name, unitName }) => (
        <div key={userId} className="row">
          <Form.Item name={['experts', userId, 'chosen']} valuePropName="checked">
            <Checkbox>
              {name}({unitName})
            </Checkbox>
          </Form.Item>
          <Form.Item
            name={['experts', userId, 'expiresOn']}
            initialValue={addDays(props.project.today, EXPERT_DAYS)}
          >
            <Input
              type="date"
              className="day-input"
              aria-label={`${name}可查看项目的截止日期`}
              min={props.project.today}
            />
          </Form.Item>
        </div>
      ))}
    </ActionForm>
  );
}

function useExperts() {
  const { data } = useQuery({ queryKey: ['people'], queryFn: ({ signal }) => call('people', { signal }) });
  return data?.items.filter(({ roles }) => roles.includes('expert')) ?? [];
}

interface OpinionValues {
  conclusion: 'approve' | 'reject';
  text: string;
  budgetReview: { amount: string; reviewedOn: string; note?: string };
}

export function OpinionForm(props: ActionFormProps) {
  const { opinion, today, fields } = props.project;
  const amountFen = opinion?.budgetReview.amountFen ?? fields.budgetFen;
  return (
    <ActionForm
      {...props}
      route="draftOpinion"
      bodyOf={({ budgetReview: { amount, ...rest }, ...values }: OpinionValues) => ({
        ...values,
        budgetReview: { ...filled(rest), amountFen: fenOf(amount) },
      })}
      fieldNames={{ 'budgetReview.amountFen': 'budgetReview.amount' }}
      initialValues={{
        ...(opinion ? { conclusion: opinion.conclusion, text: opinion.text } : {}),
        budgetReview: {
          ...opinion?.budgetReview,
          amount: amountFen === undefined ? '' : plainYuan(amountFen),
          reviewedOn: opinion?.budgetReview.reviewedOn ?? '',
        },
      }}
      submitText="保存审核意见"
    >
      <Form.Item name="conclusion" label="审核结论" rules={[{ required: true, message: '请选择审核结论' }]}>
        <Radio.Group
          options={[
            { value: 'approve', label: '建议批复' },
            { value: 'reject', label: '建议不予批复' },
          ]}
        />
      </Form.Item>
      <TextItem name="text" label="审核意见" max={5000} rows={5} />
      <h3>
        财政预算评审 <ArticleLink article={4} />
      </h3>
      <MoneyItem name={['budgetReview', 'amount']} label="评审金额" />
      <DayItem name={['budgetReview', 'reviewedOn']} label="评审日期" max={today} />
      <TextItem name={['budgetReview', 'note']} label="评审说明" max={500} rows={2} optional />
      <p className="muted">保存后,请在“材料”里上传盖章的审核意见,大数据局负责人才能批复。</p>
    </ActionForm>
  );
}
