import { addDays, type Day, yearOf } from './days.ts';
import { lunarHolidays } from './lunar-holidays.ts';

/**
 * 全国年节及纪念日放假办法 as revised for 2025 (国务院令第795号): 元旦 1 day, 春节 4 days from 除夕, 清明 1, 劳动节 2, 端午 1, 中秋 1,
 * 国庆节 3. What stands in for a year whose notice is not published; no make-up day and no bridge is guessed.
 */
export function statutoryHolidays(year: number): Map<Day, string> {
  const fixed = [
    '01-01 元旦',
    '05-01 劳动节',
    '05-02 劳动节',
    '10-01 国庆节',
    '10-02 国庆节',
    '10-03 国庆节',
  ];
  const days = new Map(fixed.map((entry) => [`${year}-${entry.slice(0, 5)}`, entry.slice(6)]));
  const lunar = lunarHolidays[year];
  if (lunar === undefined) return days;
  const [eve, qingming, duanwu, midAutumn] = lunar;
  for (let offset = 0; offset < 4; offset++) days.set(addDays(`${year}-${eve}`, offset), '春节');
  days.set(`${year}-${qingming}`, '清明节').set(`${year}-${duanwu}`, '端午节');
  // 中秋 may fall on a day of 国庆节, as in 2020: the day keeps both names.
  const midAutumnDay = `${year}-${midAutumn}`;
  return days.set(midAutumnDay, days.has(midAutumnDay) ? '国庆节、中秋节' : '中秋节');
}

const byYear = new Map<number, Map<Day, string>>();

/** Name of the statutory holiday `day` is, or undefined. */
export function statutoryHolidayName(day: Day): string | undefined {
  const year = yearOf(day);
  const holidays = byYear.get(year) ?? statutoryHolidays(year);
  byYear.set(year, holidays);
  return holidays.get(day);
}
