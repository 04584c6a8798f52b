import { expect, test } from 'vitest';
import { cronTimes, toCronerPattern } from './cron.ts';

test.for([
  ['cron(0 0 * * ? *)', '0 0 0 * * * *'],
  ['cron(0/15 8-17 ? * 2-6 *)', '0 0-59/15 8-17 * * MON-FRI *'],
  ['cron(30 1 ? * 1,7 *)', '0 30 1 * * SUN,SAT *'],
  ['cron(0 10 1/5 3/3 ? 2026-2030)', '0 0 10 1-31/5 3-12/3 * 2026-2030'],
  ['cron(0 0 L * ? *)', '0 0 0 L * * *'],
  ['cron(0 0 ? * 6L *)', '0 0 0 * * FRI#L *'],
  ['cron(0 0 ? * 3#2 *)', '0 0 0 * * TUE#2 *'],
  ['cron(0 0 ? * MON-FRI *)', '0 0 0 * * MON-FRI *'],
  ['cron(0 0 ? * 2/2 *)', '0 0 0 * * MON-SAT/2 *'],
] as const)('%s is croner %s', ([aws, croner]) => {
  expect(toCronerPattern(aws)).toBe(croner);
});

test.for(['cron(0 0 * * ?)', 'rate(1 day)', 'cron(0 0 * * * *)', 'cron(0 0 ? * ? *)'])(
  '%s is refused',
  (aws) => {
    expect(() => toCronerPattern(aws)).toThrow(aws);
  },
);

const at = (text: string) => Date.parse(text);
const iso = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant).toISOString();

test.for([
  // 2026-03-01 is a Sunday.
  ['cron(0 0 * * ? *)', '2026-03-01T00:00:00Z', '2026-03-02T00:00:00.000Z'],
  ['cron(0 0 ? * 1 *)', '2026-03-01T00:00:00Z', '2026-03-08T00:00:00.000Z'],
  ['cron(0 0 ? * 7 *)', '2026-03-01T00:00:00Z', '2026-03-07T00:00:00.000Z'],
  ['cron(0/15 * * * ? *)', '2026-03-01T00:16:00Z', '2026-03-01T00:30:00.000Z'],
  ['cron(0 0 L 2 ? *)', '2026-03-01T00:00:00Z', '2027-02-28T00:00:00.000Z'],
  ['cron(0 0 ? * 6L *)', '2026-03-01T00:00:00Z', '2026-03-27T00:00:00.000Z'],
  ['cron(0 0 15W 3 ? *)', '2026-03-01T00:00:00Z', '2026-03-16T00:00:00.000Z'],
] as const)('%s after %s is %s', ([cron, after, expected]) => {
  expect(iso(cronTimes(cron).next(at(after)))).toBe(expected);
});

test('a cron that is over has no next run', () => {
  expect(cronTimes('cron(0 0 1 1 ? 2025)').next(at('2026-01-01T00:00:00Z'))).toBeUndefined();
});

test('latest finds the last run in the span, both ends told apart', () => {
  const { latest } = cronTimes('cron(0 0 * * ? *)');
  expect(iso(latest(at('2026-03-01T00:00:00Z'), at('2026-03-04T12:00:00Z')))).toBe(
    '2026-03-04T00:00:00.000Z',
  );
  expect(iso(latest(at('2026-03-01T00:00:00Z'), at('2026-03-02T00:00:00Z')))).toBe(
    '2026-03-02T00:00:00.000Z',
  );
  expect(latest(at('2026-03-01T00:00:00Z'), at('2026-03-01T23:59:59Z'))).toBeUndefined();
});

test('the machine’s own time zone does not matter', () => {
  const before = process.env.TZ;
  process.env.TZ = 'America/New_York';
  try {
    expect(iso(cronTimes('cron(0 0 * * ? *)').next(at('2026-03-01T00:00:00Z')))).toBe(
      '2026-03-02T00:00:00.000Z',
    );
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});
