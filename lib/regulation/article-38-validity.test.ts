import { expect, test } from 'vitest';
import { beforeAnyRule, governing, latestRuleSet } from './article-38-validity.ts';
import { shippedRuleSets } from './rule-sets/shipped.ts';
import { ruleSetWith } from './testing.ts';

test.for([
  ['2020-11-23', 'BEFORE_RULE'],
  ['2020-11-24', 'zhucheng-2020'],
  ['2020-11-25', 'zhucheng-2020'],
  ['2025-11-22', 'zhucheng-2020'],
  ['2025-11-23', 'zhucheng-2020'],
  ['2025-11-24', 'NO_RULE_IN_FORCE'],
] as const)('what arises on %s is governed by %s', ([day, expected]) => {
  const found = governing(shippedRuleSets, day);
  expect(found.applicable ? found.ruleSet.id : found.reason).toBe(expected);
});

const successor = ruleSetWith({}, { id: 'successor', validFrom: '2026-03-01', validThrough: '2031-02-28' });
const early = ruleSetWith({}, { id: 'early', validFrom: '2025-06-01', validThrough: '2030-05-31' });

test('between two validities no rule is in force', () => {
  const sets = [successor, ...shippedRuleSets];
  expect(governing(sets, '2026-02-28')).toEqual({ applicable: false, reason: 'NO_RULE_IN_FORCE' });
  expect(governing(sets, '2026-03-01')).toEqual({ applicable: true, ruleSet: successor });
});

test('where two overlap the later one governs, in whatever order they are kept', () => {
  for (const sets of [
    [early, ...shippedRuleSets],
    [...shippedRuleSets, early],
  ]) {
    expect(governing(sets, '2025-05-31')).toMatchObject({ ruleSet: { id: 'zhucheng-2020' } });
    expect(governing(sets, '2025-06-01')).toMatchObject({ ruleSet: { id: 'early' } });
    expect(latestRuleSet(sets)?.id).toBe('early');
  }
});

test('an inactive set governs nothing, not even the question which came first', () => {
  const inactive = ruleSetWith({}, { active: false, validFrom: '2010-01-01', validThrough: '2040-01-01' });
  expect(governing([inactive, ...shippedRuleSets], '2026-01-01')).toMatchObject({
    reason: 'NO_RULE_IN_FORCE',
  });
  expect(beforeAnyRule([inactive, ...shippedRuleSets], '2020-11-23')).toBe(true);
  expect(latestRuleSet([inactive])).toBeUndefined();
});

test('with no rule set at all nothing is before the rule', () => {
  expect(beforeAnyRule([], '2020-01-01')).toBe(false);
  expect(governing([], '2020-01-01')).toEqual({ applicable: false, reason: 'NO_RULE_IN_FORCE' });
});

test('the day a rule comes into force is not before it', () => {
  expect(beforeAnyRule(shippedRuleSets, '2020-11-24')).toBe(false);
});
