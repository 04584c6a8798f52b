import type { City } from './city.ts';
import { type Day, plusDays, workdayFrom } from './days.ts';
import { dutiesOf } from './duties.ts';
import { type Contract, type Facts, noFacts, type SimPerson } from './facts.ts';
import type { Expected, Model } from './model.ts';
import { mailsOf } from './notices.ts';
import { type Chances, chances } from './random.ts';

/** What somebody does over time: each `yield` names the day on which it goes on, at the earliest the next. */
export type Task = AsyncGenerator<Day, void, void>;

/** What the life of a project needs of the city around it. */
export interface Around {
  city: City;
  model: Model;
  /** Owes a mail. */
  owe(mails: Expected[]): void;
  begin(life: Life, task: Task): void;
}

type Temper = 'prompt' | 'late' | 'silent';

/** One project: its people's hands, and the facts that the model is told. */
export class Life {
  readonly facts: Facts;
  readonly luck: Chances;
  today: Day = '';
  readonly #around: Around;
  readonly #ids = new Map<Contract, string>();
  projectId = '';

  constructor(around: Around, name: string, unitId: string, seed: string) {
    this.#around = around;
    this.facts = noFacts(name, unitId);
    this.luck = chances(`${seed} ${name}`);
  }

  get isOver(): boolean {
    return this.facts.terminatedOn !== undefined || this.facts.closedOn !== undefined;
  }

  /** Some working day so many days on. */
  in(least: number, most = least): Day {
    return workdayFrom(plusDays(this.today, this.luck.between(least, most)));
  }

  /** The day by which a duty is waited for as things stand; undefined: there is none. */
  dueOf(title: string): Day | undefined {
    return dutiesOf(this.facts, this.today).find((duty) => duty.title === title)?.due;
  }

  temper(): Temper {
    return this.luck.pick({ prompt: 68, late: 24, silent: 8 });
  }

  /** A day on which somebody prompt, late or silent does what is due; undefined: never. */
  dayBy(due: Day, earliest: Day): Day | undefined {
    const { luck } = this;
    const temper = this.temper();
    if (temper === 'late') return plusDays(due, luck.between(1, 45));
    if (temper === 'silent') return luck.percent(30) ? undefined : plusDays(due, luck.between(60, 200));
    const early = plusDays(due, -luck.between(0, 12));
    return early > earliest ? early : workdayFrom(plusDays(earliest, 1));
  }

  begin(task: Task): void {
    this.#around.begin(this, task);
  }

  name(contract: Contract, contractId: string): void {
    this.#ids.set(contract, contractId);
  }

  idOf(contract: Contract): string {
    return this.#ids.get(contract) ?? '';
  }

  async create(procurementMode: 'unit' | 'central'): Promise<void> {
    const body = { involvesStateSecrets: false, name: this.facts.name, kind: 'newBuild', procurementMode };
    const { projectId } = await this.#ask(this.#personOf('clerk'), 'POST', '/api/projects', body);
    this.projectId = String(projectId);
  }

  /** One act over the product's own interface; the draft itself is edited where no noun is named. */
  async act(
    who: string,
    noun: string,
    body: object = {},
    told = '',
    more = '',
  ): Promise<Record<string, unknown>> {
    const path = `/api/projects/${this.projectId}${noun ? `/${noun}` : ''}`;
    const by = this.#personOf(who);
    const answer = await this.#ask(by, noun ? 'POST' : 'PATCH', path, body);
    this.#owe(told, by, more);
    return answer;
  }

  /** 催办: a duty that is waited for, as the page names it. */
  async urge(title: string): Promise<void> {
    const path = `/api/projects/${this.projectId}`;
    const { obligations } = await this.#ask(this.#personOf('reviewer'), 'GET', path);
    const duty = (obligations as { title: string; kind: string; subject: string }[]).find(
      (each) => each.title === title,
    );
    await this.act('reviewer', 'reminders', { kind: duty?.kind, subject: duty?.subject }, 'urged');
  }

  upload(who: string, material: string): Promise<string> {
    return this.#around.city.upload(this.#personOf(who)?.id ?? who, this.projectId, material);
  }

  /** A paper that is not what its name says. */
  async uploadBad(who: string, material: string): Promise<void> {
    const by = this.#personOf(who);
    await this.#around.city.upload(by?.id ?? who, this.projectId, material, 'not what it says');
    this.#owe('documentRefused', by, '');
  }

  #owe(act: string, by: SimPerson | undefined, more: string): void {
    const { model } = this.#around;
    this.#around.owe(mailsOf({ act, by, on: this.today, project: this.facts, more }, model));
  }

  /** Somebody of the unit, or who stands in that day and then does every second thing; the others are named by their work. */
  #personOf(who: string): SimPerson | undefined {
    const { people, standIns } = this.#around.model;
    const ofUnit = who === 'clerk' || who === 'head';
    const id = ofUnit ? `${who}-${this.facts.unitId}` : who;
    const away =
      ofUnit && standIns.find((s) => s.principal === id && s.from <= this.today && this.today <= s.to);
    const acting = away && this.luck.percent(50) ? away.deputy : id;
    return people.find((person) => person.id === acting);
  }

  #ask(
    by: SimPerson | undefined,
    method: string,
    path: string,
    body?: object,
  ): Promise<Record<string, unknown>> {
    return this.#around.city.ask(by?.id ?? '', method, path, body);
  }
}
