import { quarterEnd } from '../calendar/months.ts';

/** Last day of `2025Q3`. */
export const quarterEndOf = (quarter: string): string =>
  quarterEnd(`${quarter.slice(0, 4)}-${String(Number(quarter.slice(5)) * 3).padStart(2, '0')}-01`);

export const isQuarter = (text: string): boolean => /^20\d{2}Q[1-4]$/.test(text);
