import { Cron } from 'croner';

const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
/** Last value of each field of an EventBridge cron, for `0/15`, which means "from 0, every 15, to the end". */
const LAST = { minutes: 59, hours: 23, dayOfMonth: 31, month: 12, dayOfWeek: 7, year: 2199 };

/**
 * EventBridge `cron(minutes hours day-of-month month day-of-week year)` → croner `seconds … year`.
 * They differ in the weekday's first number (1 = Sunday), in `?` (croner would put the present there) and in `a/b`.
 */
export function toCronerPattern(expression: string): string {
  const fields = /^cron\((.+)\)$/.exec(expression.trim())?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6) throw new Error(`Not an EventBridge cron with six fields: ${expression}`);
  const [minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = fields;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new Error(`EventBridge wants "?" in exactly one of day-of-month and day-of-week: ${expression}`);
  }
  return [
    '0',
    openSteps(minutes, LAST.minutes),
    openSteps(hours, LAST.hours),
    openSteps(anyIfOpen(dayOfMonth), LAST.dayOfMonth),
    openSteps(month, LAST.month),
    weekdays(anyIfOpen(dayOfWeek)),
    openSteps(year, LAST.year),
  ].join(' ');
}

const anyIfOpen = (field: string) => (field === '?' ? '*' : field);

function openSteps(field: string, last: number): string {
  return field
    .split(',')
    .map((part) => part.replace(/^(\d+)\/(\d+)$/, `$1-${last}/$2`))
    .join(',');
}

/** Names instead of numbers: they mean the same day to both. `6L` (last Friday) and `6#2` (second) keep their sense. */
function weekdays(field: string): string {
  if (field === 'L') return 'SAT';
  return openSteps(field, LAST.dayOfWeek)
    .split(',')
    .map((part) => {
      const [days = '', step] = part.split('/');
      const named = days.replace(/^([1-7])L$/, '$1#L').replace(/\d(?=$|-|#)/g, (digit, at: number) => {
        return at > 0 && days[at - 1] === '#' ? digit : (WEEKDAYS[Number(digit) - 1] ?? digit);
      });
      return step === undefined ? named : `${named}/${step}`;
    })
    .join(',');
}

/** The instants of one EventBridge cron. */
export interface CronTimes {
  /** First instant strictly after. */
  next(after: number): number | undefined;
  /** Last instant in (after, through]. */
  latest(after: number, through: number): number | undefined;
}

export function cronTimes(expression: string): CronTimes {
  const cron = new Cron(toCronerPattern(expression), { mode: '7-part', timezone: 'UTC', paused: true });
  return {
    next: (after) => cron.nextRun(new Date(after))?.getTime(),
    latest(after, through) {
      // croner looks before a reference, which is not counted itself: ask from the next second.
      const run = cron.previousRuns(1, new Date(through + 1_000))[0]?.getTime();
      return run !== undefined && run > after && run <= through ? run : undefined;
    },
  };
}
