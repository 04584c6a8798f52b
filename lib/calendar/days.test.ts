import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  dayFromNumber,
  dayNumber,
  dayOf,
  daysBetween,
  daysInMonth,
  eachDay,
  isDay,
  isInstant,
  laterOf,
  shanghaiDay,
  weekday,
  weekdayName,
  yearOf,
} from './days.ts';
import { anyDay } from './testing.ts';

test.for(['2000-01-01', '2099-12-31', '2024-02-29', '2000-02-29', '2023-02-28', '2024-04-30', '2024-12-31'])(
  '%s is a day',
  (text) => {
    expect(isDay(text)).toBe(true);
  },
);

test.for([
  ['before the range', '1999-12-31'],
  ['after the range', '2100-01-01'],
  ['30 February', '2024-02-30'],
  ['29 February of a common year', '2023-02-29'],
  ['31 April', '2024-04-31'],
  ['32 January', '2024-01-32'],
  ['day 0', '2024-01-00'],
  ['month 0', '2024-00-10'],
  ['month 13', '2024-13-01'],
  ['one digit', '2024-1-01'],
  ['something before', '2000101101-01-01'],
  ['something after', '2024-01-01 '],
  ['a line feed after', '2024-01-01\n'],
  ['nothing', ''],
  ['a megabyte', '2'.repeat(1_000_000)],
])('%s is no day', ([, text]) => {
  expect(isDay(String(text))).toBe(false);
});

test('days in a month', () => {
  expect([1, 2, 4, 12].map((month) => daysInMonth(2024, month))).toEqual([31, 29, 30, 31]);
  expect(daysInMonth(2023, 2)).toBe(28);
});

test('days are counted without a time zone', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  expect(dayNumber('2000-01-01')).toBe(10_957);
  expect(dayFromNumber(10_957)).toBe('2000-01-01');
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
  expect(yearOf('2024-03-01')).toBe(2024);
});

test('a number and its day are each other’s inverse', () => {
  fc.assert(fc.property(anyDay, (day) => dayFromNumber(dayNumber(day)) === day && isDay(day)));
});

test('each day of a span, both ends included', () => {
  expect(eachDay('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  expect(eachDay('2024-03-01', '2024-03-01')).toEqual(['2024-03-01']);
  expect(eachDay('2024-03-02', '2024-03-01')).toEqual([]);
});

test.for([
  ['2024-09-29', 0, '星期日'],
  ['2024-09-30', 1, '星期一'],
  ['2024-10-01', 2, '星期二'],
  ['2024-10-05', 6, '星期六'],
  ['1969-12-28', 0, '星期日'],
  ['1969-12-27', 6, '星期六'],
] as const)('%s is weekday %d, %s', ([day, number, name]) => {
  expect(weekday(day)).toBe(number);
  expect(weekdayName(day)).toBe(name);
});

test('the later of several days', () => {
  expect(laterOf('2024-01-02', '2024-01-10', '2023-12-31')).toBe('2024-01-10');
  expect(laterOf('2024-01-02')).toBe('2024-01-02');
});

test.for([
  ['the last millisecond of a Shanghai day', '2024-10-14T15:59:59.999Z', '2024-10-14'],
  ['midnight in Shanghai', '2024-10-14T16:00:00Z', '2024-10-15'],
  ['midnight, said in Shanghai', '2024-10-15T00:00:00+08:00', '2024-10-15'],
  ['one second before, said in Shanghai', '2024-10-14T23:59:59+08:00', '2024-10-14'],
  ['from New York', '2024-10-14T11:00:00-05:00', '2024-10-15'],
  ['small letters', '2024-10-14t16:00:00z', '2024-10-15'],
  ['before the range in UTC, in it in Shanghai', '1999-12-31T16:00:00Z', '2000-01-01'],
])('%s is an instant with a day', ([, instant, day]) => {
  expect(isInstant(String(instant))).toBe(true);
  expect(shanghaiDay(String(instant))).toBe(day);
  expect(dayOf(String(instant))).toBe(day);
});

test('a day is its own day, and milliseconds have one', () => {
  expect(dayOf('2024-10-14')).toBe('2024-10-14');
  expect(shanghaiDay(Date.UTC(2024, 9, 14, 16))).toBe('2024-10-15');
  expect(shanghaiDay(Date.UTC(2024, 9, 14, 16) - 1)).toBe('2024-10-14');
});

test.for([
  ['no offset', '2024-10-14T16:00:00'],
  ['hour 24', '2024-10-14T24:00:00Z'],
  ['minute 60', '2024-10-14T16:60:00Z'],
  ['second 60', '2024-10-14T16:00:60Z'],
  ['30 February', '2024-02-30T16:00:00Z'],
  ['offset of a day', '2024-10-14T16:00:00+24:00'],
  ['offset without minutes', '2024-10-14T16:00:00+08'],
  ['after the range in Shanghai', '2099-12-31T16:00:00Z'],
  ['before the range', '1999-12-31T15:59:59Z'],
  ['only a day', '2024-10-14'],
  ['ten decimals', '2024-10-14T16:00:00.0123456789Z'],
  ['something before', ' 2024-10-14T16:00:00Z'],
  ['something after', '2024-10-14T16:00:00Z '],
])('%s is no instant', ([, text]) => {
  expect(isInstant(String(text))).toBe(false);
});
