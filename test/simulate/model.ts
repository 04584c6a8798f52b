import { type Day, daysFrom, plusWorkdays } from './days.ts';
import { type Duty, dutiesOf, isAwaited, isOverdue, isOverdueStep, type List, stepOn } from './duties.ts';
import type { Facts, SimPerson, StandIn } from './facts.ts';

/** One reminder for one person, recorded and not yet mailed. */
interface Reminder {
  project: Facts;
  title: string;
  due: Day;
  step: string;
  recordedOn: Day;
}

/** A mail that has to come: to whom, and what it says; a digest says its items. */
export interface Expected {
  to: string;
  what: string;
  kind: string;
  /** Those in whose place it is told; it is owed while the person stands in for one of them. */
  instead?: StandIn[];
}

const UNIT = ['clerk', 'unitHead'];
const BUREAU = ['reviewer', 'bureauHead'];
const FINANCE_AND_AUDIT = ['finance', 'audit'];
const labels: Record<string, string> = {
  roundOpens: '本季度报告开始填报',
  missing: '季度报告逾期未报',
  windowOpens: '自评价窗口已开启',
  windowHalf: '自评价窗口已过半',
  windowLast90: '自评价窗口剩余不足 90 天',
};

/** A step by its name; a counted one says what holds on the day of the mail, whenever it was recorded. */
function labelOf(step: string, due: Day, today: Day): string {
  const named = labels[step];
  if (named) return named;
  if (today === due) return '今天到期';
  const over = daysFrom(due, today);
  if (over > 0) return over < 7 ? `已逾期 ${over} 天` : `已逾期 ${Math.floor(over / 7)} 周`;
  let left = 1;
  while (plusWorkdays(due, -left) > today) left += 1;
  return `还有 ${left} 个工作日`;
}

/** The step, for the table of the report. */
const nameOf = (step: string) =>
  labels[step] ??
  (step === '0' ? '到期当天' : step.startsWith('-') ? '已逾期(每周)' : `提前 ${step} 个工作日`);

/** As the reader of mails writes an item of a digest down. */
export const itemText = (project: string, title: string, label: string, due: Day) =>
  `${project} | ${title} | ${label} | ${due}`;

/** The independent plain model, second half: who is reminded when (docs/adr/0011), and which other mails are owed. */
export class Model {
  readonly projects: Facts[] = [];
  readonly people: SimPerson[];
  readonly standIns: StandIn[] = [];
  readonly #ofUnit: Map<string, SimPerson[]>;
  readonly #ofCity: SimPerson[];
  readonly #recorded = new Set<string>();
  readonly #pending = new Map<string, Reminder[]>();
  /** Digests that the mail server did not take, by person: of which day, with what. */
  readonly #waitingDigests = new Map<string, { day: Day; reminders: Reminder[] }>();
  /** Other mails that it did not take. */
  #waiting: Expected[] = [];
  /** Reminders by kind of duty and step, over all people. */
  readonly counts = new Map<string, number>();

  constructor(people: SimPerson[]) {
    this.people = people;
    this.#ofUnit = Map.groupBy(people, ({ unitId }) => unitId);
    this.#ofCity = people.filter(({ role }) => [...BUREAU, ...FINANCE_AND_AUDIT].includes(role));
  }

  #duties = { of: '', awaited: new Map<Facts, Duty[]>() };
  /** The duties of a project that are waited for; reckoned once until somebody acts. */
  #awaited(project: Facts, today: Day): Duty[] {
    if (this.#duties.of !== today) this.#duties = { of: today, awaited: new Map() };
    const known = this.#duties.awaited.get(project);
    if (known) return known;
    const awaited = dutiesOf(project, today).filter(isAwaited);
    this.#duties.awaited.set(project, awaited);
    return awaited;
  }

  /** Somebody did something: duties may be others. */
  acted(): void {
    this.#duties.of = '';
  }

  /** One run of a schedule that records. */
  record(list: List, today: Day): void {
    for (const project of this.projects) {
      for (const duty of this.#awaited(project, today)) {
        if (duty.list !== list) continue;
        const step = stepOn(duty, today);
        if (step !== undefined) this.#recordStep(project, duty, step, today);
      }
    }
  }

  /** A step is recorded once, for those whom it concerns that day. */
  #recordStep(project: Facts, { kind, title, due }: Duty, step: string, recordedOn: Day): void {
    const key = [project.name, title, due, step].join('|');
    if (this.#recorded.has(key)) return;
    this.#recorded.add(key);
    for (const person of this.#concerned(project, step, recordedOn)) {
      if (person.off.includes(kind) && !isOverdueStep(step)) continue;
      const pending = this.#pending.get(person.id) ?? [];
      this.#pending.set(person.id, pending);
      pending.push({ project, title, due, step, recordedOn });
    }
  }

