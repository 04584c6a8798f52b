import * as z from 'zod/mini';
import { dayOf, laterOf } from '../../calendar/days.ts';
import { later } from '../../later.ts';
import { acceptanceApplicationDue } from '../article-22-acceptance-application.ts';
import { lateness } from '../due-date.ts';
import { basis, cautions, dated, latenessLine, movedDue } from './explain.ts';
import { at, day, dayOrInstant, MAX_DAYS } from './fields.ts';
import { ruleKind } from './kind.ts';

/** R11, for days that are all known. */
function latest(days: readonly string[]): string {
  return laterOf('', ...days);
}

export const acceptanceApplication = ruleKind({
  title: '竣工验收申请期限',
  article: 22,
  readings: ['R1', 'R2', 'R3', 'R4', 'R10', 'R11'],
  input: later(() =>
    z
      .strictObject({
        contractsCompletedOn: z.array(day()).check(z.minLength(1), z.maxLength(MAX_DAYS)),
        appliedAt: z.optional(dayOrInstant()),
      })
      .check(
        z.refine(
          ({ contractsCompletedOn, appliedAt }) =>
            !appliedAt || dayOf(appliedAt) >= latest(contractsCompletedOn),
          at('appliedAt', '申请验收不能早于全部合同完成'),
        ),
      ),
  ),
  answer({ contractsCompletedOn, appliedAt }, rules) {
    const completedOn = latest(contractsCompletedOn);
    const appliedOn = appliedAt && dayOf(appliedAt);
    const due = acceptanceApplicationDue(completedOn, rules.ruleSets, rules.calendar, appliedOn);
    const grounds = [
      `共${contractsCompletedOn.length}份合同,最晚完成日 ${dated(completedOn)} 为项目完成日(R11)`,
      basis('项目完成日', completedOn, rules),
    ];
    if (!due.applicable) return { ...due, completedOn, explanation: grounds };
    const applied = appliedOn && lateness(appliedOn, due.effectiveDue, rules.calendar);
    return {
      ...due,
      completedOn,
      ...applied,
      explanation: [
        ...grounds,
        `自完成日起按月推算,相同日或月末为期限最后一日:${due.nominalDue}(第二十二条,R3)`,
        ...movedDue(due, rules.calendar),
        ...cautions(due),
        ...(appliedOn && applied ? [latenessLine('申请日', appliedOn, applied)] : []),
      ],
    };
  },
});
