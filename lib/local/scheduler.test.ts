import type { DatabaseSync } from 'node:sqlite';
import type { ScheduledEvent } from 'aws-lambda';
import { expect, onTestFinished, test } from 'vitest';
import { type HostClock, openClock } from './clock.ts';
import { temporaryState } from './fixture/temporary.ts';
import { createScheduler } from './scheduler.ts';

const schedules = [
  { name: 'daily', cron: 'cron(0 0 * * ? *)', entry: 'daily.ts', description: '' },
  { name: 'sundays', cron: 'cron(0 0 ? * 1 *)', entry: 'sundays.ts', description: '' },
  { name: 'noon', cron: 'cron(0 12 * * ? *)', entry: 'noon.ts', description: '' },
];
const at = (text: string) => Date.parse(text);

interface Setup {
  state?: DatabaseSync;
  start?: string;
  run?(name: string, event: ScheduledEvent, clock: HostClock): Promise<void>;
  settled?(): Promise<void>;
}

function setUp({ state = temporaryState(), start = '2026-02-27T10:00:00Z', run, settled }: Setup = {}) {
  let wall = at(start);
  const clock = openClock(state, () => wall);
  const ran: string[] = [];
  const scheduler = createScheduler({
    schedules,
    clock,
    state,
    log: () => undefined,
    retryMs: 20,
    settled: settled ?? (async () => undefined),
    async run({ name }, event) {
      await run?.(name, event, clock);
      ran.push(`${name} ${event.time}`);
    },
  });
  onTestFinished(() => scheduler.stop());
  const tick = (text: string) => {
    wall = at(text);
  };
  return { scheduler, clock, ran, state, tick };
}

test('a move fires each run due on the way, in order, at its own instant', async () => {
  const seen: number[] = [];
  const { scheduler, clock, ran } = setUp({ run: async (_name, _event, host) => void seen.push(host.now()) });
  const fired = await scheduler.moveTo(at('2026-03-01T12:00:00Z'));
  expect(ran).toEqual([
    'noon 2026-02-27T12:00:00Z',
    'daily 2026-02-28T00:00:00Z',
    'noon 2026-02-28T12:00:00Z',
    'daily 2026-03-01T00:00:00Z',
    'sundays 2026-03-01T00:00:00Z',
    'noon 2026-03-01T12:00:00Z',
  ]);
  expect(fired.map(({ name, time }) => `${name} ${time}`)).toEqual(ran);
  expect(seen).toEqual(ran.map((line) => at(line.split(' ')[1] ?? '')));
  expect(clock.now()).toBe(at('2026-03-01T12:00:00Z'));
  expect(await scheduler.moveTo(at('2026-03-01T12:00:01Z'))).toEqual([]);
});

test('each run is settled before the next', async () => {
  const order: string[] = [];
  const { scheduler } = setUp({
    run: async (name) => void order.push(name),
    settled: async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push('settled');
    },
  });
  await scheduler.moveTo(at('2026-02-28T00:00:00Z'));
  // And once more at the instant itself: what was under way before the move is waited for too.
  expect(order).toEqual(['noon', 'settled', 'daily', 'settled', 'settled']);
});

test('a failed run stops the move there, and the next move tries it again', async () => {
  let broken = true;
  const { scheduler, clock, ran } = setUp({
    run: async (name) => {
      if (name === 'daily' && broken) throw new Error('no store');
    },
  });
  await expect(scheduler.moveTo(at('2026-02-28T12:00:00Z'))).rejects.toThrow('no store');
  expect(clock.now()).toBe(at('2026-02-28T00:00:00Z'));
  broken = false;
  await scheduler.moveTo(at('2026-02-28T00:00:00Z'));
  expect(ran).toEqual(['noon 2026-02-27T12:00:00Z', 'daily 2026-02-28T00:00:00Z']);
});

test('a start after days off fires the latest missed run of each schedule, once', async () => {
  const { scheduler, state, ran } = setUp();
  await scheduler.moveTo(at('2026-02-27T10:00:01Z'));
  const later = setUp({ state, start: '2026-03-05T09:00:00Z' });
  later.scheduler.start();
  await later.scheduler.idle();
  expect(ran).toEqual([]);
  expect(later.ran.sort()).toEqual([
    'daily 2026-03-05T00:00:00Z',
    'noon 2026-03-04T12:00:00Z',
    'sundays 2026-03-01T00:00:00Z',
  ]);
  const again = setUp({ state, start: '2026-03-05T09:00:01Z' });
  again.scheduler.start();
  await again.scheduler.idle();
  expect(again.ran).toEqual([]);
});

test('keeps time by itself, and tries a failed run again', async () => {
  let failures = 2;
  const { scheduler, ran, tick } = setUp({
    start: '2026-02-27T11:59:59.970Z',
    run: async () => {
      if (failures-- > 0) throw new Error('not yet');
    },
  });
  scheduler.start();
  await scheduler.idle();
  expect(ran).toEqual([]);
  tick('2026-02-27T12:00:00Z');
  await expect.poll(() => ran, { timeout: 10_000 }).toEqual(['noon 2026-02-27T12:00:00Z']);
});
