import type { StoreCost } from '../bench/store-meter.ts';
import { CITY_UNITS, peopleOf, unitsFor } from './citizens.ts';
import { City } from './city.ts';
import { type Day, daysFrom, plusDays, plusMonths, workdayFrom } from './days.ts';
import type { List } from './duties.ts';
import { type Around, Life, type Task } from './life.ts';
import { wholeLife } from './lives.ts';
import { type Expected, Model } from './model.ts';
import { chances } from './random.ts';
import { type Received, Sink } from './sink.ts';

export interface Plan {
  projects: number;
  years: number;
  seed: string;
  /** Ends it after the day. */
  stop: AbortSignal;
  log(line: string): void;
}

/** What came of it: differences between product and model, and the figures of the report. */
export interface Played {
  days: Day[];
  /** How far it came. */
  lastDay: Day;
  differences: string[];
  model: Model;
  lives: Life[];
  units: { unitId: string; name: string }[];
  mails: Map<Day, Map<string, number>>;
  costsByDay: Map<Day, StoreCost>;
  faults: Map<string, number>;
  troubles: number;
  overdueSeen: number;
  acts: number;
  city: City;
}

const BEGINS = '2022-12-30';
/** Projects at once: each is a chain of requests. */
const AT_ONCE = 8;
/** Beyond so many the city plays on in another world than the model's. */
const MOST_DIFFERENCES = 200;
const RECORDING: [name: string, list: List, time: string][] = [
  ['quarterly-report-check', 'quarter', '07:40'],
  ['evaluation-window-check', 'window', '07:50'],
  ['due-check', 'due', '08:00'],
];
const instant = (day: Day, time: string) => Date.parse(`${day}T${time}:00+08:00`);
const shown = (day: Day, time: string) => new Date(instant(day, time)).toISOString().replace('.000', '');

/** Plays a city day by day: schedules in the morning with their faults, people in the afternoon; after each, mails are held against the model. */
export async function play(plan: Plan): Promise<Played> {
  const units = unitsFor(plan.projects);
  const people = peopleOf(units, plan.seed);
  const sink = new Sink(plan.seed);
  const city = await City.open(instant(BEGINS, '06:00'), people, units, sink);
  const game = new Game(plan, city, sink, new Model(people), units);
  try {
    await game.settings();
    await game.run();
  } finally {
    await city.close();
    await sink.close();
  }
  return game.played;
}

class Game {
  readonly played: Played;
  readonly #plan: Plan;
  readonly #sink: Sink;
  readonly #agenda = new Map<Day, { life: Life; task: Task }[]>();
  readonly #seen = new Set<string>();
  #owed: Expected[] = [];
  #overdue = '';
  #today: Day = BEGINS;

  constructor(plan: Plan, city: City, sink: Sink, model: Model, units: Played['units']) {
    this.#plan = plan;
    this.#sink = sink;
    const days = Array.from({ length: daysFrom(BEGINS, plusMonths(BEGINS, 12 * plan.years)) }, (_, i) =>
      plusDays(BEGINS, i),
    );
    const around: Around = {
      city,
      people: model.people,
      owe: (mails) => void this.#owed.push(...mails),
      begin: (life, task) => this.#agendaOf(this.#today).push({ life, task }),
    };
    const luck = chances(`${plan.seed} city`);
    const lives = Array.from({ length: plan.projects }, (_, i) => {
      const name = `项目${String(i + 1).padStart(5, '0')}`;
      const unit = units[i % (units.length - CITY_UNITS.length)] ?? { unitId: '' };
      const life = new Life(around, name, unit.unitId, plan.seed);
      // Two years of beginnings, so that there is something to see of each to the end.
      const first = workdayFrom(plusDays(BEGINS, luck.between(1, Math.round(days.length * 0.6))));
      this.#agendaOf(first).push({ life, task: wholeLife(life, first) });
      return life;
    });
    model.projects.push(...lives.map(({ facts }) => facts));
    this.played = {
      days,
      lastDay: BEGINS,
      differences: [],
      model,
      lives,
      units,
      mails: new Map(),
      costsByDay: new Map(),
      faults: new Map(),
      troubles: 0,
      overdueSeen: 0,
      acts: 0,
      city,
    };
  }

  /** Some people switch reminders off, for a kind of duty each. */
  async settings(): Promise<void> {
    for (const { id, off } of this.played.model.people)
      if (off.length > 0) await this.played.city.request(id, 'PUT', '/api/me/notification-settings', { off });
  }

