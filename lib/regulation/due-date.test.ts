import { expect, test } from 'vitest';
import { shippedCalendar } from '../calendar/calendar.ts';
import { dueOn, lateness } from './due-date.ts';
import { zhucheng2020 } from './rule-sets/zhucheng-2020.ts';

const due = (nominal: string, asOf?: string) => dueOn(nominal, zhucheng2020, shippedCalendar, asOf);

test.for([
  ['2024-09-30', '2024-09-30'],
  ['2024-10-01', '2024-10-08'],
  ['2024-09-28', '2024-09-29'],
  ['2024-06-08', '2024-06-11'],
] as const)('R4: a period that would end on %s ends on %s', ([nominalDue, effectiveDue]) => {
  expect(due(nominalDue)).toEqual({
    applicable: true,
    nominalDue,
    effectiveDue,
    provisional: false,
    basisExpired: false,
  });
});

test.for([
  ['2026-12-31', false],
  ['2027-01-04', true],
] as const)('due on %s is provisional: %s', ([day, provisional]) => {
  expect(due(day).provisional).toBe(provisional);
});

test.for([
  ['due on the last day of validity', '2025-11-21', undefined, false],
  ['due the next working day', '2025-11-24', undefined, true],
  ['a nominal day in validity, moved out of it', '2025-11-22', undefined, true],
  ['looked at on the last day', '2024-01-02', '2025-11-23', false],
  ['looked at the day after', '2024-01-02', '2025-11-24', true],
  ['due after it, looked at before', '2025-11-24', '2025-11-01', true],
] as const)('%s: basis expired %s', ([, nominal, asOf, expired]) => {
  expect(due(nominal, asOf).basisExpired).toBe(expired);
});

test.for([
  ['2024-09-30', { onTime: true, lateCalendarDays: 0, lateWorkingDays: 0 }],
  ['2024-09-01', { onTime: true, lateCalendarDays: 0, lateWorkingDays: 0 }],
  ['2024-10-01', { onTime: false, lateCalendarDays: 1, lateWorkingDays: 0 }],
  ['2024-10-08', { onTime: false, lateCalendarDays: 8, lateWorkingDays: 1 }],
] as const)('due on 30 September 2024 and done on %s', ([doneOn, expected]) => {
  expect(lateness(doneOn, '2024-09-30', shippedCalendar)).toEqual(expected);
});
