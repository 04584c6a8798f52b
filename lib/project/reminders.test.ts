import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, daysBetween } from '../calendar/days.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { shipped } from '../regulation/testing.ts';
import type { Obligation } from './obligations.ts';
import { currentReminder, labelOn, nextReminder, type Step } from './reminders.ts';

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

test.for<[step: Step, day: Day, label: string]>([
  [3, '2023-03-21', '还有 3 个工作日'],
  [3, '2023-03-22', '还有 2 个工作日'],
  [3, '2023-03-24', '今天到期'],
  [1, '2023-03-26', '已逾期 2 天'],
  [0, '2023-03-31', '已逾期 1 周'],
  ['roundOpens', '2023-03-31', '本季度报告开始填报'],
])('step %s of a duty due on Friday 2023-03-24, mailed on %s, says %s', ([step, day, label]) => {
  expect(labelOn(step, '2023-03-24', day, calendar)).toBe(label);
});
