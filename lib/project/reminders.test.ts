import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, daysBetween } from '../calendar/days.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { shipped } from '../regulation/testing.ts';
import type { Obligation } from './obligations.ts';
import { currentReminder, labelOn, nextReminder, type Step, stepLabel } from './reminders.ts';

const { calendar } = shipped;

const duty = (knownOn: Day, effectiveDue: Day) =>
  ({
    kind: 'contractFiling',
    triggerOn: knownOn,
    due: { applicable: true, effectiveDue },
  }) as Obligation;

/** Runs as the schedules make them: what the due index brings is recorded once a step, then moved on (docs/adr/0011). */
function recordedBy(runs: readonly Day[], obligation: Obligation, knownOn: Day): string[] {
  const records = new Set<Step>();
  let next = nextReminder(obligation, knownOn, calendar);
  for (const day of runs) {
    if (!next || next.on > day) continue;
    const current = currentReminder(obligation, day, calendar);
    if (current) records.add(current.step);
    next = nextReminder(obligation, day, calendar);
  }
  return [...records].map(String).sort();
}

/** The same by walking the wall calendar day by day: no index, no next day, no rule of the product but which days are worked. */
function stepOn(day: Day, knownOn: Day, due: Day): Step | undefined {
  if (day <= knownOn) return undefined;
  if (day >= addDays(due, 7)) return -Math.trunc(daysBetween(due, day) / 7);
  if (day >= due) return 0;
  const workedBefore = (from: Day) => {
    let worked = 0;
    for (let d = addDays(from, 1); d < due; d = addDays(d, 1)) if (isWorkingDay(d, calendar)) worked += 1;
    return worked;
  };
  const left = workedBefore(day);
  // A step whose first day had passed when the duty became known is none.
  return [1, 3, 7, 15, 30].find((n) => left < n && n <= workedBefore(knownOn));
}

const plainly = (runs: readonly Day[], knownOn: Day, due: Day) =>
  [...new Set(runs.flatMap((day) => stepOn(day, knownOn, due) ?? []))].map(String).sort();

const someDay = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2020-12-01', n));

test('any schedule of runs, missed, doubled or late, records each step that held on a day of a run, once', () => {
  const runs = fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 60 });
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 90 }), runs, (knownOn, length, offsets) => {
      const due = addDays(knownOn, length);
      const days = offsets.toSorted((a, b) => a - b).map((n) => addDays(knownOn, n));
      expect(recordedBy(days, duty(knownOn, due), knownOn)).toEqual(plainly(days, knownOn, due));
    }),
    { numRuns: 300 },
  );
});

test('run every day, every step comes; run once more the same day, none is added', () => {
  const knownOn = '2025-03-03';
  const due = '2025-04-30';
  const daily = Array.from({ length: 75 }, (_, n) => addDays(knownOn, n));
  const doubled = daily.flatMap((day) => [day, day]);
  const steps = ['-1', '-2', '0', '1', '15', '3', '30', '7'];
  expect(recordedBy(daily, duty(knownOn, due), knownOn)).toEqual(steps);
  expect(recordedBy(doubled, duty(knownOn, due), knownOn)).toEqual(steps);
});

test('a mail of the day says what the step says', () => {
  const due = '2025-04-30';
  let next = nextReminder(duty('2025-03-03', due), '2025-03-03', calendar);
  for (; next && next.on < '2025-06-01'; next = nextReminder(duty('2025-03-03', due), next.on, calendar))
    expect(labelOn(next.step, due, next.on, calendar)).toBe(stepLabel(next.step));
});

test.for<[Step, string, string]>([
  // Due on Saturday 2025-10-11, which is worked; Friday 10-10 and Thursday 10-09 are, too.
  [3, '2025-10-08', '还有 3 个工作日'],
  [3, '2025-10-09', '还有 2 个工作日'],
  [1, '2025-10-10', '还有 1 个工作日'],
  [1, '2025-10-11', '今天到期'],
  [0, '2025-10-12', '已逾期 1 天'],
  [0, '2025-10-17', '已逾期 6 天'],
  [-1, '2025-10-24', '已逾期 1 周'],
  [-1, '2025-10-25', '已逾期 2 周'],
  ['missing', '2025-10-14', '季度报告逾期未报'],
])('step %s told of on %s, by a late run: %s', ([step, day, label]) => {
  expect(labelOn(step, '2025-10-11', day, calendar)).toBe(label);
});

/** All steps of a duty up to a day, as `day step`. */
function stepsOf(obligation: Obligation, knownOn: Day, until: Day): string[] {
  const steps: string[] = [];
  for (let next = nextReminder(obligation, knownOn, calendar); next && next.on <= until; ) {
    steps.push(`${next.on} ${next.step}`);
    next = nextReminder(obligation, next.on, calendar);
  }
  return steps;
}

test('self-evaluation: opening, half and last 90 days of its window, then the general steps; counted by hand', () => {
  const base = '2023-08-01';
  const evaluation: Obligation = {
    ...duty(base, '2025-08-01'),
    kind: 'selfEvaluation',
    opensOn: '2024-08-01',
  };
  expect(stepsOf(evaluation, base, '2025-08-15')).toEqual([
    '2024-08-01 windowOpens',
    '2025-02-01 windowHalf',
    '2025-05-03 windowLast90',
    // July 2025 has 23 working days, so the thirtieth before is in June.
    '2025-06-20 30',
    '2025-07-11 15',
    '2025-07-23 7',
    '2025-07-29 3',
    '2025-07-31 1',
    '2025-08-01 0',
    '2025-08-08 -1',
    '2025-08-15 -2',
  ]);
});

test('a quarter: opened on the first working day of its last month, listed as missing the day after', () => {
  // Saturday 2023-12-02 is none; 2023-12-31 is a Sunday and 2024-01-01 a holiday, so it is due on 2024-01-02.
  const report: Obligation = { ...duty('2023-12-31', '2024-01-02'), kind: 'quarterlyReport' };
  expect(stepsOf({ ...report, knownOn: '2023-09-30' }, '2023-11-25', '2024-01-09')).toEqual([
    '2023-12-01 roundOpens',
    '2023-12-11 15',
    '2023-12-21 7',
    '2023-12-27 3',
    '2023-12-29 1',
    '2024-01-02 0',
    '2024-01-03 missing',
    '2024-01-09 -1',
  ]);
});
