import { type Day, dayFromParts, daysInMonth, partsOf } from './days.ts';

/**
 * R3: the same-numbered day of the target month, else its last day. Always one step from the base: two steps of one month
 * from 01-31 would give 03-28 where one step of two gives 03-31.
 */
export function addMonths(base: Day, count: number): Day {
  const { year, month, day } = partsOf(base);
  const months = year * 12 + (month - 1) + count;
  const targetYear = Math.floor(months / 12);
  const targetMonth = (months % 12) + 1;
  return dayFromParts(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Last day of the natural quarter `day` lies in. */
export function quarterEnd(day: Day): Day {
  const { year, month } = partsOf(day);
  const lastMonth = Math.ceil(month / 3) * 3;
  return dayFromParts(year, lastMonth, daysInMonth(year, lastMonth));
}

/** `2023Q4` */
export function quarterName(day: Day): string {
  const { year, month } = partsOf(day);
  return `${year}Q${Math.ceil(month / 3)}`;
}
