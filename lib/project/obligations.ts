import type { Calendar } from '../calendar/calendar.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { DueDate } from '../regulation/due-date.ts';

export type ObligationKind =
  | 'contractFiling'
  | 'quarterlyReport'
  | 'acceptanceApplication'
  | 'selfEvaluation'
  | 'surplusReturn'
  | 'rectification'
  | 'informationRequest'
  | 'mlpsRetest'
  | 'cryptographyAssessment';

/** What a person can switch reminders of (提醒设置). */
export const obligationKindLabels: Record<ObligationKind, string> = {
  contractFiling: '合同备案',
  quarterlyReport: '季度报告',
  acceptanceApplication: '验收申请',
  selfEvaluation: '自评价',
  surplusReturn: '节余资金交回',
  rectification: '整改',
  informationRequest: '提供资料',
  mlpsRetest: '等级保护复测',
  cryptographyAssessment: '密码应用安全性评估',
};

/** 义务状态 (RULES.md, "Lifecycle"). */
export const obligationStatusLabels = {
  waitingForBase: '等待起算',
  open: '办理中',
  dueSoon: '即将到期',
  overdue: '已逾期',
  done: '已完成',
  doneLate: '逾期完成',
  notApplicable: '不适用',
} as const;
export type ObligationStatus = keyof typeof obligationStatusLabels;

/** A duty of the unit. A pure projection of the project: never kept up by hand. */
export interface Obligation {
  kind: ObligationKind;
  /** What it is about: here the contract. One project has one obligation per kind and subject. */
  subject: string;
  title: string;
  article: number;
  /** The day that set it off. */
  triggerOn: string;
  /** The day from which it is reminded of, where that is before the trigger: a quarter is reported at its end. */
  knownOn?: string;
  /** Absent while the base is not known yet (R6), or where the article names no day. */
  due?: DueDate;
  /** The article names no day: open until done. */
  undated?: boolean;
  /** The project ended before the duty was met. */
  ended?: boolean;
  /** First day on which it may be met, where there is one (第二十七条). */
  opensOn?: string;
  /** An extension applied for in time is undecided: not overdue meanwhile (R9). */
  held?: boolean;
  /** The Shanghai day it was met, and whether that was late. */
  doneOn?: string;
  late?: boolean;
}

/** `open` obligations within this many working days of the due day are `dueSoon`. */
const DUE_SOON_WORKING_DAYS = 3;

/** Where an obligation stands at the end of `today`. */
export function statusOf(obligation: Obligation, today: string, calendar: Calendar): ObligationStatus {
  const { due, doneOn, late, undated, ended } = obligation;
  if (doneOn) return late ? 'doneLate' : 'done';
  if (ended || due?.applicable === false) return 'notApplicable';
  if (!due) return undated ? 'open' : 'waitingForBase';
  return dueStatus(obligation, due.effectiveDue, today, calendar);
}

function dueStatus(
  { held, opensOn }: Obligation,
  due: string,
  today: string,
  calendar: Calendar,
): ObligationStatus {
  if (held || (opensOn && today < opensOn)) return 'open';
  if (today > due) return 'overdue';
  return today >= addWorkingDays(due, -DUE_SOON_WORKING_DAYS, calendar) ? 'dueSoon' : 'open';
}

/** A duty that is waited for, as lists keep it: its day, and what its reminders are reckoned from. */
export interface AwaitedDuty
  extends Pick<Obligation, 'kind' | 'subject' | 'title' | 'article' | 'triggerOn' | 'knownOn' | 'opensOn'> {
  dueOn: string;
}

/** Duties not yet met, earliest due day first. */
export const awaitedDuties = (obligations: readonly Obligation[]): AwaitedDuty[] =>
  obligations
    .flatMap((obligation) => {
      const { kind, subject, title, article, triggerOn, knownOn, opensOn } = obligation;
      const dueOn = awaitedDue(obligation);
      const known = { ...(knownOn ? { knownOn } : {}), ...(opensOn ? { opensOn } : {}) };
      return dueOn ? [{ kind, subject, title, article, triggerOn, ...known, dueOn }] : [];
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)));

/** The day an obligation is waited for: none once it is met, ended, held, or without a day. */
export const awaitedDue = ({ due, doneOn, held, ended }: Obligation): string | undefined =>
  due?.applicable && !doneOn && !held && !ended ? due.effectiveDue : undefined;
