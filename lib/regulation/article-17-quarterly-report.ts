import type { Calendar } from '../calendar/calendar.ts';
import { addDays, type Day } from '../calendar/days.ts';
import { quarterEnd, quarterName } from '../calendar/months.ts';
import { beforeAnyRule, governing, type NotApplicable } from './article-38-validity.ts';
import { type Due, dueOn } from './due-date.ts';
import type { RuleSet } from './rule-sets/rule-set.ts';

/** 向市财政局、市审计局和市大数据工作主管部门报告: three receipts for every report, a zero report (零报告) too. */
export const REPORT_RECIPIENTS = [
  { code: 'finance', name: '市财政局' },
  { code: 'audit', name: '市审计局' },
  { code: 'bureau', name: '市大数据工作主管部门' },
] as const;

export interface ReportedProject {
  approvedOn: Day;
  acceptedOn?: Day | undefined;
  terminatedOn?: Day | undefined;
  /** Where the list stops for a project that has not ended; judged at the end of that day. */
  asOf?: Day | undefined;
}

export interface OwedReport extends Omit<Due, 'applicable'> {
  quarter: string;
  quarterEnd: Day;
}

export type QuarterlyReports = { applicable: true; owed: OwedReport[] } | NotApplicable;

/**
 * R5: the quarter ends a report is owed for: approved before it, neither accepted nor terminated on or before it. Owed while
 * suspended, so suspension is not even a fact here.
 */
export function reportedQuarterEnds(project: ReportedProject): Day[] {
  const { lastDay } = reportingSpan(project);
  const ends: Day[] = [];
  let end = firstQuarterEnd(project);
  while (end <= lastDay) {
    ends.push(end);
    end = quarterEnd(addDays(end, 1));
  }
  return ends;
}

/** 应于每季度末…报告项目建设进度和资金执行情况: due at quarter end, moved by R4. Each quarter end is its own trigger (R10). */
export function quarterlyReportsOwed(
  project: ReportedProject,
  ruleSets: readonly RuleSet[],
  calendar: Calendar,
): QuarterlyReports {
  const { endedOn } = reportingSpan(project);
  if (endedOn !== undefined && beforeAnyRule(ruleSets, endedOn))
    return { applicable: false, reason: 'BEFORE_RULE' };
  const ends = reportedQuarterEnds(project);
  const owed = ends.flatMap((end) => owedReport(end, ruleSets, calendar, project.asOf) ?? []);
  // With nothing owed, the last quarter end that could have been says why; before the first one, that first one does.
  const found = governing(ruleSets, ends.at(-1) ?? firstQuarterEnd(project));
  return owed.length > 0 || found.applicable ? { applicable: true, owed } : found;
}

function owedReport(
  end: Day,
  ruleSets: readonly RuleSet[],
  calendar: Calendar,
  asOf: Day | undefined,
): OwedReport | undefined {
  const found = governing(ruleSets, end);
  if (!found.applicable) return undefined;
  const { applicable, ...due } = quarterlyReportDueUnder(found.ruleSet, end, calendar, asOf);
  return { quarter: quarterName(end), quarterEnd: end, ...due };
}

export function quarterlyReportDueUnder(ruleSet: RuleSet, end: Day, calendar: Calendar, asOf?: Day): Due {
  return dueOn(addDays(end, ruleSet.parameters.quarterlyReportDaysAfterQuarterEnd), ruleSet, calendar, asOf);
}

/** approvedOn < QE: a project approved on the quarter's last day reports first for the next quarter. */
function firstQuarterEnd({ approvedOn }: ReportedProject): Day {
  return quarterEnd(addDays(approvedOn, 1));
}

function reportingSpan({ acceptedOn, terminatedOn, asOf }: ReportedProject): { endedOn?: Day; lastDay: Day } {
  const [endedOn] = [acceptedOn, terminatedOn].filter((day) => day !== undefined).sort();
  // Ended on quarter end: nothing is owed for that quarter any more.
  return endedOn === undefined ? { lastDay: asOf ?? '' } : { endedOn, lastDay: addDays(endedOn, -1) };
}
