import * as z from 'zod/mini';
import { dayOf } from '../../calendar/days.ts';
import { daysAfter } from '../../calendar/working-days.ts';
import { later } from '../../later.ts';
import { contractFilingDue } from '../article-16-contract-filing.ts';
import { lateness } from '../due-date.ts';
import { basis, cautions, countedDays, dated, latenessLine } from './explain.ts';
import { at, day, dayOrInstant } from './fields.ts';
import { ruleKind } from './kind.ts';

export const contractFiling = ruleKind({
  title: '合同备案期限',
  article: 16,
  readings: ['R1', 'R2', 'R10', 'R11'],
  input: later(() =>
    z
      .strictObject({ signedOn: day(), filedAt: z.optional(dayOrInstant()) })
      .check(
        z.refine(
          ({ signedOn, filedAt }) => !filedAt || dayOf(filedAt) >= signedOn,
          at('filedAt', '备案不能早于合同签订'),
        ),
      ),
  ),
  answer({ signedOn, filedAt }, rules) {
    const filedOn = filedAt && dayOf(filedAt);
    const due = contractFilingDue(signedOn, rules.ruleSets, rules.calendar, filedOn);
    const grounds = basis('合同签订日', signedOn, rules);
    if (!due.applicable) return { ...due, explanation: [grounds] };
    const filed = filedOn && lateness(filedOn, due.effectiveDue, rules.calendar);
    return {
      ...due,
      ...filed,
      explanation: [
        grounds,
        `${dated(signedOn)} 为签订当日,不计入(R1)`,
        ...countedDays(daysAfter(signedOn, due.nominalDue, rules.calendar)),
        `备案期限 ${dated(due.effectiveDue)} 24:00 截止(第十六条)`,
        ...cautions(due),
        ...(filedOn && filed ? [latenessLine('备案日', filedOn, filed)] : []),
      ],
    };
  },
});
