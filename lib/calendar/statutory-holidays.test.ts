import { Lunar, Solar } from 'lunar-typescript';
import { LunarDay, SolarDay } from 'tyme4ts';
import { expect, test } from 'vitest';
import { addDays } from './days.ts';
import { lunarHolidays } from './lunar-holidays.ts';
import { statutoryHolidayName, statutoryHolidays } from './statutory-holidays.ts';

const years = Object.keys(lunarHolidays).map(Number);
const aprilDays = [3, 4, 5, 6];

function monthDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(5, 10);
}

test('the table covers each year from the calendar’s first to where the longest count reaches', () => {
  expect(years).toEqual(Array.from({ length: 101 }, (_, i) => 2020 + i));
});

test('lunar-typescript gives the same 除夕, 清明, 端午 and 中秋 in every year', () => {
  const expected = years.map((year) => {
    const solar = (lunar: Lunar) => lunar.getSolar().toYmd();
    const eve = addDays(solar(Lunar.fromYmd(year, 1, 1)), -1).slice(5);
    const qingming =
      aprilDays.find((day) => Solar.fromYmd(year, 4, day).getLunar().getJieQi() === '清明') ?? 0;
    const [duanwu, midAutumn] = [Lunar.fromYmd(year, 5, 5), Lunar.fromYmd(year, 8, 15)].map((l) =>
      solar(l).slice(5),
    );
    return `${eve} ${monthDay(year, 4, qingming)} ${duanwu} ${midAutumn}`;
  });
  expect(years.map((year) => lunarHolidays[year]?.join(' '))).toEqual(expected);
});

test('tyme4ts gives the same', () => {
  const expected = years.map((year) => {
    const solar = (month: number, day: number) => LunarDay.fromYmd(year, month, day).getSolarDay();
    const format = (day: SolarDay) => monthDay(day.getYear(), day.getMonth(), day.getDay());
    const isQingming = (day: number) =>
      SolarDay.fromYmd(year, 4, day).getTermDay().toString() === '清明第1天';
    const qingming = aprilDays.find(isQingming) ?? 0;
    return [
      format(solar(1, 1).next(-1)),
      monthDay(year, 4, qingming),
      format(solar(5, 5)),
      format(solar(8, 15)),
    ].join(' ');
  });
  expect(years.map((year) => lunarHolidays[year]?.join(' '))).toEqual(expected);
});

test('thirteen statutory days, by the days of 2027 read off a wall calendar', () => {
  expect([...statutoryHolidays(2027)].sort()).toEqual([
    ['2027-01-01', '元旦'],
    ['2027-02-05', '春节'],
    ['2027-02-06', '春节'],
    ['2027-02-07', '春节'],
    ['2027-02-08', '春节'],
    ['2027-04-05', '清明节'],
    ['2027-05-01', '劳动节'],
    ['2027-05-02', '劳动节'],
    ['2027-06-09', '端午节'],
    ['2027-09-15', '中秋节'],
    ['2027-10-01', '国庆节'],
    ['2027-10-02', '国庆节'],
    ['2027-10-03', '国庆节'],
  ]);
});

test('where 中秋 is a day of 国庆节 the day keeps both names', () => {
  // 2031-10-01 is 中秋: the next time after 2020.
  expect(statutoryHolidayName('2031-10-01')).toBe('国庆节、中秋节');
  expect(statutoryHolidayName('2031-10-02')).toBe('国庆节');
  expect(statutoryHolidays(2031).size).toBe(12);
});

test('beyond the table only the fixed days are known', () => {
  expect([...statutoryHolidays(2121).keys()]).toEqual([
    '2121-01-01',
    '2121-05-01',
    '2121-05-02',
    '2121-10-01',
    '2121-10-02',
    '2121-10-03',
  ]);
  expect(statutoryHolidayName('2027-10-04')).toBeUndefined();
});
