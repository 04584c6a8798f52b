import * as z from 'zod/mini';
import type { YearNotice } from '../../calendar/notice.ts';
import { yearNoticeSchema } from '../../calendar/notice-schema.ts';
import { later, type Of } from '../../later.ts';
import { at, day } from '../kinds/fields.ts';
import { chineseMessage, invalidInput, type Problem } from '../kinds/problem.ts';
import { type ReadingId, readings } from '../readings.ts';
import type { RuleSet } from './rule-set.ts';
import { zhucheng2020 } from './zhucheng-2020.ts';

const documentNumber = later(() => z.string().check(z.minLength(1), z.maxLength(60)));
const name = later(() => z.string().check(z.minLength(1), z.maxLength(100)));

function whole(minimum: number, maximum: number) {
  return z.int().check(z.minimum(minimum), z.maximum(maximum));
}

/** Limits that no regulation of this sort passes: they catch a slipped key, not a policy. */
const parameters = later(() =>
  z
    .strictObject({
      contractFilingWorkingDays: whole(1, 250),
      adjustmentLimitPercent: whole(0, 100),
      quarterlyReportDaysAfterQuarterEnd: whole(0, 90),
      acceptanceMonths: whole(1, 60),
      evaluationFromMonths: whole(0, 120),
      evaluationToMonths: whole(1, 120),
      fundGate: z.enum(['staged', 'strict']),
      majorEventDelayDays: whole(1, 3650),
      majorEventLossPercent: whole(1, 100),
      mlpsRetestMonths: z.strictObject({ level2: whole(1, 120), level3: whole(1, 120) }),
      // Sets written before it was asked for do not name it.
      cryptographyAssessmentMonths: z._default(
        whole(1, 120),
        zhucheng2020.parameters.cryptographyAssessmentMonths,
      ),
    })
    .check(
      z.refine(
        (p) => p.evaluationFromMonths < p.evaluationToMonths,
        at('evaluationToMonths', '窗口结束应晚于开始'),
      ),
    ),
);

/** What an administrator loads as a successor, without a deploy. */
export const ruleSetSchema = later(() =>
  z
    .strictObject({
      id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, '只能是小写字母、数字和连字符,不超过40个字符')),
      name: name(),
      documentNumber: documentNumber(),
      basis: z
        .array(z.strictObject({ name: name(), documentNumber: documentNumber() }))
        .check(z.maxLength(20)),
      validFrom: day(),
      validThrough: day(),
      active: z.boolean(),
      parameters: parameters(),
    })
    .check(z.refine((set) => set.validFrom <= set.validThrough, at('validThrough', '失效日期早于施行日期'))),
);

export { yearNoticeSchema };

/** A set may be put in force with a validity of its own, as a successor is; else with the one it was loaded with. */
export const activationInput = later(() =>
  z
    .strictObject({ validFrom: z.optional(day()), validThrough: z.optional(day()) })
    .check(
      z.refine(
        ({ validFrom, validThrough }) => !validFrom || !validThrough || validFrom <= validThrough,
        at('validThrough', '失效日期早于施行日期'),
      ),
    ),
);

/** What the bureau decided of a reading (art. 37), from the paper that says so. */
export const interpretationInput = later(() =>
  z.strictObject({
    reading: z.enum(readings.map(({ id }) => id) as [ReadingId]),
    text: z.string().check(z.trim(), z.minLength(1, '不能为空'), z.maxLength(500, '不能超过 500 个字')),
    documentNumber: z.optional(documentNumber()),
    decidedOn: day(),
  }),
);

export type Loaded<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export function loadRuleSet(raw: unknown): Loaded<RuleSet> {
  return load(ruleSetSchema(), raw);
}

export function loadYearNotice(raw: unknown): Loaded<YearNotice> {
  const loaded = load(yearNoticeSchema(), raw);
  return loaded.ok ? { ok: true, value: yearNoticeOf(loaded.value) } : loaded;
}

/** A notice that passed the schema, without a field that was left out. */
export function yearNoticeOf({ amendedBy, ...notice }: Of<typeof yearNoticeSchema>): YearNotice {
  return amendedBy === undefined ? notice : { ...notice, amendedBy };
}

function load<T>(schema: z.ZodMiniType<T>, raw: unknown): Loaded<T> {
  const parsed = z.safeParse(schema, raw, { error: chineseMessage });
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: invalidInput(parsed.error.issues) };
}
