import type { Day } from '../calendar/days.ts';
import type { RuleSet } from './rule-sets/rule-set.ts';

/** Why no rule governs: the trigger lies before the first validity, or after (or between) them. */
export type NotApplicableReason = 'BEFORE_RULE' | 'NO_RULE_IN_FORCE';

export interface NotApplicable {
  applicable: false;
  reason: NotApplicableReason;
}

export type Governing = { applicable: true; ruleSet: RuleSet } | NotApplicable;

/**
 * 本办法自2020年11月24日起施行,有效期至2025年11月23日 (`validFrom`, `validThrough`).
 * R10: the active set whose validity holds the trigger day, both ends inclusive. Where two overlap, the one in force later
 * governs: it is the successor.
 */
export function governing(ruleSets: readonly RuleSet[], triggerDay: Day): Governing {
  const active = activeSets(ruleSets);
  const ruleSet = active.findLast((set) => set.validFrom <= triggerDay && triggerDay <= set.validThrough);
  if (ruleSet) return { applicable: true, ruleSet };
  return {
    applicable: false,
    reason: beforeAnyRule(ruleSets, triggerDay) ? 'BEFORE_RULE' : 'NO_RULE_IN_FORCE',
  };
}

/** R10: what ended before the first rule came into force owes nothing. */
export function beforeAnyRule(ruleSets: readonly RuleSet[], day: Day): boolean {
  const first = activeSets(ruleSets)[0];
  return first !== undefined && day < first.validFrom;
}

/** The active set in force latest: for questions that carry no date, as how far a unit may adjust. */
export function latestRuleSet(ruleSets: readonly RuleSet[]): RuleSet | undefined {
  return activeSets(ruleSets).at(-1);
}

function activeSets(ruleSets: readonly RuleSet[]): RuleSet[] {
  return ruleSets.filter((set) => set.active).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
}
