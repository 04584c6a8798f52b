import type { Calendar } from '../../calendar/calendar.ts';
import type { Day } from '../../calendar/days.ts';
import { contractFilingDueUnder } from '../article-16-contract-filing.ts';
import { quarterlyReportDueUnder } from '../article-17-quarterly-report.ts';
import { acceptanceDueUnder } from '../article-22-acceptance-application.ts';
import { evaluationWindowUnder } from '../article-27-self-evaluation.ts';
import { governing } from '../article-38-validity.ts';
import type { Due } from '../due-date.ts';
import type { RuleParameters, RuleSet, Rules } from './rule-set.ts';

export type ObligationKind =
  | 'contractFiling'
  | 'quarterlyReport'
  | 'acceptanceApplication'
  | 'selfEvaluation';

/** An obligation that is still open, as plain facts. */
export interface OpenObligation {
  kind: ObligationKind;
  /** What it is about: a contract, a quarter, a project. */
  subject: string;
  /** Signing, quarter end, completion, or the base of the evaluation. */
  triggerDay: Day;
  /** Null while no rule was in force for it. */
  currentDue: Day | null;
}

export interface MovedObligation {
  kind: ObligationKind;
  subject: string;
  from: Day | null;
  to: Day | null;
  /** Only where a window's opening day moves too. */
  opens?: { from: Day | null; to: Day | null };
  /** Chinese */
  why: string;
}

interface Dates {
  due: Day | null;
  opensOn: Day | null;
  basis: string;
}

/**
 * What loading a rule set or a year's holiday notice would move, before it is loaded: every open obligation whose due day or
 * opening day differs. A due day that a decision fixed (an approved extension, R8) stays.
 */
export function previewSuccessor(
  obligations: readonly OpenObligation[],
  before: Rules,
  after: Rules,
): MovedObligation[] {
  return obligations.flatMap((obligation) => {
    const was = datesOf(obligation, before);
    const becomes = datesOf(obligation, after);
    const { kind, subject, currentDue } = obligation;
    const sameOpening = was.opensOn === becomes.opensOn;
    if (currentDue !== was.due || (was.due === becomes.due && sameOpening)) return [];
    const opens = sameOpening ? {} : { opens: { from: was.opensOn, to: becomes.opensOn } };
    return [{ kind, subject, from: was.due, to: becomes.due, ...opens, why: reason(was, becomes) }];
  });
}

function reason(was: Dates, becomes: Dates): string {
  return was.basis === becomes.basis
    ? `依据不变:${was.basis},工作日历有变化`
    : `适用规则由${was.basis}变为${becomes.basis}`;
}

function datesOf({ kind, triggerDay }: OpenObligation, { ruleSets, calendar }: Rules): Dates {
  const found = governing(ruleSets, triggerDay);
  if (!found.applicable) return { due: null, opensOn: null, basis: '“无规则可适用”' };
  const { name, documentNumber, parameters } = found.ruleSet;
  const { dueUnder, period } = obligationRules[kind];
  const { effectiveDue, opensOn } = dueUnder(found.ruleSet, triggerDay, calendar);
  return {
    due: effectiveDue,
    opensOn: opensOn ?? null,
    basis: `《${name}》(${documentNumber},${period(parameters)})`,
  };
}

interface ObligationRule {
  dueUnder: (ruleSet: RuleSet, triggerDay: Day, calendar: Calendar) => Due & { opensOn?: Day };
  period: (parameters: RuleParameters) => string;
}

const obligationRules: Record<ObligationKind, ObligationRule> = {
  contractFiling: {
    dueUnder: contractFilingDueUnder,
    period: (p) => `合同签订后${p.contractFilingWorkingDays}个工作日`,
  },
  quarterlyReport: {
    dueUnder: quarterlyReportDueUnder,
    period: (p) => `季度末后${p.quarterlyReportDaysAfterQuarterEnd}日`,
  },
  acceptanceApplication: {
    dueUnder: acceptanceDueUnder,
    period: (p) => `项目完成后${p.acceptanceMonths}个月`,
  },
  selfEvaluation: {
    dueUnder: evaluationWindowUnder,
    period: (p) => `验收并投入使用后${p.evaluationFromMonths}至${p.evaluationToMonths}个月`,
  },
};
