import type { StoreCost } from '../bench/store-meter.ts';
import { CITY_UNITS, type Leave, leavesOf, peopleOf, unitsFor } from './citizens.ts';
import { City } from './city.ts';
import { type Day, daysFrom, plusDays, plusMonths, workdayFrom } from './days.ts';
import type { List } from './duties.ts';
import { type Around, Life, type Task } from './life.ts';
import { wholeLife } from './lives.ts';
import { type Expected, Model } from './model.ts';
import { type Chances, chances } from './random.ts';
import { Sink } from './sink.ts';
import { add, Watch } from './watch.ts';

export interface Plan {
  projects: number;
  /** How long, in months. */
  months: number;
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
  model: Model;
  watch: Watch;
  lives: Life[];
  units: { unitId: string; name: string }[];
  costsByDay: Map<Day, StoreCost>;
  /** Of schedules, subscribers and the mail server. */
  faults: Map<string, number>;
  leaves: number;
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
  readonly #watch: Watch;
  readonly #lives: Map<string, Life>;
  readonly #agenda = new Map<Day, { life: Life; task: Task }[]>();
  readonly #leaves: Leave[];
  readonly #deputyIds = new Map<Leave, string>();
  #owed: Expected[] = [];
  #wasDown = false;

  constructor(plan: Plan, city: City, sink: Sink, model: Model, units: Played['units']) {
    this.#plan = plan;
    this.#sink = sink;
    this.#watch = new Watch(city, sink, model);
    const days = Array.from({ length: daysFrom(BEGINS, plusMonths(BEGINS, plan.months)) }, (_, i) =>
      plusDays(BEGINS, i),
    );
    this.#leaves = leavesOf(model.people, days, plan.seed);
    const around: Around = {
      city,
      model,
      owe: (mails) => void this.#owed.push(...mails),
      begin: (life, task) => this.#agendaOf(life.today).push({ life, task }),
    };
    const luck = chances(`${plan.seed} city`);
    const lives = Array.from({ length: plan.projects }, (_, i) => {
      const name = `项目${String(i + 1).padStart(5, '0')}`;
      const unit = units[i % (units.length - CITY_UNITS.length)] ?? { unitId: '' };
      const life = new Life(around, name, unit.unitId, plan.seed);
      // More than half of the time for beginnings, so that there is something to see of each to the end.
      const first = workdayFrom(plusDays(BEGINS, luck.between(1, Math.round(days.length * 0.6))));
      this.#agendaOf(first).push({ life, task: wholeLife(life) });
      return life;
    });
    this.#lives = new Map(lives.map((life) => [life.facts.name, life]));
    model.projects.push(...lives.map(({ facts }) => facts));
    this.played = {
      days,
      lastDay: BEGINS,
      model,
      watch: this.#watch,
      lives,
      units,
      costsByDay: new Map(),
      faults: new Map(),
      leaves: 0,
      acts: 0,
      city,
    };
  }

  /** Some people switch reminders off, for a kind of duty each. */
  async settings(): Promise<void> {
    for (const { id, off } of this.played.model.people)
      if (off.length > 0) await this.played.city.ask(id, 'PUT', '/api/me/notification-settings', { off });
  }

