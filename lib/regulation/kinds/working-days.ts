import * as z from 'zod/mini';
import { daysBetween } from '../../calendar/days.ts';
import { addWorkingDays, daysAfter } from '../../calendar/working-days.ts';
import { later } from '../../later.ts';
import { countedDays, dated, PROVISIONAL } from './explain.ts';
import { at, day } from './fields.ts';
import { ruleKind } from './kind.ts';

const MAX_COUNT = 5000;
/** Twenty years: about as far as `MAX_COUNT` working days reach. */
const MAX_SPAN_DAYS = 7305;

export const workingDays = ruleKind({
  title: '工作日推算',
  article: 16,
  readings: ['R1', 'R2'],
  input: later(() =>
    z
      .strictObject({
        from: day(),
        count: z.optional(z.int().check(z.minimum(0), z.maximum(MAX_COUNT))),
        to: z.optional(day()),
      })
      .check(
        z.refine((i) => i.count !== undefined || i.to !== undefined, at('count', '须给出 count 或 to')),
        z.refine((i) => i.count === undefined || i.to === undefined, at('to', 'count 与 to 只能给出一个')),
        z.refine((i) => i.to === undefined || i.from <= i.to, at('to', 'to 不能早于 from')),
        z.refine(
          (i) => i.to === undefined || daysBetween(i.from, i.to) <= MAX_SPAN_DAYS,
          at('to', '起止相距不得超过 20 年'),
        ),
      ),
  ),
  // Years before the calendar have published notices, so a computed answer would not be provisional but wrong.
  refuse({ from }, { calendar }) {
    const firstDay = `${calendar.years[0]?.year}-01-01`;
    return from < firstDay ? [{ field: 'from', message: `工作日历自 ${firstDay} 起` }] : [];
  },
  answer({ from, count, to }, { calendar }) {
    const last = to ?? addWorkingDays(from, count ?? 0, calendar);
    const days = daysAfter(from, last, calendar);
    const total = days.filter(({ working }) => working).length;
    const provisional = days.some((info) => info.provisional);
    return {
      ...(to === undefined ? { day: last } : { count: total }),
      days: days.map(({ day, working, name }) => ({ day, working, name })),
      provisional,
      explanation: [
        `${dated(from)} 为起算当日,不计入(R1)`,
        ...countedDays(days),
        `至 ${dated(last)},共${total}个工作日`,
        ...(provisional ? [PROVISIONAL] : []),
      ],
    };
  },
});
