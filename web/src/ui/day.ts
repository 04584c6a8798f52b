import { daysBetween, shanghaiDay, weekdayName } from '../../../lib/calendar/days.ts';

const time = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** 2025-10-17 → 2025年10月17日 星期五. */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日 ${weekdayName(day)}`;
}

/** An instant as the clock on the wall shows it: 2025-10-17 10:32. */
export const clockTime = (instant: string) => `${shanghaiDay(instant)} ${timeOfDay(instant)}`;

export const timeOfDay = (instant: string | number) => time.format(new Date(instant));

/** 还有 3 天, 今天到期, 已过 2 天. */
export function countdown(due: string, today: string): string {
  const days = daysBetween(today, due);
  if (days === 0) return '今天到期';
  return days > 0 ? `还有 ${days} 天` : `已过 ${-days} 天`;
}
