import * as z from 'zod/mini';
import { later } from '../later.ts';
import { isDay, weekday, yearOf } from './days.ts';
import type { YearNotice } from './notice.ts';

const day = later(() =>
  z.string().check(z.refine(isDay, { error: '日期应为真实存在的 YYYY-MM-DD', abort: true })),
);

const holidayPeriod = later(() =>
  z
    .strictObject({ name: z.string().check(z.minLength(1), z.maxLength(20)), from: day(), to: day() })
    .check(z.refine((period) => period.from <= period.to, { error: '开始日期晚于结束日期', path: ['from'] })),
);

const documentNumber = later(() =>
  z.string().check(z.maxLength(60), z.regex(/^[一-龥]+〔\d{4}〕\d+号$/, '文号应形如 国办发明电〔2025〕7号')),
);

/** What an administrator may load as a year's notice. The checks catch typing errors before they move deadlines. */
export const yearNoticeSchema = later(() =>
  z
    .strictObject({
      year: z.int().check(z.minimum(2000), z.maximum(2099)),
      documentNumber: documentNumber(),
      amendedBy: z.optional(z.array(documentNumber()).check(z.maxLength(10))),
      holidays: z.array(holidayPeriod()).check(z.minLength(1), z.maxLength(30)),
      makeUpDays: z
        .array(day().check(z.refine((d) => weekday(d) % 6 === 0, '调休上班日应为星期六或星期日')))
        .check(z.maxLength(30)),
    })
    .check(
      z.refine((notice) => daysOf(notice).every((d) => Math.abs(yearOf(d) - notice.year) <= 1), {
        error: '日期不属于该年度的放假安排',
        path: ['year'],
      }),
      z.refine(nothingOffAndWorked, { error: '调休上班日不能同时放假', path: ['makeUpDays'] }),
    ),
);

function daysOf(notice: Pick<YearNotice, 'holidays' | 'makeUpDays'>): string[] {
  return [...notice.holidays.flatMap(({ from, to }) => [from, to]), ...notice.makeUpDays];
}

function nothingOffAndWorked({ holidays, makeUpDays }: Pick<YearNotice, 'holidays' | 'makeUpDays'>): boolean {
  return makeUpDays.every((d) => holidays.every(({ from, to }) => d < from || d > to));
}
