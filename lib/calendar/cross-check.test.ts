import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { LegalHoliday } from 'tyme4ts';
import { expect, test } from 'vitest';
import { shippedCalendar } from './calendar.ts';
import { type Day, eachDay, partsOf, weekday } from './days.ts';
import { dayInfo } from './working-days.ts';

/**
 * Two packages kept by others, as oracles for every day of the shipped years; a disagreement would be named here, day by day.
 * Of chinese-days its data is asked, not its functions: they read the process time zone, and are wrong on 634 days in
 * America/New_York.
 */
const days = eachDay('2020-01-01', '2026-12-31');

const holidays = new Map<string, string>(Object.entries(chineseDays.holidays));
const workdays = new Map<string, string>(Object.entries(chineseDays.workdays));

function isWeekend(day: Day): boolean {
  return weekday(day) % 6 === 0;
}

test('chinese-days calls the same days working days', () => {
  expect(days).toHaveLength(2557);
  const works = (day: Day) => workdays.has(day) || (!holidays.has(day) && !isWeekend(day));
  expect(days.filter((day) => works(day) !== dayInfo(day, shippedCalendar).working)).toEqual([]);
});

test('tyme4ts calls the same days working days', () => {
  const works = (day: Day) => {
    const { year, month, day: dayOfMonth } = partsOf(day);
    return LegalHoliday.fromYmd(year, month, dayOfMonth)?.isWork() ?? !isWeekend(day);
  };
  expect(days.filter((day) => works(day) !== dayInfo(day, shippedCalendar).working)).toEqual([]);
});

test('the days off bear the names chinese-days gives them', () => {
  const nameOf = (day: Day) => holidays.get(day)?.split(',')[1] ?? '周末';
  const off = days.filter((day) => !dayInfo(day, shippedCalendar).working);
  expect(off.filter((day) => !dayInfo(day, shippedCalendar).name.startsWith(nameOf(day)))).toEqual([]);
  expect(off.filter((day) => holidays.has(day))).toHaveLength(208);
});
