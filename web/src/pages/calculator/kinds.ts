import type { ComponentType } from 'react';
import type { RuleKindName } from '../../../../lib/regulation/rules.ts';
import { ContentAdjustmentForm } from './content-adjustment-form.tsx';
import {
  AcceptanceApplicationForm,
  ContractFilingForm,
  QuarterlyReportsForm,
  SelfEvaluationForm,
  WorkingDaysForm,
} from './date-forms.tsx';
import { TimelineForm } from './timeline-form.tsx';
import type { KindFormProps } from './types.ts';

interface Kind {
  title: string;
  /** What it answers, in a clerk's words. */
  question: string;
  Form: ComponentType<KindFormProps>;
}

/** The seven rules as a service (`POST /api/rules/{kind}`), in the order of a project's life. */
export const kinds: Record<RuleKindName, Kind> = {
  contractFiling: { title: '合同备案期限', question: '合同签了,最晚哪天备案?', Form: ContractFilingForm },
  contentAdjustment: {
    title: '调整:备案还是变更',
    question: '建设内容或资金要调整,备案就行,还是要走变更手续?',
    Form: ContentAdjustmentForm,
  },
  quarterlyReports: { title: '季度报告', question: '要报哪些季度,各在哪天之前?', Form: QuarterlyReportsForm },
  acceptanceApplication: {
    title: '竣工验收申请期限',
    question: '建完了,最晚哪天申请验收?',
    Form: AcceptanceApplicationForm,
  },
  acceptanceTimeline: {
    title: '验收、延期与资金',
    question: '申请过延期,现在算不算逾期,资金还能不能付?',
    Form: TimelineForm,
  },
  selfEvaluation: {
    title: '自评价窗口',
    question: '什么时候可以报自评价,最晚哪天?',
    Form: SelfEvaluationForm,
  },
  workingDays: {
    title: '工作日推算',
    question: '几个工作日之后是哪天?两天之间有几个工作日?',
    Form: WorkingDaysForm,
  },
};

export const isKind = (name: string | null): name is RuleKindName =>
  name !== null && Object.hasOwn(kinds, name);
