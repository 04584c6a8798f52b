/**
 * Days are strings `YYYY-MM-DD` and mean a calendar day in Asia/Shanghai. They are compared as strings and counted as
 * whole day numbers, so neither the process time zone nor a clock can reach them.
 */
export type Day = string;

/** Input outside this range is refused: it is a typing error, and no holiday data could ever cover it. */
export const FIRST_SUPPORTED_DAY: Day = '2000-01-01';
export const LAST_SUPPORTED_DAY: Day = '2099-12-31';

const MS_PER_DAY = 86_400_000;

/** Shanghai has kept UTC+8 without summer time since 1991: before the first supported day. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A day that exists (2024-02-30 does not) and lies in the supported range. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST_SUPPORTED_DAY || text > LAST_SUPPORTED_DAY)
    return false;
  return isRealDate(text);
}

function isRealDate(date: string): boolean {
  const { year, month, day } = partsOf(date);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function partsOf(day: Day): { year: number; month: number; day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

export function yearOf(day: Day): number {
  return partsOf(day).year;
}

export function dayFromParts(year: number, month: number, day: number): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Whole days since 1970-01-01. */
export function dayNumber(day: Day): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return Date.UTC(year, month - 1, dayOfMonth) / MS_PER_DAY;
}

export function dayFromNumber(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Every day of `from … to`, both included; none when `to` is earlier. */
export function eachDay(from: Day, to: Day): Day[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, i) => dayFromNumber(first + i));
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(day: Day): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

export function weekdayName(day: Day): string {
  return `星期${'日一二三四五六'.charAt(weekday(day))}`;
}

export function laterOf(first: Day, ...others: Day[]): Day {
  return [first, ...others].sort().at(-1) ?? first;
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** An RFC 3339 instant with its offset, whose date exists and whose Shanghai day is supported. */
export function isInstant(text: string): boolean {
  const date = INSTANT.exec(text)?.[1];
  return date !== undefined && isRealDate(date) && isDay(shanghaiDay(text));
}

/** The Shanghai day an instant falls on; takes epoch milliseconds or RFC 3339 text. */
export function shanghaiDay(instant: number | string): Day {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant.toUpperCase());
  return dayFromNumber(Math.floor((ms + SHANGHAI_OFFSET_MS) / MS_PER_DAY));
}

/** Rules accept a day or an instant wherever something happened at a moment. */
export function dayOf(dayOrInstant: string): Day {
  return dayOrInstant.length === 10 ? dayOrInstant : shanghaiDay(dayOrInstant);
}
