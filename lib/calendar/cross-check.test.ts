import { getDayDetail } from 'chinese-days';
import { LegalHoliday } from 'tyme4ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { shippedCalendar } from './calendar.ts';
import { eachDay, partsOf, weekday } from './days.ts';
import { dayInfo } from './working-days.ts';

/** Two packages kept by others, as oracles for every day of the shipped years. Known disagreements would be named here. */
const days = eachDay('2020-01-01', '2026-12-31');

// chinese-days reads the process time zone: in America/New_York it is wrong on 634 days.
beforeAll(() => void vi.stubEnv('TZ', 'Asia/Shanghai'));
afterAll(() => void vi.unstubAllEnvs());

test('chinese-days is asked in Shanghai time', () => {
  expect(new Date(2024, 0, 1).getTimezoneOffset()).toBe(-480);
});

test('chinese-days calls the same days working days', () => {
  expect(days).toHaveLength(2557);
  expect(days.filter((day) => getDayDetail(day).work !== dayInfo(day, shippedCalendar).working)).toEqual([]);
});

test('tyme4ts calls the same days working days', () => {
  const works = (day: string) => {
    const { year, month, day: dayOfMonth } = partsOf(day);
    return LegalHoliday.fromYmd(year, month, dayOfMonth)?.isWork() ?? ![0, 6].includes(weekday(day));
  };
  expect(days.filter((day) => works(day) !== dayInfo(day, shippedCalendar).working)).toEqual([]);
});

test('the holidays bear the names chinese-days gives them', () => {
  const differing = days.filter((day) => {
    const { working, name } = dayInfo(day, shippedCalendar);
    const theirs = getDayDetail(day).name.split(',')[1] ?? '周末';
    return !working && !name.startsWith(theirs);
  });
  expect(differing).toEqual([]);
});
