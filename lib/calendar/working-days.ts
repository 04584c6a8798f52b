import type { Calendar } from './calendar.ts';
import { addDays, type Day, eachDay, weekday, yearOf } from './days.ts';
import { statutoryHolidayName } from './statutory-holidays.ts';

export interface DayInfo {
  day: Day;
  working: boolean;
  /** 工作日, 调休上班, 周末, or the holiday's name. */
  name: string;
  /** No notice covers the day: computed from weekends and statutory holidays. */
  provisional: boolean;
}

interface NoticeIndex {
  firstDay: Day;
  holidays: Map<Day, string>;
  makeUpDays: Set<Day>;
  years: Set<number>;
}

/** Calendars are plain data; what lookups need is derived once per calendar value. */
const indexes = new WeakMap<Calendar, NoticeIndex>();

function indexOf(calendar: Calendar): NoticeIndex {
  const known = indexes.get(calendar);
  if (known) return known;
  const periods = calendar.years.flatMap((notice) => notice.holidays);
  const index: NoticeIndex = {
    firstDay: `${calendar.years[0]?.year ?? 9999}-01-01`,
    holidays: new Map(periods.flatMap(({ name, from, to }) => eachDay(from, to).map((day) => [day, name]))),
    makeUpDays: new Set(calendar.years.flatMap((notice) => notice.makeUpDays)),
    years: new Set(calendar.years.map(({ year }) => year)),
  };
  indexes.set(calendar, index);
  return index;
}

export function isProvisional(day: Day, calendar: Calendar): boolean {
  return day > calendar.publishedThrough || day < indexOf(calendar).firstDay;
}

/** R2: what the State Council's notice makes of a day; make-up days are working days although Saturday or Sunday. */
export function dayInfo(day: Day, calendar: Calendar): DayInfo {
  const { holidays, makeUpDays, years } = indexOf(calendar);
  const provisional = isProvisional(day, calendar);
  if (makeUpDays.has(day)) return { day, working: true, name: '调休上班', provisional };
  const holiday = holidays.get(day) ?? (years.has(yearOf(day)) ? undefined : statutoryHolidayName(day));
  if (holiday !== undefined) return { day, working: false, name: holiday, provisional };
  const working = weekday(day) % 6 !== 0;
  return { day, working, name: working ? '工作日' : '周末', provisional };
}

export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  return dayInfo(day, calendar).working;
}

/** R4: the day itself when it is a working day, else the next one. */
export function nextWorkingDay(day: Day, calendar: Calendar): Day {
  return isWorkingDay(day, calendar) ? day : nextWorkingDay(addDays(day, 1), calendar);
}

/** The day itself when it is a working day, else the one before. */
export function previousWorkingDay(day: Day, calendar: Calendar): Day {
  return isWorkingDay(day, calendar) ? day : previousWorkingDay(addDays(day, -1), calendar);
}

/** R1: the `count`th working day after `from`, which itself is not counted; before it for a negative count. */
export function addWorkingDays(from: Day, count: number, calendar: Calendar): Day {
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** Working days after `from` up to and including `to`. */
export function countWorkingDays(from: Day, to: Day, calendar: Calendar): number {
  return eachDay(addDays(from, 1), to).filter((day) => isWorkingDay(day, calendar)).length;
}

/** Every day after `from` up to and including `to`, with what it is: the wall calendar behind a count. */
export function daysAfter(from: Day, to: Day, calendar: Calendar): DayInfo[] {
  return eachDay(addDays(from, 1), to).map((day) => dayInfo(day, calendar));
}

export interface MovedDay {
  day: Day;
  before: DayInfo;
  after: DayInfo;
}

/** Days of `from … to` that changed between working and not: what loading a notice moved. */
export function whatMoved(before: Calendar, after: Calendar, from: Day, to: Day): MovedDay[] {
  return eachDay(from, to)
    .map((day) => ({ day, before: dayInfo(day, before), after: dayInfo(day, after) }))
    .filter((moved) => moved.before.working !== moved.after.working);
}
