import type { Calendar } from '../calendar/calendar.ts';
import { addDays, type Day, daysBetween } from '../calendar/days.ts';
import { addMonths } from '../calendar/months.ts';
import { addWorkingDays, nextWorkingDay } from '../calendar/working-days.ts';
import { type AwaitedDuty, awaitedDue, type Obligation, type ObligationKind } from './obligations.ts';
import type { Role } from './people.ts';

/**
 * 提醒 (docs/adr/0011): when a duty is reminded of, and whom. A duty has steps; the newest one reached is what its reminder
 * says, so a run that was missed is made up for by the next with where things stand then.
 */
export type NamedStep = 'roundOpens' | 'missing' | 'windowOpens' | 'windowHalf' | 'windowLast90';
/** Working days before the due day, 0 on it, weeks after it as -1, -2 …; or what the kind of duty has besides. */
export type Step = number | NamedStep;

export interface Reminder {
  /** The first day on which it holds. */
  on: Day;
  step: Step;
}

/** 提前提醒: working days before the due day (RULES.md, "Reminders"); afterwards weekly. */
const WORKING_DAYS_BEFORE = [30, 15, 7, 3, 1, 0] as const;

/** The schedule that looks after a kind of duty: each asks its own shards of the due index. */
export type Round = 'due' | 'quarter' | 'window';
export const roundOf = (kind: ObligationKind): Round =>
  kind === 'quarterlyReport'
    ? 'quarter'
    : kind === 'selfEvaluation' || kind === 'mlpsRetest' || kind === 'cryptographyAssessment'
      ? 'window'
      : 'due';

/** What the steps are reckoned from, besides the due day. */
type Counted = Pick<Obligation, 'kind' | 'triggerOn' | 'knownOn' | 'opensOn'>;

/** Steps with a day of their own, in order; where two fall on one day the later one holds. */
function datedSteps(due: Day, obligation: Counted, calendar: Calendar): Reminder[] {
  const { triggerOn, knownOn = triggerOn } = obligation;
  const before = WORKING_DAYS_BEFORE.map((step) => ({ on: addWorkingDays(due, -step, calendar), step }));
  const named = namedSteps(due, obligation, calendar);
  return [...before, ...named]
    .filter(({ on }) => on > knownOn)
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

function namedSteps(due: Day, { kind, triggerOn, opensOn }: Counted, calendar: Calendar): Reminder[] {
  if (kind === 'quarterlyReport') {
    return [
      { on: nextWorkingDay(`${triggerOn.slice(0, 8)}01`, calendar), step: 'roundOpens' },
      { on: addDays(due, 1), step: 'missing' },
    ];
  }
  if (kind !== 'selfEvaluation' || !opensOn) return [];
  return [
    { on: opensOn, step: 'windowOpens' },
    { on: addMonths(triggerOn, 18), step: 'windowHalf' },
    { on: addDays(due, -90), step: 'windowLast90' },
  ];
}

const weekly = (due: Day, week: number): Reminder => ({ on: addDays(due, 7 * week), step: -week });

/** The first step after a day: what the due index is sorted by. None once the duty is met. */
export function nextReminder(obligation: Obligation, after: Day, calendar: Calendar): Reminder | undefined {
  const dueOn = awaitedDue(obligation);
  return dueOn ? nextStep({ ...obligation, dueOn }, after, calendar) : undefined;
}

/** The first step after a day, of a duty that is waited for. */
export function nextStep(
  duty: Counted & Pick<AwaitedDuty, 'dueOn'>,
  after: Day,
  calendar: Calendar,
): Reminder {
  const { dueOn } = duty;
  const dated = datedSteps(dueOn, duty, calendar).find((reminder) => reminder.on > after);
  return dated ?? weekly(dueOn, Math.max(1, Math.floor(daysBetween(dueOn, after) / 7) + 1));
}

/** The step that holds today: the newest one reached. */
export function currentReminder(
  obligation: Obligation,
  today: Day,
  calendar: Calendar,
): Reminder | undefined {
  const due = awaitedDue(obligation);
  if (!due) return undefined;
  const weeks = Math.floor(daysBetween(due, today) / 7);
  if (weeks >= 1) return weekly(due, weeks);
  return datedSteps(due, obligation, calendar).findLast((reminder) => reminder.on <= today);
}

/** After the due day: nobody switches these off. */
export const isOverdueStep = (step: Step): boolean =>
  step === 'missing' || (typeof step === 'number' && step < 0);

export const UNIT: Role[] = ['clerk', 'unitHead'];
/** 大数据局. */
export const BUREAU: Role[] = ['reviewer', 'bureauHead'];

/** Roles of the project's own unit, and of the city, that a step goes to. */
export const audienceOf = (step: Step): { unit: Role[]; city: Role[] } => {
  if (step === 'missing') return { unit: UNIT, city: ['finance', 'audit', ...BUREAU] };
  return { unit: UNIT, city: typeof step === 'number' && step < 0 ? BUREAU : [] };
};

/** What holds of a step on the day of its mail: a run that was missed or late says how many days are left now. */
export function labelOn(step: Step, due: Day, day: Day, calendar: Calendar): string {
  if (typeof step !== 'number') return stepLabel(step);
  const over = daysBetween(due, day);
  if (over < 0) return stepLabel(workingDaysLeft(day, due, calendar));
  return over > 0 && over < 7 ? `已逾期 ${over} 天` : stepLabel(-Math.floor(over / 7));
}

/** Counted as the steps are: so many working days before the due day is today, or was since. */
function workingDaysLeft(day: Day, due: Day, calendar: Calendar): number {
  let left = 1;
  while (addWorkingDays(due, -left, calendar) > day) left += 1;
  return left;
}

/** What a step says: 「还有 3 个工作日」. */
export function stepLabel(step: Step): string {
  if (typeof step === 'number') {
    if (step > 0) return `还有 ${step} 个工作日`;
    return step === 0 ? '今天到期' : `已逾期 ${-step} 周`;
  }
  return namedLabels[step];
}

const namedLabels: Record<NamedStep, string> = {
  roundOpens: '本季度报告开始填报',
  missing: '季度报告逾期未报',
  windowOpens: '自评价窗口已开启',
  windowHalf: '自评价窗口已过半',
  windowLast90: '自评价窗口剩余不足 90 天',
};
