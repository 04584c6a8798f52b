import * as z from 'zod/mini';
import { later } from '../../later.ts';
import { breach } from '../../regulation/decision.ts';
import { text } from '../schema.ts';

/** A refusal says why; an approval may name its document. */
export const decisionInput = later(() => ({
  outcome: z.enum(['approved', 'refused']),
  reason: z.optional(text(1000)),
}));

export const refusalReason = (input: { outcome: string; reason?: string | undefined }, article: number) =>
  input.outcome === 'refused' &&
  !input.reason &&
  breach('reasonMissing', article, '不同意须说明理由', 'reason');
