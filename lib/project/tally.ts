import { LAST_SUPPORTED_DAY } from '../calendar/days.ts';
import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import type { Stage } from './basics.ts';
import { obligationsOf } from './duties.ts';
import { awaitedDue } from './obligations.ts';
import type { Project } from './project.ts';
import { summaryOf } from './summary.ts';

/** Counters of some projects; tallies add up, so a city is the sum of its units and a unit of its projects. */
export interface Tally {
  projects: number;
  stages: Partial<Record<Stage, number>>;
  estimateFen: number;
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
}

export const emptyTally: Tally = {
  projects: 0,
  stages: {},
  estimateFen: 0,
  contractFen: 0,
  paidFen: 0,
  filings: 0,
  lateFilings: 0,
  done: 0,
  late: 0,
  dues: {},
};

/**
 * What one project counts for. Quarters are laid out to the end of the rule sets' validity, so that a quarter's end makes a
 * missing report overdue without anything happening to the project.
 */
export function tallyOf(project: Project, rules: Rules): Tally {
  const { estimateFen = 0, contractFen, paidFen } = summaryOf(project);
  const duties = obligationsOf(project, rules, LAST_SUPPORTED_DAY);
  const met = duties.filter((duty) => duty.doneOn && duty.due?.applicable);
  const filed = met.filter((duty) => duty.kind === 'contractFiling');
  return {
    projects: 1,
    stages: { [project.stage]: 1 },
    estimateFen,
    contractFen,
    paidFen,
    filings: filed.length,
    lateFilings: filed.filter((duty) => duty.late).length,
    done: met.length,
    late: met.filter((duty) => duty.late).length,
    dues: countsOf(duties.flatMap((duty) => awaitedDue(duty) ?? [])),
  };
}

function countsOf(keys: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Adds `sign` times a tally; counts that come to nothing leave no trace. */
export function addTally(total: Tally, part: Tally, sign: 1 | -1 = 1): Tally {
  const { stages, dues } = total;
  const plus = (name: Exclude<keyof Tally, 'stages' | 'dues'>) => total[name] + sign * part[name];
  return {
    projects: plus('projects'),
    stages: addCounts(stages, part.stages, sign),
    estimateFen: plus('estimateFen'),
    contractFen: plus('contractFen'),
    paidFen: plus('paidFen'),
    filings: plus('filings'),
    lateFilings: plus('lateFilings'),
    done: plus('done'),
    late: plus('late'),
    dues: addCounts(dues, part.dues, sign),
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
