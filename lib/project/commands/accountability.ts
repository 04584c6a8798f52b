import * as z from 'zod/mini';
import { later } from '../../later.ts';
import { breach, breachesOf } from '../../regulation/decision.ts';
import { command } from '../command.ts';
import { type AccountabilityKind, accountabilityLabels } from '../records.ts';
import { day, text } from '../schema.ts';
import { defined } from './drafting.ts';

const KINDS = Object.keys(accountabilityLabels) as [AccountabilityKind, ...AccountabilityKind[]];

/** 第三十五、三十六条: what the competent body decided is put on record; the product judges nobody. */
export const recordAccountability = command({
  input: later(() =>
    z.strictObject({
      article: z.literal([35, 36]),
      kind: z.enum(KINDS),
      subject: text(200),
      facts: text(5000),
      decidedBy: text(100),
      decidedOn: day(),
      documentNumber: z.optional(text(100)),
    }),
  ),
  check: (_, { article, kind, decidedOn }, { today }) =>
    breachesOf(
      kind === 'transferred' &&
        article === 35 &&
        breach('transferIs36', 36, '移送监察机关或司法机关的依据是第三十六条', 'article'),
      kind === 'criticism' &&
        article === 36 &&
        breach('criticismIs35', 35, '通报批评的依据是第三十五条', 'article'),
      decidedOn > today && breach('inFuture', article, '决定日期不能晚于今天', 'decidedOn'),
    ),
  events: (_, input, { newId }) => [
    { type: 'accountabilityRecorded', data: defined({ recordId: newId(), ...input }) },
  ],
});
