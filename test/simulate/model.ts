import { shippedCalendar as calendar } from '../../lib/calendar/calendar.ts';
import { addDays, type Day, daysBetween } from '../../lib/calendar/days.ts';
import { addMonths, quarterEnd, quarterName } from '../../lib/calendar/months.ts';
import { addWorkingDays, countWorkingDays, nextWorkingDay } from '../../lib/calendar/working-days.ts';

/**
 * Who should get which mail on which day, written anew from docs/adr/0011 and RULES.md: nothing but the calendar is shared with
 * the product.
 */
export interface ModelProject {
  name: string;
  unit: string;
  /** Approved, contract signed and entered in the register, all on this day. */
  begunOn: Day;
  filedOn?: Day;
  completedOn?: Day;
  appliedOn?: Day;
  terminatedOn?: Day;
  /** Quarter to the day it was reported. */
  reports: Map<string, Day>;
}

export interface Duty {
  project: ModelProject;
  title: string;
  list: Check;
  due: Day;
  knownOn: Day;
  quarterEnd?: Day;
}

export type Check = 'quarter' | 'due';
interface Entry {
  duty: Duty;
  key: string;
  step: string;
  day: Day;
  user: string;
}

const moved = (day: Day) => nextWorkingDay(day, calendar);

/** What waits to be done in a project. */
export function openDuties(project: ModelProject, today: Day): Duty[] {
  const { begunOn, completedOn } = project;
  if (project.terminatedOn) return [];
  const duties: Duty[] = [];
  if (!project.filedOn) {
    const due = addWorkingDays(begunOn, 10, calendar);
    duties.push({ project, title: '合同备案:合同', list: 'due', due, knownOn: begunOn });
  }
  let before = begunOn;
  for (let end = quarterEnd(begunOn); before < today; end = quarterEnd(addDays(end, 1))) {
    const quarter = quarterName(end);
    if (begunOn < end && !project.reports.has(quarter))
      duties.push({
        project,
        title: `季度报告:${quarter}`,
        list: 'quarter',
        due: moved(end),
        knownOn: before,
        quarterEnd: end,
      });
    before = end;
  }
  if (completedOn && !project.appliedOn) {
    const due = moved(addMonths(completedOn, 3));
    duties.push({ project, title: '竣工验收申请', list: 'due', due, knownOn: completedOn });
  }
  return duties;
}

/** The step that holds, in the words of a mail. */
function stepOf({ due, knownOn, quarterEnd: end }: Duty, today: Day): string | undefined {
  const weeks = Math.floor(daysBetween(due, today) / 7);
  if (weeks >= 1) return `已逾期 ${weeks} 周`;
  const steps: [Day, string][] = [30, 15, 7, 3, 1].map((n) => [
    addWorkingDays(due, -n, calendar),
    `还有 ${n} 个工作日`,
  ]);
  steps.push([due, '今天到期']);
  // Of two steps on one day, the later line of the ADR's table holds: the sort is stable.
  if (end)
    steps.push([moved(`${end.slice(0, 8)}01`), '本季度报告开始填报'], [addDays(due, 1), '季度报告逾期未报']);
  return steps
    .filter(([on]) => on > knownOn && on <= today)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .at(-1)?.[1];
}

/** A late run says where things stand on its own day. */
function asOf(today: Day, step: string, due: Day): string {
  if (step.includes('报')) return step;
  const over = daysBetween(due, today);
  if (over === 0) return '今天到期';
  if (over < 0) return `还有 ${countWorkingDays(today, due, calendar)} 个工作日`;
  return over < 7 ? `已逾期 ${over} 天` : `已逾期 ${Math.floor(over / 7)} 周`;
}

const BUREAU = ['reviewer', 'bureau-head'];
function audience(unit: string, step: string): string[] {
  const own = [`clerk-${unit}`, `head-${unit}`];
  if (step === '季度报告逾期未报') return [...own, 'finance', 'audit', ...BUREAU];
  return step.startsWith('已逾期') ? [...own, ...BUREAU] : own;
}

export class Model {
  readonly projects: ModelProject[] = [];
  readonly #recorded = new Set<string>();
  #waiting: Entry[] = [];

  /** A check that came to its end. */
  record(list: Check, today: Day): void {
    for (const duty of this.projects.flatMap((project) => openDuties(project, today))) {
      const step = duty.list === list ? stepOf(duty, today) : undefined;
      if (!step) continue;
      const key = `${duty.project.name}|${duty.title}`;
      if (this.#recorded.has(`${key}|${step}`)) continue;
      this.#recorded.add(`${key}|${step}`);
      for (const user of audience(duty.project.unit, step))
        this.#waiting.push({ duty, key, step, day: today, user });
    }
  }

  /** The lines of the digests that go out, as `person|project|duty|step`. */
  send(today: Day): string[] {
    const open = new Set(
      this.projects.flatMap((p) => openDuties(p, today).map(({ title }) => `${p.name}|${title}`)),
    );
    const newest = new Map<string, string>();
    for (const { key, user, step, duty } of this.#waiting)
      if (open.has(key)) newest.set(`${user}|${key}`, asOf(today, step, duty.due));
    this.#waiting = [];
    return [...newest].map(([key, step]) => `${key}|${step}`);
  }

  overdue(today: Day): Duty[] {
    return this.projects.flatMap((p) => openDuties(p, today)).filter(({ due }) => due < today);
  }
}
