import type { Day } from './days.ts';
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
}

const UNIT = ['clerk', 'unitHead'];
const BUREAU = ['reviewer', 'bureauHead'];
const FINANCE_AND_AUDIT = ['finance', 'audit'];
const labels: Record<string, string> = {
  0: '今天到期',
  roundOpens: '本季度报告开始填报',
  missing: '季度报告逾期未报',
  windowOpens: '自评价窗口已开启',
  windowHalf: '自评价窗口已过半',
  windowLast90: '自评价窗口剩余不足 90 天',
};
const labelOf = (step: string) =>
  labels[step] ?? (step.startsWith('-') ? `已逾期 ${step.slice(1)} 周` : `还有 ${step} 个工作日`);

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
    const around = [...(this.#ofUnit.get(project.unitId) ?? []), ...this.#ofCity];
    const concerned = around.filter((person) => concerns(person, project, step));
    for (const person of this.withStandIns(concerned, recordedOn)) {
      if (person.off.includes(kind) && !isOverdueStep(step)) continue;
      const pending = this.#pending.get(person.id) ?? [];
      this.#pending.set(person.id, pending);
      pending.push({ project, title, due, step, recordedOn });
    }
  }

  /** Those whom something concerns, and who stands in for one of them that day; each once. */
  withStandIns(concerned: readonly SimPerson[], day: Day): SimPerson[] {
    const ids = new Set(concerned.map(({ id }) => id));
    const standing = this.standIns.filter((s) => ids.has(s.principal) && s.from <= day && day <= s.to);
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
    const held = this.#stillHeld(reminders, today);
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
      const name = `${title.split(':')[0]} ${labelOf(step)}`;
      this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    }
    const items = held.map((r) => itemText(r.project.name, r.title, labelOf(r.step), r.due)).sort();
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

  /** mail-retry: what waited goes out; a digest of an earlier day does not, the next one carries what is in it. */
  retry(today: Day, serverUp: boolean): Expected[] {
    if (!serverUp) return [];
    const waiting = this.#waiting;
    this.#waiting = [];
    const digests = [...this.#waitingDigests].flatMap(([id, { day, reminders }]) => {
      const person = this.people.find((each) => each.id === id);
      if (person && day === today) return this.#digest(person, reminders, today, true);
      this.#waitingDigests.delete(id);
      return [];
    });
    return [...waiting, ...digests];
  }

  /** Of each duty that is still waited for by the day that was reminded of, the newest reminder. */
  #stillHeld(reminders: Reminder[], today: Day): Reminder[] {
    const newest = new Map<string, Reminder>();
    for (const reminder of reminders) {
      const { project, title, due } = reminder;
      if (!this.#awaited(project, today).some((d) => d.title === title && d.due === due)) continue;
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

function concerns({ role, unitId }: SimPerson, project: Facts, step: string): boolean {
  if (unitId === project.unitId && UNIT.includes(role)) return true;
  if (!isOverdueStep(step)) return false;
  return BUREAU.includes(role) || (step === 'missing' && FINANCE_AND_AUDIT.includes(role));
}
