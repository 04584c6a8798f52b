import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarOf, shippedCalendar, withYear } from './calendar.ts';
import { addDays, type Day } from './days.ts';
import type { YearNotice } from './notice.ts';
import { anyDay, dayIn } from './testing.ts';
import {
  addWorkingDays,
  countWorkingDays,
  dayInfo,
  daysAfter,
  isProvisional,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  whatMoved,
} from './working-days.ts';

const calendar = shippedCalendar;

test.for([
  ['2024-09-30', true, '工作日'],
  ['2024-09-28', false, '周末'],
  ['2024-09-22', false, '周末'],
  ['2024-09-29', true, '调休上班'],
  ['2024-10-12', true, '调休上班'],
  ['2024-10-01', false, '国庆节'],
  ['2024-10-05', false, '国庆节'],
  ['2024-10-07', false, '国庆节'],
  ['2024-10-08', true, '工作日'],
  ['2024-09-17', false, '中秋节'],
  ['2022-12-31', false, '元旦'],
  ['2020-02-01', false, '春节'],
  ['2020-02-02', false, '春节'],
  ['2020-02-03', true, '工作日'],
  ['2020-10-01', false, '国庆节、中秋节'],
  ['2025-10-06', false, '中秋节'],
  ['2026-02-28', true, '调休上班'],
] as const)('%s is a working day: %s, %s', ([day, working, name]) => {
  expect(dayInfo(day, calendar)).toEqual({ day, working, name, provisional: false });
  expect(isWorkingDay(day, calendar)).toBe(working);
});

test.for([
  ['2027-01-01', false, '元旦'],
  ['2027-01-02', false, '周末'],
  ['2027-01-04', true, '工作日'],
  ['2027-02-05', false, '春节'],
  ['2027-02-08', false, '春节'],
  ['2027-02-09', true, '工作日'],
  ['2027-05-03', true, '工作日'],
  ['2027-10-04', true, '工作日'],
  ['2019-12-31', true, '工作日'],
] as const)('outside the notices %s is computed, and says so', ([day, working, name]) => {
  expect(dayInfo(day, calendar)).toEqual({ day, working, name, provisional: true });
});

test('provisional from the day after the last published one, and before the first', () => {
  expect(
    ['2019-12-31', '2020-01-01', '2026-12-31', '2027-01-01'].map((d) => isProvisional(d, calendar)),
  ).toEqual([true, false, false, true]);
  expect(isProvisional('2024-01-01', calendarOf([]))).toBe(true);
});

/** Counted by hand on the 2024 wall calendar: 29 September and 12 October were worked, 1–7 October were not. */
test.for([
  ['2024-09-25', 1, '2024-09-26'],
  ['2024-09-25', 3, '2024-09-29'],
  ['2024-09-25', 4, '2024-09-30'],
  ['2024-09-25', 5, '2024-10-08'],
  ['2024-09-25', 9, '2024-10-12'],
  ['2024-09-25', 10, '2024-10-14'],
  ['2024-10-01', 1, '2024-10-08'],
  ['2024-09-25', 0, '2024-09-25'],
  ['2024-10-05', 0, '2024-10-05'],
  ['2024-10-14', -1, '2024-10-12'],
  ['2024-10-08', -1, '2024-09-30'],
] as const)('%s and %d working days is %s', ([from, count, expected]) => {
  expect(addWorkingDays(from, count, calendar)).toBe(expected);
});

test.for([
  ['2024-09-25', '2024-09-25', 0],
  ['2024-09-25', '2024-09-26', 1],
  ['2024-09-28', '2024-09-29', 1],
  ['2024-09-30', '2024-10-07', 0],
  ['2024-09-25', '2024-10-14', 10],
  ['2024-10-14', '2024-09-25', 0],
] as const)('after %s up to %s there are %d working days', ([from, to, expected]) => {
  expect(countWorkingDays(from, to, calendar)).toBe(expected);
});

test('the days after a day, as on a wall calendar', () => {
  expect(daysAfter('2024-09-27', '2024-09-29', calendar).map(({ day, name }) => [day, name])).toEqual([
    ['2024-09-28', '周末'],
    ['2024-09-29', '调休上班'],
  ]);
});

test.for([
  ['2024-10-08', '2024-10-08', '2024-10-08'],
  ['2024-10-01', '2024-10-08', '2024-09-30'],
  ['2024-10-07', '2024-10-08', '2024-09-30'],
  ['2024-10-13', '2024-10-14', '2024-10-12'],
  ['2024-09-28', '2024-09-29', '2024-09-27'],
] as const)('around %s the next working day is %s, the one before %s', ([day, next, previous]) => {
  expect(nextWorkingDay(day, calendar)).toBe(next);
  expect(previousWorkingDay(day, calendar)).toBe(previous);
});

test('the next working day is one, is not before, and skips only days off', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const next = nextWorkingDay(day, calendar);
      expect(isWorkingDay(next, calendar)).toBe(true);
      expect(next >= day).toBe(true);
      expect(daysAfter(addDays(day, -1), next, calendar).filter(({ working }) => working)).toHaveLength(1);
    }),
  );
});

test('adding working days and counting them agree, and later starts never end earlier', () => {
  fc.assert(
    fc.property(dayIn('2020-01-01', '2028-12-31'), fc.integer({ min: 1, max: 300 }), (from, count) => {
      const to = addWorkingDays(from, count, calendar);
      expect(countWorkingDays(from, to, calendar)).toBe(count);
      expect(isWorkingDay(to, calendar)).toBe(true);
      expect(addWorkingDays(addDays(from, 1), count, calendar) >= to).toBe(true);
    }),
    { numRuns: 60 },
  );
});

const notice2027: YearNotice = {
  year: 2027,
  documentNumber: '国办发明电〔2026〕99号',
  holidays: [
    { name: '元旦', from: '2026-12-31', to: '2027-01-02' },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
  ],
  makeUpDays: ['2027-05-08'],
};

test('loading a notice lists the days it moved, the end of the year before included', () => {
  const moved = whatMoved(calendar, withYear(calendar, notice2027), '2026-12-01', '2027-05-31');
  const days = moved.map(({ day, before, after }): [Day, string, string] => [day, before.name, after.name]);
  expect(days).toEqual([
    ['2026-12-31', '工作日', '元旦'],
    // The notice made up for this test names no 春节 and no 清明节.
    ['2027-02-05', '春节', '工作日'],
    ['2027-02-08', '春节', '工作日'],
    ['2027-04-05', '清明节', '工作日'],
    ['2027-05-03', '工作日', '劳动节'],
    ['2027-05-04', '工作日', '劳动节'],
    ['2027-05-05', '工作日', '劳动节'],
    ['2027-05-08', '周末', '调休上班'],
  ]);
  expect(moved[0]?.before.provisional).toBe(false);
  expect(moved.at(-1)?.after.provisional).toBe(false);
});
