import * as z from 'zod/mini';
import { FIRST_SUPPORTED_DAY, isDay, isInstant, LAST_SUPPORTED_DAY } from '../../calendar/days.ts';
import { later } from '../../later.ts';

const RANGE = `${FIRST_SUPPORTED_DAY} 至 ${LAST_SUPPORTED_DAY}`;

function text(expected: string, accepts: (value: string) => boolean) {
  const error = (issue: { input?: unknown }) => (issue.input === undefined ? '必填' : expected);
  // Aborting: checks across fields must not meet a day that is none.
  return z.string({ error }).check(z.refine(accepts, { error: expected, abort: true }));
}

// Registered: OpenAPI shows what the checks ask for.
export const day = later(() =>
  text(`应为真实存在的日期 YYYY-MM-DD(${RANGE})`, isDay).register(z.globalRegistry, { format: 'date' }),
);

export const dayOrInstant = later(() =>
  text(
    `应为真实存在的日期 YYYY-MM-DD,或带时区的时刻(RFC 3339,如 2024-01-02T09:00:00+08:00),在 ${RANGE} 之内`,
    (value) => isDay(value) || isInstant(value),
  ).register(z.globalRegistry, { description: '日期 YYYY-MM-DD,或 RFC 3339 时刻' }),
);

/**
 * Whole fen up to 1000亿元: far above any project here, and low enough that a sum of `MAX_LINES` lines and a hundredfold of
 * the estimate stay exact.
 */
export const MAX_FEN = 10_000_000_000_000;
export const MAX_LINES = 500;

const TOO_MUCH = '金额超过 1000 亿元的上限';

export const fen = later(() =>
  z
    .int({
      error: ({ code, input }) => {
        if (input === undefined) return '必填';
        return code === 'too_big' ? TOO_MUCH : '应为以分为单位的整数,不带小数';
      },
    })
    .check(z.minimum(0, '金额不得为负数'), z.maximum(MAX_FEN, TOO_MUCH)),
);

/** Most days a list of days may hold. */
export const MAX_DAYS = 1000;

/** Names the field a check across several fields is reported at. */
export function at(field: string, error: string): { error: string; path: string[] } {
  return { error, path: [field] };
}