  async run(): Promise<void> {
    const { city, costsByDay } = this.played;
    let told = 0;
    for (const [i, day] of this.played.days.entries()) {
      this.played.lastDay = day;
      this.#today = day;
      const before = city.cost();
      await this.#day(day);
      const after = city.cost();
      costsByDay.set(day, {
        requests: after.requests - before.requests,
        readUnits: after.readUnits - before.readUnits,
        writeUnits: after.writeUnits - before.writeUnits,
      });
      for (const difference of this.played.differences.slice(told)) this.#plan.log(difference);
      told = this.played.differences.length;
      if (i % 30 === 0) this.#plan.log(`${day} (${told} differences)`);
      if (this.#plan.stop.aborted || this.played.differences.length > MOST_DIFFERENCES) break;
    }
  }

  async #day(day: Day): Promise<void> {
    const luck = chances(`${this.#plan.seed} ${day}`);
    const outage = luck.percent(2) ? (luck.percent(50) ? 'whole day' : 'morning') : undefined;
    if (outage) this.#count(`mail server down, ${outage}`);
    this.#sink.up = !outage;
    await this.#morning(day, luck);
    if (outage === 'morning') this.#sink.up = true;
    if (this.#sink.troubles > 0) await this.#retry(day, '11:15');
    await this.#seeOverdue(day);
    await this.#people(day);
    if (this.#sink.troubles > 0) await this.#retry(day, '23:15');
  }

  async #morning(day: Day, luck: ReturnType<typeof chances>): Promise<void> {
    const { model } = this.played;
    const late: typeof RECORDING = [];
    const expected: Expected[] = [];
    for (const one of RECORDING) {
      const fault = luck.pick({ none: 84, missed: 5, twice: 3, 'twice at once': 3, killed: 3, late: 2 });
      if (fault !== 'none') this.#count(`${one[0]}: ${fault}`);
      if (fault === 'missed') continue;
      if (fault === 'late' && one[1] !== 'due') {
        late.push(one);
        continue;
      }
      await this.#runOnce(one, day, fault, luck.between(0, 60));
      model.record(one[1], day);
      if (one[1] === 'due') expected.push(...model.digests(day, this.#sink.up));
    }
    for (const one of late) {
      await this.#runOnce(one, day, 'none', 0);
      model.record(one[1], day);
    }
    if (luck.percent(96)) {
      await this.#schedule('chain-digest', day, '08:30');
      const chain = model.people
        .filter(({ role }) => role === 'audit')
        .map(({ email }) => ({ to: email, what: `【链头日报】${day}`, kind: '链头日报' }));
      expected.push(...model.mail(chain, this.#sink.up));
    }
    await this.#compare(day, 'morning', expected);
  }

  async #runOnce([name, , time]: (typeof RECORDING)[number], day: Day, fault: string, killAfter: number) {
    if (fault === 'twice at once')
      await Promise.all([this.#schedule(name, day, time), this.#schedule(name, day, time)]);
    else if (fault === 'killed') {
      await this.#schedule(name, day, time, killAfter);
      await this.#schedule(name, day, time);
    } else await this.#schedule(name, day, time);
    if (fault === 'twice') {
      await this.played.city.host.settled();
      await this.#schedule(name, day, time);
    }
  }

  async #schedule(name: string, day: Day, time: string, killAfter?: number): Promise<void> {
    this.played.city.host.clock.advanceTo(instant(day, time));
    await this.played.city.run(name, shown(day, time), killAfter);
  }

  async #retry(day: Day, time: string): Promise<void> {
    if (this.#sink.up) {
      this.played.troubles += this.#sink.troubles;
      this.#sink.troubles = 0;
    }
    await this.#schedule('mail-retry', day, time);
    await this.#compare(day, `mail-retry ${time}`, this.played.model.retry(day, this.#sink.up));
  }

  /** Everybody whose day it is acts: one project after another in its own order, some projects at once. */
  async #people(day: Day): Promise<void> {
    const { city, model } = this.played;
    city.host.clock.advanceTo(instant(day, '15:00'));
    const waiting = Map.groupBy(this.#agendaOf(day), ({ life }) => life);
    this.#agenda.delete(day);
    const lives = [...waiting.keys()];
    const worker = async () => {
      for (let life = lives.pop(); life; life = lives.pop())
        await this.#live(life, day, waiting.get(life)?.map(({ task }) => task) ?? []);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const owed = this.#owed;
    this.#owed = [];
    if (waiting.size > 0) await this.#compare(day, 'afternoon', model.mail(owed, this.#sink.up));
  }

  async #live(life: Life, day: Day, tasks: Task[]): Promise<void> {
    life.today = day;
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      if (life.isOver) return;
      try {
        const { value, done } = await task.next();
        this.played.acts += 1;
        if (!done) this.#agendaOf(value > day ? value : plusDays(day, 1)).push({ life, task });
      } catch (error) {
        this.played.differences.push(`${day} refused or failed: ${String(error)}`);
        return;
      }
      // What it began begins today.
      const begun = this.#agenda.get(day) ?? [];
      const own = begun.filter((each) => each.life === life);
      this.#agenda.set(
        day,
        begun.filter((each) => each.life !== life),
      );
      tasks.push(...own.map((each) => each.task));
    }
  }

  /** The ledger says overdue of exactly what the model says, from the first day on. */
  async #seeOverdue(day: Day): Promise<void> {
    const { city, model, differences } = this.played;
    city.host.clock.advanceTo(instant(day, '12:00'));
    const overdue = model.overdue(day);
    const now = [...overdue].map(([name, titles]) => `${name}: ${titles}`).join('\n');
    if (now === this.#overdue) return;
    this.#overdue = now;
    const shownAs = new Set<string>();
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const path: string = `/api/projects?overdue=true${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
      const { body } = await city.request('leader', 'GET', path);
      const page = body as { items: { name: string }[]; cursor?: string };
      for (const { name } of page.items) shownAs.add(name);
      cursor = page.cursor;
    }
    for (const name of overdue.keys())
      if (!shownAs.has(name)) differences.push(`${day} ledger: ${name} is not overdue, should be`);
    for (const name of shownAs)
      if (!overdue.has(name)) differences.push(`${day} ledger: ${name} is overdue, should not be`);
    const fresh = [...overdue].filter(([name, titles]) =>
      titles.some((title) => !this.#seen.has(`${name} ${title}`)),
    );
    for (const [name, titles] of fresh) await this.#seeProject(day, name, titles);
  }

  async #seeProject(day: Day, name: string, titles: string[]): Promise<void> {
    const life = this.played.lives.find(({ facts }) => facts.name === name);
    const { body } = await this.played.city.request('leader', 'GET', `/api/projects/${life?.projectId}`);
    const { obligations = [] } = body as { obligations?: { title: string; status: string }[] };
    const said = obligations.filter(({ status }) => status === 'overdue').map(({ title }) => title);
    if (said.sort().join() !== titles.join())
      this.played.differences.push(
        `${day} ${name}: overdue are ${said.join() || 'none'}, should be ${titles.join()}`,
      );
    for (const title of titles) this.#seen.add(`${name} ${title}`);
    this.played.overdueSeen += titles.length;
  }

  /** Every mail that should be, once, and no other. */
  async #compare(day: Day, when: string, expected: Expected[]): Promise<void> {
    await this.played.city.host.settled();
    const received = this.#sink.take();
    this.#countMails(day, expected);
    const left = new Map<string, number>();
    for (const { to, what } of expected) add(left, `${to} ← ${what}`, 1);
    for (const mail of received) add(left, `${mail.to} ← ${mail.what}`, -1);
    this.#twice(day, received);
    for (const [text, count] of left) {
      if (count > 0) this.played.differences.push(`${day} ${when}: did not come: ${text}`);
      if (count < 0) this.played.differences.push(`${day} ${when}: came, should not: ${text}`);
    }
  }

  readonly #messageIds = new Set<string>();
  #twice(day: Day, received: Received[]): void {
    for (const { messageId, to } of received) {
      if (this.#messageIds.has(messageId))
        this.played.differences.push(`${day} twice to ${to}: ${messageId}`);
      this.#messageIds.add(messageId);
    }
  }

  #countMails(day: Day, expected: Expected[]): void {
    const counts = this.played.mails.get(day) ?? new Map<string, number>();
    this.played.mails.set(day, counts);
    for (const { kind } of expected) add(counts, kind, 1);
  }

  #count(fault: string): void {
    add(this.played.faults, fault, 1);
  }

  #agendaOf(day: Day) {
    const tasks = this.#agenda.get(day) ?? [];
    this.#agenda.set(day, tasks);
    return tasks;
  }
}

function add(counts: Map<string, number>, key: string, n: number): void {
  counts.set(key, (counts.get(key) ?? 0) + n);
}
