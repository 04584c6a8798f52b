import * as z from 'zod/mini';
import type { ReadingId } from '../readings.ts';
import type { Rules } from '../rule-sets/rule-set.ts';
import { chineseMessage, invalidFields, invalidInput, type Problem } from './problem.ts';

export interface Answer {
  article: number;
  readings: readonly ReadingId[];
  /** Chinese lines a clerk can follow with a finger on a wall calendar. */
  explanation: string[];
}

export type Evaluation<T = object> = { ok: true; value: T & Answer } | { ok: false; problem: Problem };

export interface RuleKind<T = object> {
  title: string;
  article: number;
  readings: readonly ReadingId[];
  /** For OpenAPI and forms. */
  input: () => z.ZodMiniType;
  evaluate(input: unknown, rules: Rules): Evaluation<T>;
}

/** Ties a schema to the rule behind it; the rule only ever sees input that passed. */
export function ruleKind<I, T extends { explanation: string[] }>(kind: {
  title: string;
  article: number;
  readings: readonly ReadingId[];
  input: () => z.ZodMiniType<I>;
  /** What only the rule sets or the calendar at hand can refuse. */
  refuse?: (input: I, rules: Rules) => Problem['errors'];
  answer: (input: I, rules: Rules) => T;
}): RuleKind<T> {
  const { title, article, readings, input, refuse, answer } = kind;
  return {
    title,
    article,
    readings,
    input,
    evaluate(raw, rules) {
      const parsed = z.safeParse(input(), raw, { error: chineseMessage });
      if (!parsed.success) return { ok: false, problem: invalidInput(parsed.error.issues) };
      const refused = refuse?.(parsed.data, rules) ?? [];
      if (refused.length > 0) return { ok: false, problem: invalidFields(refused) };
      return { ok: true, value: { article, readings, ...answer(parsed.data, rules) } };
    },
  };
}
