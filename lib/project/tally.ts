import { addDays, dayOf, LAST_SUPPORTED_DAY } from '../calendar/days.ts';
import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import type { Stage } from './basics.ts';
import { obligationsOf } from './duties.ts';
import { fundingOf } from './funding.ts';
import { awaitedDue, type Obligation } from './obligations.ts';
import type { Project } from './project.ts';
import { type Summary, summaryOf } from './summary.ts';

/** Counters of some projects; tallies add up, so a city is the sum of its units and a unit of its projects. */
export interface Tally {
  projects: number;
  stages: Partial<Record<Stage, number>>;
  estimateFen: number;
  /** Of the estimates, what the towns pay; the rest is the city's (第十四条). */
  townFen: number;
  contractFen: number;
  paidFen: number;
  /** 合同备案: filed, and filed late (第十六条). */
  filings: number;
  lateFilings: number;
  /** Duties with a day that were met, and met late. */
  done: number;
  late: number;
  /** Duties waited for, by their last day: how many are overdue is told on the day of asking. */
  dues: Record<string, number>;
  /** What happened in which month (2025-09): what trends are drawn from. */
  trends: Record<Trend, Record<string, number>>;
}

/** 批复, 验收, duties met, duties met late, fen paid. */
export type Trend = (typeof TRENDS)[number];
export const TRENDS = ['approved', 'accepted', 'met', 'metLate', 'paidFen'] as const;

export const emptyTally: Tally = {
  projects: 0,
  stages: {},
  estimateFen: 0,
  townFen: 0,
  contractFen: 0,
  paidFen: 0,
  filings: 0,
  lateFilings: 0,
  done: 0,
  late: 0,
  dues: {},
  trends: { approved: {}, accepted: {}, met: {}, metLate: {}, paidFen: {} },
};

/**
 * What one project counts for. Quarters are laid out to the end of the rule sets' validity, so that a quarter's end makes a
 * missing report overdue without anything happening to the project.
 */
export function tallyOf(project: Project, rules: Rules): Tally {
  const summary = summaryOf(project);
  const { estimateFen = 0, contractFen, paidFen } = summary;
  const duties = obligationsOf(project, rules, LAST_SUPPORTED_DAY);
  const met = duties.filter((duty) => duty.doneOn && duty.due?.applicable);
  const filed = met.filter((duty) => duty.kind === 'contractFiling');
  return {
    projects: 1,
    stages: { [project.stage]: 1 },
    estimateFen,
    townFen: project.budget ? fundingOf(project).townFen : 0,
    contractFen,
    paidFen,
    filings: filed.length,
    lateFilings: filed.filter((duty) => duty.late).length,
    done: met.length,
    late: met.filter((duty) => duty.late).length,
    dues: countsOf(duties.flatMap((duty) => awaitedDue(duty) ?? [])),
    trends: trendsOf(project, summary, met),
  };
}

const monthOf = (day: string) => day.slice(0, 7);
const monthsOf = (days: (string | undefined)[]) => countsOf(days.flatMap((day) => (day ? monthOf(day) : [])));

function trendsOf(
  { fundRequests }: Project,
  { approvedOn, acceptedOn }: Summary,
  met: Obligation[],
): Tally['trends'] {
  const paidFen: Record<string, number> = {};
  for (const { amountFen, decision } of Object.values(fundRequests)) {
    if (decision?.outcome !== 'paid') continue;
    const month = monthOf(dayOf(decision.decided.at));
    paidFen[month] = (paidFen[month] ?? 0) + amountFen;
  }
  return {
    approved: monthsOf([approvedOn]),
    accepted: monthsOf([acceptedOn]),
    met: monthsOf(met.map((duty) => duty.doneOn)),
    metLate: monthsOf(met.filter((duty) => duty.late).map((duty) => duty.doneOn)),
    paidFen,
  };
}

function countsOf(keys: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Adds `sign` times a tally; counts that come to nothing leave no trace. */
export function addTally(total: Tally, part: Tally, sign: 1 | -1 = 1): Tally {
  const { stages, dues, trends } = total;
  const plus = (name: Exclude<keyof Tally, 'stages' | 'dues' | 'trends'>) => total[name] + sign * part[name];
  return {
    projects: plus('projects'),
    stages: addCounts(stages, part.stages, sign),
    estimateFen: plus('estimateFen'),
    townFen: plus('townFen'),
    contractFen: plus('contractFen'),
    paidFen: plus('paidFen'),
    filings: plus('filings'),
    lateFilings: plus('lateFilings'),
    done: plus('done'),
    late: plus('late'),
    dues: addCounts(dues, part.dues, sign),
    trends: {
      approved: addCounts(trends.approved, part.trends.approved, sign),
      accepted: addCounts(trends.accepted, part.trends.accepted, sign),
      met: addCounts(trends.met, part.trends.met, sign),
      metLate: addCounts(trends.metLate, part.trends.metLate, sign),
      paidFen: addCounts(trends.paidFen, part.trends.paidFen, sign),
    },
  };
}

function addCounts(
  total: Record<string, number>,
  part: Record<string, number>,
  sign: 1 | -1,
): Record<string, number> {
  const sums = { ...total };
  for (const [key, count] of Object.entries(part)) sums[key] = (sums[key] ?? 0) + sign * count;
  return Object.fromEntries(Object.entries(sums).filter(([, count]) => count !== 0));
}

/** Duties whose last day has passed at the beginning of `today`. */
export const overdueOn = ({ dues }: Tally, today: string): number =>
  Object.entries(dues)
    .filter(([due]) => due < today)
    .reduce((total, [, count]) => total + count, 0);

/** 未来若干天: how many duties end on which day, from today to `days` days on; days without one are left out. */
export function dueWithin({ dues }: Tally, today: string, days: number): { day: string; count: number }[] {
  const last = addDays(today, days);
  return Object.entries(dues)
    .filter(([due]) => due >= today && due <= last)
    .map(([day, count]) => ({ day, count }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The last `count` months to that of `today`, oldest first. */
export function trendOf({ trends }: Tally, today: string, count: number) {
  const end = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, i) => {
    const at = end - count + 1 + i;
    const month = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    return { month, ...Object.fromEntries(TRENDS.map((name) => [name, trends[name][month] ?? 0])) } as Month;
  });
}

export type Month = { month: string } & Record<Trend, number>;
