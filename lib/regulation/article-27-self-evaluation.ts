import type { Calendar } from '../calendar/calendar.ts';
import { type Day, laterOf } from '../calendar/days.ts';
import { addMonths } from '../calendar/months.ts';
import { beforeAnyRule, governing, latestRuleSet, type NotApplicable } from './article-38-validity.ts';
import { type Breach, breach, breachesOf } from './decision.ts';
import { type Due, dueOn } from './due-date.ts';
import type { RuleSet } from './rule-sets/rule-set.ts';

export interface EvaluatedProject {
  acceptedOn: Day | null;
  inUseOn: Day | null;
}

/** Nothing can be overdue before the base is known. */
export interface WaitingForBase {
  applicable: true;
  base: null;
  basisExpired: boolean;
}

export interface EvaluationWindow extends Due {
  base: Day;
  /** R4 does not move a window's opening day. */
  opensOn: Day;
}

/** R6: 竣工验收并投入使用运行后: both, so the later of the two. */
export function evaluationBase({ acceptedOn, inUseOn }: EvaluatedProject): Day | null {
  return acceptedOn === null || inUseOn === null ? null : laterOf(acceptedOn, inUseOn);
}

/**
 * 在项目竣工验收并投入使用运行后12至24个月内开展项目建设自评价: `evaluationFromMonths`, `evaluationToMonths`, each one step from the
 * base, both ends inclusive, the end moved by R4.
 */
export function selfEvaluationWindow(
  project: EvaluatedProject,
  ruleSets: readonly RuleSet[],
  calendar: Calendar,
  asOf?: Day,
): EvaluationWindow | WaitingForBase | NotApplicable {
  const { acceptedOn } = project;
  if (acceptedOn !== null && beforeAnyRule(ruleSets, acceptedOn))
    return { applicable: false, reason: 'BEFORE_RULE' };
  const base = evaluationBase(project);
  if (base === null)
    return waiting(laterOf(acceptedOn ?? project.inUseOn ?? '', asOf ?? ''), acceptedOn, ruleSets);
  const found = governing(ruleSets, base);
  if (!found.applicable) return found;
  return evaluationWindowUnder(found.ruleSet, base, calendar, asOf);
}

export function evaluationWindowUnder(
  ruleSet: RuleSet,
  base: Day,
  calendar: Calendar,
  asOf?: Day,
): EvaluationWindow {
  const { evaluationFromMonths, evaluationToMonths } = ruleSet.parameters;
  const due = dueOn(addMonths(base, evaluationToMonths), ruleSet, calendar, asOf);
  return { base, opensOn: addMonths(base, evaluationFromMonths), ...due };
}

/** The base can only lie on or after the known day: past the last validity no rule will ever govern it. */
function waiting(
  knownDay: Day,
  acceptedOn: Day | null,
  ruleSets: readonly RuleSet[],
): WaitingForBase | NotApplicable {
  const lastValidity = latestRuleSet(ruleSets)?.validThrough ?? '';
  if (acceptedOn !== null && acceptedOn > lastValidity)
    return { applicable: false, reason: 'NO_RULE_IN_FORCE' };
  return { applicable: true, base: null, basisExpired: knownDay > lastValidity };
}

/** R6: before the window opens a report is refused. */
export function decideSelfEvaluation(facts: { submittedOn: Day; opensOn: Day | null }): Breach[] {
  return breachesOf(
    (facts.opensOn === null || facts.submittedOn < facts.opensOn) &&
      breach('tooEarly', 27, '自评价应在竣工验收并投入使用满12个月后开展,目前尚未开始', 'submittedOn'),
  );
}

/** 评价结果作为后续安排政府投资和运行维护经费的重要依据: shown wherever money is asked for next. */
export const PERFORMANCE_GRADES = ['excellent', 'good', 'fair', 'poor'] as const;

export type PerformanceGrade = (typeof PERFORMANCE_GRADES)[number];

export function fundingNotes(grades: readonly { projectName: string; grade: PerformanceGrade }[]): string[] {
  const names: Record<PerformanceGrade, string> = { excellent: '优', good: '良', fair: '中', poor: '差' };
  return grades.map(({ projectName, grade }) => `《${projectName}》绩效评价结果:${names[grade]}(第二十七条)`);
}
