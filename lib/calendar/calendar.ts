import { notice2020 } from './2020.ts';
import { notice2021 } from './2021.ts';
import { notice2022 } from './2022.ts';
import { notice2023 } from './2023.ts';
import { notice2024 } from './2024.ts';
import { notice2025 } from './2025.ts';
import { notice2026 } from './2026.ts';
import type { Day } from './days.ts';
import type { YearNotice } from './notice.ts';

/** Plain data, so that it can be stored and sent as JSON; `withYear` extends it without a deploy. */
export interface Calendar {
  /** By year, each at most once. */
  years: YearNotice[];
  /** Last day of the unbroken run of published years: results after it are provisional. */
  publishedThrough: Day;
}

export function calendarOf(notices: readonly YearNotice[]): Calendar {
  const years = [...notices].sort((a, b) => a.year - b.year);
  const first = years[0]?.year ?? 0;
  const unbroken = years.filter((notice, index) => notice.year === first + index).length;
  return { years, publishedThrough: `${first + unbroken - 1}-12-31` };
}

/** The calendar with one more year's notice, or with that year's notice replaced by its amended form. */
export function withYear(calendar: Calendar, notice: YearNotice): Calendar {
  return calendarOf([...calendar.years.filter(({ year }) => year !== notice.year), notice]);
}

/** The calendar the product ships. */
export const shippedCalendar: Calendar = calendarOf([
  notice2020,
  notice2021,
  notice2022,
  notice2023,
  notice2024,
  notice2025,
  notice2026,
]);

/** 国办发明电… of the year, with its amendments; undefined while the notice is not published. */
export function noticeNumbers(calendar: Calendar, year: number): string[] | undefined {
  const notice = calendar.years.find((n) => n.year === year);
  return notice && [notice.documentNumber, ...(notice.amendedBy ?? [])];
}
