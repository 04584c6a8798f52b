import type { Calendar } from '../calendar/calendar.ts';
import type { Day } from '../calendar/days.ts';
import { addMonths } from '../calendar/months.ts';
import { governing } from './article-38-validity.ts';
import { type Breach, breach, breachesOf } from './decision.ts';
import { type Due, type DueDate, dueOn } from './due-date.ts';
import type { RuleSet } from './rule-sets/rule-set.ts';

/** R11: the project is complete when the last of its contracts is; undefined while one is open or none exists. */
export function projectCompletedOn(contractsCompletedOn: readonly (Day | undefined)[]): Day | undefined {
  const days = contractsCompletedOn.filter((day) => day !== undefined);
  return days.length === contractsCompletedOn.length ? days.sort().at(-1) : undefined;
}

/** 应在完成项目建设任务后3个月内…提出竣工验收申请: `acceptanceMonths`, R3, R4. */
export function acceptanceApplicationDue(
  completedOn: Day,
  ruleSets: readonly RuleSet[],
  calendar: Calendar,
  asOf?: Day,
): DueDate {
  const found = governing(ruleSets, completedOn);
  return found.applicable ? acceptanceDueUnder(found.ruleSet, completedOn, calendar, asOf) : found;
}

export function acceptanceDueUnder(ruleSet: RuleSet, completedOn: Day, calendar: Calendar, asOf?: Day): Due {
  return dueOn(addMonths(completedOn, ruleSet.parameters.acceptanceMonths), ruleSet, calendar, asOf);
}

/** 并提交验收申请报告. */
export function decideAcceptanceApplication(facts: {
  reportAvailable: boolean;
  openChanges: number;
}): Breach[] {
  return breachesOf(
    !facts.reportAvailable &&
      breach('acceptanceReportMissing', 22, '请提交验收申请报告', 'documents.acceptanceApplication'),
    facts.openChanges > 0 && breach('changeOpen', 22, '尚有未办结的项目变更,办结后再申请验收', 'changes'),
  );
}
