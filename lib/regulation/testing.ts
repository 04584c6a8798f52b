import { shippedCalendar } from '../calendar/calendar.ts';
import type { Breach } from './decision.ts';
import type { RuleParameters, RuleSet, Rules } from './rule-sets/rule-set.ts';
import { shippedRuleSets } from './rule-sets/shipped.ts';
import { zhucheng2020 } from './rule-sets/zhucheng-2020.ts';
import { evaluateRule, type RuleKindName } from './rules.ts';

/** What the product ships, for tests. */
export const shipped: Rules = { ruleSets: shippedRuleSets, calendar: shippedCalendar };

export function codes(breaches: readonly Breach[]): string[] {
  return breaches.map(({ code }) => code);
}

/** The rule set of 2020 with other numbers, or another validity. */
export function ruleSetWith(parameters: Partial<RuleParameters>, change: Partial<RuleSet> = {}): RuleSet {
  return { ...zhucheng2020, ...change, parameters: { ...zhucheng2020.parameters, ...parameters } };
}

/** The answer of a rule to good input. */
export function answerOf(kind: RuleKindName, input: object, rules: Rules = shipped) {
  const evaluation = evaluateRule(kind, input, rules);
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.problem));
  return evaluation.value;
}
