import { expect, test } from 'vitest';
import { calendarOf, noticeNumbers, shippedCalendar, withYear } from './calendar.ts';
import { daysBetween } from './days.ts';
import type { YearNotice } from './notice.ts';
import { yearNoticeSchema } from './notice-schema.ts';

function notice(year: number, documentNumber = `国办发明电〔${year - 1}〕1号`): YearNotice {
  return {
    year,
    documentNumber,
    holidays: [{ name: '元旦', from: `${year}-01-01`, to: `${year}-01-01` }],
    makeUpDays: [],
  };
}

/**
 * Days off and make-up days of each year's arrangement, as counted by a reader of the notices on gov.cn (the documentation of
 * hc-holiday, table of notices): a source apart from the packages of the cross-check.
 */
test.for([
  [2020, 30, 6],
  [2021, 31, 7],
  [2022, 31, 7],
  [2023, 27, 7],
  [2024, 28, 8],
  [2025, 28, 5],
  [2026, 33, 6],
] as const)('%d has %d days off and %d make-up days', ([year, daysOff, makeUpDays]) => {
  const found = shippedCalendar.years.find((n) => n.year === year);
  const off = found?.holidays.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
  expect([off, found?.makeUpDays.length]).toEqual([daysOff, makeUpDays]);
});

test('every shipped notice would pass as a loaded one', () => {
  for (const shipped of shippedCalendar.years)
    expect(yearNoticeSchema().safeParse(shipped).error).toBeUndefined();
});

test('the shipped calendar names its notices', () => {
  expect(noticeNumbers(shippedCalendar, 2020)).toEqual(['国办发明电〔2019〕16号', '国办发明电〔2020〕1号']);
  expect(noticeNumbers(shippedCalendar, 2026)).toEqual(['国办发明电〔2025〕7号']);
  expect(noticeNumbers(shippedCalendar, 2027)).toBeUndefined();
  expect(shippedCalendar.publishedThrough).toBe('2026-12-31');
});

test('a calendar survives JSON', () => {
  expect(JSON.parse(JSON.stringify(shippedCalendar))).toEqual(shippedCalendar);
});

test('the next notice extends what is published; a year beyond a gap does not', () => {
  expect(withYear(shippedCalendar, notice(2027)).publishedThrough).toBe('2027-12-31');
  const gap = withYear(shippedCalendar, notice(2028));
  expect(gap.publishedThrough).toBe('2026-12-31');
  expect(withYear(gap, notice(2027)).publishedThrough).toBe('2028-12-31');
  expect(shippedCalendar.years).toHaveLength(7);
});

test('an amended notice takes the place of the first', () => {
  const once = calendarOf([notice(2021), notice(2020)]);
  const amended = withYear(once, notice(2020, '国办发明电〔2020〕9号'));
  expect(amended.years.map(({ year, documentNumber }) => [year, documentNumber])).toEqual([
    [2020, '国办发明电〔2020〕9号'],
    [2021, '国办发明电〔2020〕1号'],
  ]);
});

const good = notice(2027);

test.for<[string, object, string]>([
  ['a day that does not exist', { makeUpDays: ['2027-02-30'] }, 'makeUpDays.0'],
  ['a make-up day on a weekday', { makeUpDays: ['2027-05-07'] }, 'makeUpDays.0'],
  [
    'a make-up day in a holiday',
    { makeUpDays: ['2027-05-08'], holidays: [{ name: '劳动节', from: '2027-05-08', to: '2027-05-08' }] },
    'makeUpDays',
  ],
  [
    'a holiday that ends before it begins',
    { holidays: [{ name: '元旦', from: '2027-01-02', to: '2027-01-01' }] },
    'holidays.0.from',
  ],
  [
    'a make-up day in the second holiday, beside a good one',
    {
      makeUpDays: ['2027-05-15', '2027-05-08'],
      holidays: [
        { name: '元旦', from: '2027-01-01', to: '2027-01-01' },
        { name: '劳动节', from: '2027-05-07', to: '2027-05-09' },
      ],
    },
    'makeUpDays',
  ],
  ['another year’s holiday', { holidays: [{ name: '元旦', from: '2029-01-01', to: '2029-01-01' }] }, 'year'],
  ['another year’s days', { makeUpDays: ['2029-05-05'] }, 'year'],
  ['a 文号 that is none', { documentNumber: '国办发明电2026-7' }, 'documentNumber'],
  ['an amendment that is none', { amendedBy: ['x'] }, 'amendedBy.0'],
  ['no holiday at all', { holidays: [] }, 'holidays'],
  [
    'a name without end',
    { holidays: [{ name: '长'.repeat(21), from: '2027-01-01', to: '2027-01-01' }] },
    'holidays.0.name',
  ],
  [
    'a holiday without name',
    { holidays: [{ name: '', from: '2027-01-01', to: '2027-01-01' }] },
    'holidays.0.name',
  ],
  ['a year before all', { year: 1999 }, 'year'],
  ['a year after all', { year: 2100 }, 'year'],
  ['half a year', { year: 2027.5 }, 'year'],
  ['an unknown key', { extra: 1 }, ''],
])('a notice with %s is refused', ([, change, path]) => {
  const issues = yearNoticeSchema().safeParse({ ...good, ...change }).error?.issues ?? [];
  expect(issues.map((issue) => issue.path.join('.'))).toContain(path);
});

test('a notice that reaches into the neighbouring years is fine', () => {
  const reaching = { ...good, makeUpDays: ['2026-12-26', '2028-01-02', '2027-05-08', '2027-05-09'] };
  expect(yearNoticeSchema().safeParse(reaching).success).toBe(true);
});

test('a make-up day right before or after a holiday is fine', () => {
  const beside = {
    ...good,
    holidays: [{ name: '劳动节', from: '2027-05-02', to: '2027-05-07' }],
    makeUpDays: ['2027-05-01', '2027-05-08'],
  };
  expect(yearNoticeSchema().safeParse(beside).success).toBe(true);
});