  #concerned(project: Facts, step: string, day: Day): SimPerson[] {
    const around = [...(this.#ofUnit.get(project.unitId) ?? []), ...this.#ofCity];
    return this.withStandIns(
      around.filter((person) => concerns(person, project, step)),
      day,
    );
  }

  /** Those whom something concerns, and who stands in for one of them that day; each once. */
  withStandIns(concerned: readonly SimPerson[], day: Day): SimPerson[] {
    const standing = this.standIns.filter(
      (s) => stands(s, day) && concerned.some(({ id }) => id === s.principal),
    );
    if (standing.length === 0) return [...concerned];
    const deputies = this.people.filter(({ id }) => standing.some(({ deputy }) => deputy === id));
    return [...new Set([...concerned, ...deputies])];
  }

  /** due-check's second half: the digests that go out, or wait for a mail server that is down. */
  digests(today: Day, serverUp: boolean): Expected[] {
    return this.people.flatMap((person) =>
      this.#digest(person, [...(this.#pending.get(person.id) ?? [])], today, serverUp),
    );
  }

  #digest(person: SimPerson, reminders: Reminder[], today: Day, serverUp: boolean): Expected[] {
    const held = this.#stillHeld(person, reminders, today);
    const gone = new Set(serverUp ? reminders : reminders.filter((reminder) => !held.includes(reminder)));
    this.#pending.set(
      person.id,
      (this.#pending.get(person.id) ?? []).filter((reminder) => !gone.has(reminder)),
    );
    // One of an earlier day lies with the server's until mail-retry comes by.
    if (this.#waitingDigests.get(person.id)?.day === today) this.#waitingDigests.delete(person.id);
    if (held.length === 0) return [];
    if (!serverUp) {
      this.#waitingDigests.set(person.id, { day: today, reminders: held });
      return [];
    }
    for (const { title, step } of held) {
      const name = `${title.split(':')[0]} ${nameOf(step)}`;
      this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    }
    const items = held
      .map((r) => itemText(r.project.name, r.title, labelOf(r.step, r.due, today), r.due))
      .sort();
    return [{ to: person.email, what: items.join('\n'), kind: '每日汇总' }];
  }

  /** Mails of events and of the chain: at once, or when the server is up again. */
  mail(mails: Expected[], serverUp: boolean): Expected[] {
    if (serverUp) return mails;
    this.#waiting.push(...mails);
    return [];
  }

  /** How many mails wait for the server. */
  get waiting(): number {
    return this.#waiting.length + this.#waitingDigests.size;
  }

  /**
   * mail-retry: what waited goes out, or waits on if the server is down still; what concerns nobody any more does neither. A digest of
   * an earlier day is over: the next one carries what is in it.
   */
  retry(today: Day, serverUp: boolean): Expected[] {
    const waiting = this.#waiting.filter(({ instead }) => instead?.some((s) => stands(s, today)) ?? true);
    this.#waiting = serverUp ? [] : waiting;
    const digests = [...this.#waitingDigests].flatMap(([id, { day, reminders }]) => {
      const person = this.people.find((each) => each.id === id);
      if (person && day === today) return this.#digest(person, reminders, today, serverUp);
      this.#waitingDigests.delete(id);
      return [];
    });
    return serverUp ? [...waiting, ...digests] : [];
  }

  /** Of each duty that is still waited for by the day that was reminded of, and concerns the person that day, the newest reminder. */
  #stillHeld(person: SimPerson, reminders: Reminder[], today: Day): Reminder[] {
    const newest = new Map<string, Reminder>();
    for (const reminder of reminders) {
      const { project, title, due, step } = reminder;
      if (!this.#awaited(project, today).some((d) => d.title === title && d.due === due)) continue;
      if (!this.#concerned(project, step, today).includes(person)) continue;
      const key = `${project.name}|${title}`;
      const other = newest.get(key);
      if (!other || other.recordedOn <= reminder.recordedOn) newest.set(key, reminder);
    }
    return [...newest.values()];
  }

  /** Names of projects with something overdue on a day, with what. */
  overdue(today: Day): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const project of this.projects) {
      const duties = this.#awaited(project, today).filter((duty) => isOverdue(duty, today));
      if (duties.length > 0) found.set(project.name, duties.map(({ title }) => title).sort());
    }
    return found;
  }
}

const stands = ({ from, to }: StandIn, day: Day) => from <= day && day <= to;

function concerns({ role, unitId }: SimPerson, project: Facts, step: string): boolean {
  if (unitId === project.unitId && UNIT.includes(role)) return true;
  if (!isOverdueStep(step)) return false;
  return BUREAU.includes(role) || (step === 'missing' && FINANCE_AND_AUDIT.includes(role));
}
