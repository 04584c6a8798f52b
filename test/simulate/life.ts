import type { City } from './city.ts';
import { type Day, plusDays, workdayFrom } from './days.ts';
import { type Contract, type Facts, noFacts, type SimPerson } from './facts.ts';
import type { Expected } from './model.ts';
import { mailsOf } from './notices.ts';
import { type Chances, chances } from './random.ts';

/** What somebody does over time: each `yield` names the day on which it goes on, at the earliest the next. */
export type Task = AsyncGenerator<Day, void, void>;

/** What the life of a project needs of the city around it. */
export interface Around {
  city: City;
  people: readonly SimPerson[];
  /** Owes a mail. */
  owe(mails: Expected[]): void;
  begin(life: Life, task: Task): void;
}

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

  begin(task: Task): void {
    this.#around.begin(this, task);
  }

  name(contract: Contract, contractId: string): void {
    this.#ids.set(contract, contractId);
  }

  idOf(contract: Contract): string {
    return this.#ids.get(contract) ?? '';
  }

  async create(): Promise<void> {
    const body = {
      involvesStateSecrets: false,
      name: this.facts.name,
      kind: 'newBuild',
      procurementMode: 'unit',
    };
    const answer = await this.#request('clerk', 'POST', '/api/projects', body);
    this.projectId = String(answer.projectId);
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
    const answer = await this.#request(who, noun ? 'POST' : 'PATCH', path, body);
    this.#around.owe(mailsOf(told, this.facts, this.#around.people, more));
    return answer;
  }

  upload(who: string, material: string): Promise<string> {
    return this.#around.city.upload(this.#userOf(who), this.projectId, material);
  }

  #userOf(who: string): string {
    return who === 'clerk' || who === 'head' ? `${who}-${this.facts.unitId}` : who;
  }

  async #request(who: string, method: string, path: string, body: object): Promise<Record<string, unknown>> {
    const { status, body: answer } = await this.#around.city.request(this.#userOf(who), method, path, body);
    if (status < 300) return answer;
    throw new Error(`${this.facts.name} ${method} ${path}: ${status} ${JSON.stringify(answer)}`);
  }
}
