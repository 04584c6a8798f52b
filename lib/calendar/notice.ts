import type { Day } from './days.ts';

export interface HolidayPeriod {
  name: string;
  from: Day;
  to: Day;
}

/** One year's holiday arrangement as the State Council published it. Plain data: it is stored and loaded as JSON. */
export interface YearNotice {
  year: number;
  /** 文号 of the notice. */
  documentNumber: string;
  /** 文号 of later notices that changed the arrangement; the data below is as changed. */
  amendedBy?: string[];
  /** May reach into the neighbouring years: 2023's 元旦 began on 2022-12-31. */
  holidays: HolidayPeriod[];
  /** 调休上班: Saturdays and Sundays that are working days. */
  makeUpDays: Day[];
}
