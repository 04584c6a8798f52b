import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { ScheduledEvent } from 'aws-lambda';
import type { Schedule } from '../schedules.ts';
import { ACCOUNT_ID, arn, eventTime, regionOf } from './aws-names.ts';
import type { HostClock } from './clock.ts';
import { type CronTimes, cronTimes } from './cron.ts';
import { createSerial } from './serial.ts';

interface Fired {
  name: string;
  /** The scheduled instant, not the moment it ran. */
  time: string;
}

export interface SchedulerOptions {
  schedules: readonly Schedule[];
  clock: HostClock;
  state: DatabaseSync;
  run(schedule: Schedule, event: ScheduledEvent): Promise<unknown>;
  /** Waits until what a run set going has been delivered. */
  settled(): Promise<void>;
  log(line: string): void;
  /** Pause before a failed run is tried again. */
  retryMs?: number;
}

export interface Scheduler {
  /** Fires what was missed while the host was down (the latest run of each schedule), then keeps time. */
  start(): void;
  /** Moves the clock ahead, firing each run due on the way, in order, each one settled before the next. */
  moveTo(instant: number): Promise<Fired[]>;
  idle(): Promise<void>;
  /** The instant that each schedule last ran for. */
  lastRuns(): { name: string; instant: number }[];
  stop(): Promise<void>;
}

interface Timed {
  schedule: Schedule;
  times: CronTimes;
}

/** Wake at least this often: timers drift and the machine sleeps. */
const LONGEST_SLEEP_MS = 30_000;

export function createScheduler(options: SchedulerOptions): Scheduler {
  const { clock, state, log, retryMs = 60_000 } = options;
  const timed: Timed[] = options.schedules.map((schedule) => ({ schedule, times: cronTimes(schedule.cron) }));
  const runs = openRuns(state, options.schedules, clock.now());
  const inTurn = createSerial();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  /** Done is written down after the run: killed in between, it runs again, which a schedule must bear. */
  async function fire({ schedule }: Timed, instant: number): Promise<Fired> {
    await options.run(schedule, scheduledEvent(schedule.name, instant));
    runs.save(schedule.name, instant);
    return { name: schedule.name, time: eventTime(instant) };
  }

  async function catchUp(): Promise<boolean> {
    let failed = false;
    for (const item of timed) {
      const due = item.times.latest(runs.last(item.schedule.name), clock.now());
      if (due === undefined || stopped) continue;
      try {
        await fire(item, due);
      } catch (error) {
        failed = true;
        log(`定时任务 ${item.schedule.name} (${eventTime(due)}) 失败,稍后重试: ${String(error)}`);
      }
    }
    return failed;
  }

  function nextDue(): { item: Timed; instant: number } | undefined {
    return timed
      .flatMap((item) => {
        const instant = item.times.next(runs.last(item.schedule.name));
        return instant === undefined ? [] : [{ item, instant }];
      })
      .reduce<{ item: Timed; instant: number } | undefined>(
        (a, b) => (a && a.instant <= b.instant ? a : b),
        undefined,
      );
  }

  function arm(failed: boolean): void {
    if (stopped) return;
    const wait = failed
      ? retryMs
      : Math.max(0, (nextDue()?.instant ?? Number.POSITIVE_INFINITY) - clock.now());
    timer = setTimeout(tick, Math.min(wait, LONGEST_SLEEP_MS));
    timer.unref();
  }

  function tick(): void {
    void inTurn(catchUp).then(arm);
  }

  async function move(target: number): Promise<Fired[]> {
    const fired: Fired[] = [];
    for (let due = nextDue(); due && due.instant <= target && !stopped; due = nextDue()) {
      clock.advanceTo(due.instant);
      fired.push(await fire(due.item, due.instant));
      await options.settled();
    }
    clock.advanceTo(target);
    await options.settled();
    return fired;
  }

  return {
    start: tick,
    async moveTo(instant) {
      const fired = await inTurn(() => move(instant));
      if (timer) {
        clearTimeout(timer);
        arm(false);
      }
      return fired;
    },
    idle: () => inTurn(async () => undefined),
    lastRuns: () => timed.map(({ schedule: { name } }) => ({ name, instant: runs.last(name) })),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await inTurn(async () => undefined);
    },
  };
}

/** The last instant each schedule ran for. A schedule seen for the first time has missed nothing. */
function openRuns(state: DatabaseSync, schedules: readonly Schedule[], now: number) {
  state.exec('CREATE TABLE IF NOT EXISTS schedule_runs (name TEXT PRIMARY KEY, instant INTEGER NOT NULL)');
  const begin = state.prepare('INSERT OR IGNORE INTO schedule_runs VALUES (?, ?)');
  for (const { name } of schedules) begin.run(name, now);
  const select = state.prepare('SELECT instant FROM schedule_runs WHERE name = ?');
  const update = state.prepare('UPDATE schedule_runs SET instant = ? WHERE name = ?');
  return {
    last: (name: string) => Number(select.get(name)?.instant ?? now),
    save: (name: string, instant: number) => void update.run(instant, name),
  };
}

function scheduledEvent(name: string, instant: number): ScheduledEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: ACCOUNT_ID,
    time: eventTime(instant),
    region: regionOf(),
    resources: [arn('events', `rule/${name}`)],
    detail: {},
  };
}
