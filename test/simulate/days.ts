import chineseDays from 'chinese-days';

/**
 * The model's own reckoning of days (RULES.md R1 to R4): a package stands for the State Council's notices, the rest is
 * written anew. Nothing here knows lib/calendar. The package reads the process's time zone: run.ts sets it.
 */
export type Day = string;

const MS = 86_400_000;
const at = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const of = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

export const plusDays = (day: Day, n: number): Day => of(at(day) + n * MS);
export const daysFrom = (a: Day, b: Day): number => Math.round((at(b) - at(a)) / MS);

export const later = (a: Day, b: Day): Day => (b > a ? b : a);

const known = new Map<Day, boolean>();
export function isWorkday(day: Day): boolean {
  const seen = known.get(day);
  if (seen !== undefined) return seen;
  const works = chineseDays.isWorkday(day);
  known.set(day, works);
  return works;
}

const reached = new Map<string, Day>();
/** n working days on, or back; the day itself is not counted. */
export function plusWorkdays(day: Day, n: number): Day {
  const seen = reached.get(`${day} ${n}`);
  if (seen) return seen;
  let here = day;
  for (let left = Math.abs(n); left > 0; ) {
    here = plusDays(here, Math.sign(n));
    if (isWorkday(here)) left -= 1;
  }
  reached.set(`${day} ${n}`, here);
  return here;
}

/** R4: the day itself where it is worked on, else the next that is. */
export function workdayFrom(day: Day): Day {
  let here = day;
  while (!isWorkday(here)) here = plusDays(here, 1);
  return here;
}

/** R3: the same-numbered day of the target month, else its last. */
export function plusMonths(day: Day, n: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + n, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return of(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)));
}

/** The natural quarter of a day: its name, first and last day, and the first day of its last month. */
export function quarterOf(day: Day): { name: string; first: Day; end: Day; lastMonth: Day } {
  const year = Number(day.slice(0, 4));
  const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  return {
    name: `${year}Q${quarter + 1}`,
    first: of(Date.UTC(year, quarter * 3, 1)),
    lastMonth: of(Date.UTC(year, quarter * 3 + 2, 1)),
    end: of(Date.UTC(year, quarter * 3 + 3, 0)),
  };
}
