import type { Calendar } from '../calendar/calendar.ts';
import type { Day } from '../calendar/days.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { governing } from './article-38-validity.ts';
import { type Due, type DueDate, dueOn } from './due-date.ts';
import type { RuleSet } from './rule-sets/rule-set.ts';

/**
 * 项目建设单位签订正式采购合同后10个工作日内,应将相关资料向市大数据工作主管部门备案: R1, R2. One obligation a contract, supplementary
 * agreements too (R11). The number is `contractFilingWorkingDays` of the rule set in force on the day of signing.
 */
export function contractFilingDue(
  signedOn: Day,
  ruleSets: readonly RuleSet[],
  calendar: Calendar,
  asOf?: Day,
): DueDate {
  const found = governing(ruleSets, signedOn);
  return found.applicable ? contractFilingDueUnder(found.ruleSet, signedOn, calendar, asOf) : found;
}

export function contractFilingDueUnder(ruleSet: RuleSet, signedOn: Day, calendar: Calendar, asOf?: Day): Due {
  const lastDay = addWorkingDays(signedOn, ruleSet.parameters.contractFilingWorkingDays, calendar);
  return dueOn(lastDay, ruleSet, calendar, asOf);
}
