import { acceptanceApplication } from './kinds/acceptance-application.ts';
import { acceptanceTimeline } from './kinds/acceptance-timeline.ts';
import { contentAdjustment } from './kinds/content-adjustment.ts';
import { contractFiling } from './kinds/contract-filing.ts';
import type { Evaluation, RuleKind } from './kinds/kind.ts';
import { problem } from './kinds/problem.ts';
import { quarterlyReports } from './kinds/quarterly-reports.ts';
import { selfEvaluation } from './kinds/self-evaluation.ts';
import { workingDays } from './kinds/working-days.ts';
import type { Rules } from './rule-sets/rule-set.ts';

/** The rules as a service: `POST /api/rules/{kind}`, `npm run rule`, and the page 期限计算器 all read this table. */
export const ruleKinds = {
  contractFiling,
  acceptanceApplication,
  selfEvaluation,
  quarterlyReports,
  contentAdjustment,
  acceptanceTimeline,
  workingDays,
} as const satisfies Record<string, RuleKind>;

export type RuleKindName = keyof typeof ruleKinds;

export function isRuleKind(kind: string): kind is RuleKindName {
  return Object.hasOwn(ruleKinds, kind);
}

/** Never throws: a wrong kind and wrong input are problems that name the field. */
export function evaluateRule(kind: string, input: unknown, rules: Rules): Evaluation {
  if (!isRuleKind(kind)) {
    const message = `只能是 ${Object.keys(ruleKinds).join('、')} 之一`;
    return { ok: false, problem: problem('unknownKind', '没有这种规则', [{ field: 'kind', message }], 404) };
  }
  return ruleKinds[kind].evaluate(input, rules);
}