  async run(): Promise<void> {
    const { city, costsByDay, lives } = this.played;
    const { differences } = this.#watch;
    let told = 0;
    for (const [i, day] of this.played.days.entries()) {
      this.played.lastDay = day;
      const before = city.cost();
      await this.#day(day);
      const after = city.cost();
      costsByDay.set(day, {
        requests: after.requests - before.requests,
        readUnits: after.readUnits - before.readUnits,
        writeUnits: after.writeUnits - before.writeUnits,
      });
      for (const difference of differences.slice(told)) this.#plan.log(difference);
      told = differences.length;
      if (i % 30 === 0) this.#plan.log(`${day} (${told} differences)`);
      if (this.#plan.stop.aborted || told > MOST_DIFFERENCES) break;
    }
    await this.#watch.standing(this.played.lastDay, lives);
    for (const [trouble, n] of this.#sink.troubles) add(this.played.faults, `mail: ${trouble}`, n);
  }

  async #day(day: Day): Promise<void> {
    const luck = chances(`${this.#plan.seed} ${day}`);
    // Down for a day at most: a mail is made again as things stand then, and the model keeps to what stood when it was owed.
    const outage = !this.#wasDown && luck.percent(2) ? luck.pick({ 'whole day': 1, morning: 1 }) : undefined;
    this.#wasDown = outage !== undefined;
    if (outage) {
      this.#sink.condition = luck.percent(50) ? 'refusing' : 'hanging up';
      this.#count(`mail server down: ${outage}`);
    }
    this.#sink.silent = luck.between(1, 200) === 1;
    if (luck.percent(8)) {
      this.played.city.crashAfter(luck.between(0, 300));
      this.#count('subscriber: killed');
    }
    await this.#morning(day, luck);
    await this.#sendAgain(day, '09:00');
    if (outage === 'morning') this.#sink.condition = 'up';
    // It comes by every three hours; the rounds that cannot have anything to do are left out.
    if (outage || this.played.model.waiting > 0) await this.#retry(day, '11:15', luck);
    this.played.city.host.clock.advanceTo(instant(day, '12:00'));
    await this.#watch.overdue(day, this.#lives);
    await this.#people(day);
    await this.#sendAgain(day, '16:00');
    if (outage === 'whole day' && luck.percent(50)) this.#sink.condition = 'up';
    await this.#retry(day, '23:15', luck);
    this.#sink.condition = 'up';
  }

  async #morning(day: Day, luck: Chances): Promise<void> {
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
      if (one[1] === 'due') expected.push(...model.digests(day, this.#up));
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
      expected.push(...model.mail(chain, this.#up));
    }
    await this.#watch.compare(day, 'morning', expected);
  }

  async #runOnce([name, , time]: (typeof RECORDING)[number], day: Day, fault: string, killAfter: number) {
    if (fault === 'twice at once')
      await Promise.all([this.#schedule(name, day, time), this.#schedule(name, day, time)]);
    else if (fault === 'killed') {
      await this.#schedule(name, day, time, killAfter);
      await this.#schedule(name, day, time);
    } else await this.#schedule(name, day, time);
    if (fault === 'twice') {
      await this.played.city.settled();
      await this.#schedule(name, day, time);
    }
  }

  async #schedule(name: string, day: Day, time: string, killAfter?: number): Promise<void> {
    this.played.city.host.clock.advanceTo(instant(day, time));
    await this.played.city.run(name, shown(day, time), killAfter);
  }

  get #up(): boolean {
    return this.#sink.condition === 'up';
  }

  /** mail-retry, now and then twice at once; afterwards nothing waits but what the server, still down, would not take. */
  async #retry(day: Day, time: string, luck: Chances): Promise<void> {
    const { model } = this.played;
    const twice = luck.percent(10) ? [this.#schedule('mail-retry', day, time)] : [];
    await Promise.all([this.#schedule('mail-retry', day, time), ...twice]);
    await this.#watch.compare(day, `mail-retry ${time}`, model.retry(day, this.#up));
    await this.#watch.undelivered(day, model.waiting);
    await this.#sendAgain(day, time.replace(':15', ':20'));
  }

  /** An administrator looks at what the server refused for good, and sends it again. */
  async #sendAgain(day: Day, time: string): Promise<void> {
    const { refused } = this.#watch;
    if (refused.length === 0) return;
    const { city, model } = this.played;
    city.host.clock.advanceTo(instant(day, time));
    const failed = await this.#watch.undelivered(day, model.waiting);
    this.#watch.refused = [];
    for (const mailId of failed)
      await city.ask('admin', 'POST', `/api/undelivered-mails/${mailId}/resend`, {});
    const again = refused.map(({ to, what }) => ({ to, what, kind: '管理员重发' }));
    await this.#watch.compare(day, 'sent again', again);
  }

  /** Everybody whose day it is acts: one project after another in its own order, some projects at once. */
  async #people(day: Day): Promise<void> {
    const { city, model } = this.played;
    city.host.clock.advanceTo(instant(day, '15:00'));
    await this.#standIn(day);
    const waiting = Map.groupBy(this.#agendaOf(day), ({ life }) => life);
    this.#agenda.delete(day);
    const lives = [...waiting.keys()];
    const worker = async () => {
      for (let life = lives.pop(); life; life = lives.pop())
        await this.#live(life, day, waiting.get(life)?.map(({ task }) => task) ?? []);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    model.acted();
    const owed = this.#owed;
    this.#owed = [];
    if (waiting.size > 0) await this.#watch.compare(day, 'afternoon', model.mail(owed, this.#up));
  }

  /** Who goes on leave names who stands in; who comes back early ends it. */
  async #standIn(day: Day): Promise<void> {
    const { city, model } = this.played;
    for (const leave of this.#leaves) {
      const { principal, deputy, from, to } = leave;
      if (leave.arrangedOn === day) {
        const { deputyId } = await city.ask(principal, 'POST', '/api/deputies', { deputy, from, to });
        this.#deputyIds.set(leave, String(deputyId));
        model.standIns.push(leave);
        this.played.leaves += 1;
      }
      if (leave.endedOn === day) {
        await city.ask(principal, 'DELETE', `/api/deputies/${this.#deputyIds.get(leave)}`, {});
        leave.to = plusDays(day, -1);
      }
    }
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
        this.#watch.differences.push(`${day} refused or failed: ${String(error)}`);
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

  #count(fault: string): void {
    add(this.played.faults, fault, 1);
  }

  #agendaOf(day: Day) {
    const tasks = this.#agenda.get(day) ?? [];
    this.#agenda.set(day, tasks);
    return tasks;
  }
}
