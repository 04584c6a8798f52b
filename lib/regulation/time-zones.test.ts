import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Every day of seven years through the calendar and three rules, and an instant an hour either side of Shanghai's midnight. */
const script = `
  import { createHash } from 'node:crypto';
  import { shippedCalendar } from '${import.meta.dirname}/../calendar/calendar.ts';
  import { eachDay, shanghaiDay } from '${import.meta.dirname}/../calendar/days.ts';
  import { dayInfo } from '${import.meta.dirname}/../calendar/working-days.ts';
  import { shippedRuleSets } from '${import.meta.dirname}/rule-sets/shipped.ts';
  import { evaluateRule } from '${import.meta.dirname}/rules.ts';
  const rules = { ruleSets: shippedRuleSets, calendar: shippedCalendar };
  const hash = createHash('sha256');
  for (const day of eachDay('2020-01-01', '2026-12-31')) {
    hash.update(JSON.stringify([
      dayInfo(day, shippedCalendar),
      shanghaiDay(day + 'T15:59:59Z'),
      shanghaiDay(day + 'T16:00:00Z'),
      evaluateRule('contractFiling', { signedOn: day, filedAt: day + 'T20:00:00Z' }, rules),
      evaluateRule('acceptanceApplication', { contractsCompletedOn: [day] }, rules),
      evaluateRule('selfEvaluation', { acceptedOn: day, inUseOn: day }, rules),
    ]));
  }
  console.log(hash.digest('hex') + ' ' + new Date(2024, 0, 1).getTimezoneOffset() + ' ' + shanghaiDay('2024-10-14T16:00:00Z'));
`;

function digestIn(TZ: string): string[] {
  const args = ['--input-type=module', '-e', script];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, TZ },
  });
  expect(stderr).toBe('');
  return stdout.trim().split(' ');
}

test('the process time zone changes nothing', () => {
  const [utc, shanghai, newYork] = ['UTC', 'Asia/Shanghai', 'America/New_York'].map(digestIn);
  // The zones did take effect.
  expect([utc?.[1], shanghai?.[1], newYork?.[1]]).toEqual(['0', '-480', '300']);
  expect([utc?.[2], newYork?.[2]]).toEqual(['2024-10-15', '2024-10-15']);
  expect(utc?.[0]).toMatch(/^[0-9a-f]{64}$/);
  expect([shanghai?.[0], newYork?.[0]]).toEqual([utc?.[0], utc?.[0]]);
});
