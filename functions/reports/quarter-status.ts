import { dayOf } from '../../lib/calendar/days.ts';
import { quarterEndOf } from '../../lib/project/quarters.ts';
import { quarterlyReportsOwed } from '../../lib/regulation/article-17-quarterly-report.ts';
import type { Rules } from '../../lib/regulation/rule-sets/rule-set.ts';
import type { LedgerRow } from '../../lib/store/ledger.ts';

/** 季报状态: how a project stands with the report of one quarter. */
export const quarterStatusLabels = {
  reported: '已报送',
  zero: '零报告',
  late: '逾期报送',
  missing: '逾期未报',
  notYetDue: '未到期',
} as const;
export type QuarterStatus = keyof typeof quarterStatusLabels;

export interface QuarterCell {
  status: QuarterStatus;
  dueOn: string;
  reportedOn?: string;
  /** A zero report that came late is both. */
  zero?: true;
}

/** The cell of one project in the matrix; undefined where no report is owed for the quarter (R5, R10). */
export function quarterCell(
  { approvedOn, acceptedOn, terminatedOn, reports }: LedgerRow,
  quarter: string,
  { ruleSets, calendar }: Rules,
  today: string,
): QuarterCell | undefined {
  if (!approvedOn) return undefined;
  const span = { approvedOn, acceptedOn, terminatedOn, asOf: quarterEndOf(quarter) };
  const found = quarterlyReportsOwed(span, ruleSets, calendar);
  const owed = found.applicable ? found.owed.find((report) => report.quarter === quarter) : undefined;
  if (!owed) return undefined;
  const dueOn = owed.effectiveDue;
  const report = reports[quarter];
  if (!report) return { status: today > dueOn ? 'missing' : 'notYetDue', dueOn };
  const reportedOn = dayOf(report.at);
  const kind = report.zero ? 'zero' : 'reported';
  return {
    status: reportedOn > dueOn ? 'late' : kind,
    dueOn,
    reportedOn,
    ...(report.zero ? { zero: true as const } : {}),
  };
}
