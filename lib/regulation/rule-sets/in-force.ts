import { type Calendar, shippedCalendar, withYear } from '../../calendar/calendar.ts';
import type { YearNotice } from '../../calendar/notice.ts';
import type { Interpretation } from '../article-37-interpretations.ts';
import type { ChecklistLine } from '../checklist.ts';
import type { RuleSet, Rules } from './rule-set.ts';
import { shippedRuleSets } from './shipped.ts';
import { zhucheng2020 } from './zhucheng-2020.ts';

/** What administrators loaded on top of what is shipped; plain data, kept as one value with a version. */
export interface LoadedRules {
  /** Grows by one with every act; 0 while nothing was ever loaded. */
  version: number;
  /** One of the same id stands in for the shipped one: activated, corrected, or given another validity. */
  ruleSets: RuleSet[];
  /** One of the same year stands in for the shipped one: a notice may be amended within its year. */
  years: YearNotice[];
  /** Art. 37. They explain readings; no decision is computed from them. */
  interpretations: Interpretation[];
  /** Materials that differ from the shipped checklist; absent until somebody changed it. */
  checklist?: ChecklistLine[];
}

/** The rules that decisions are made by, and which version of what was loaded they come from. */
export interface RulesInForce extends Rules {
  version: number;
}

export const nothingLoaded: LoadedRules = { version: 0, ruleSets: [], years: [], interpretations: [] };

export function rulesInForce({ version, ruleSets, years, checklist }: LoadedRules): RulesInForce {
  const changed = checklist ? { checklist } : {};
  return { version, ruleSets: withRuleSets(ruleSets), calendar: withYears(years), ...changed };
}

/** With nothing loaded it is the shipped value itself, so that what is derived from a calendar is derived once a process. */
function withYears(years: readonly YearNotice[]): Calendar {
  return years.reduce(withYear, shippedCalendar);
}

function withRuleSets(loaded: readonly RuleSet[]): RuleSet[] {
  const replaced = new Set(loaded.map(({ id }) => id));
  return [...shippedRuleSets.filter(({ id }) => !replaced.has(id)), ...loaded.map(withEveryParameter)];
}

/** A set that was loaded before a parameter was asked for has the shipped number. */
const withEveryParameter = (set: RuleSet): RuleSet => ({
  ...set,
  parameters: { ...zhucheng2020.parameters, ...set.parameters },
});

/** Puts a rule set in, or in place of the one of its id. */
export function loadRuleSetInto(loaded: LoadedRules, ruleSet: RuleSet): LoadedRules {
  return { ...loaded, ruleSets: [...loaded.ruleSets.filter(({ id }) => id !== ruleSet.id), ruleSet] };
}

/** Puts a year's notice in, or in place of that year's. */
export function loadYearInto(loaded: LoadedRules, notice: YearNotice): LoadedRules {
  return { ...loaded, years: [...loaded.years.filter(({ year }) => year !== notice.year), notice] };
}

export function interpretIn(loaded: LoadedRules, interpretation: Interpretation): LoadedRules {
  return { ...loaded, interpretations: [...loaded.interpretations, interpretation] };
}
