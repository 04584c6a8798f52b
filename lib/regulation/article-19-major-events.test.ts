import { expect, test } from 'vitest';
import { type ConstructionState, decideOrder, suggestMajorEvents } from './article-19-major-events.ts';
import { zhucheng2020 } from './rule-sets/zhucheng-2020.ts';
import { codes, ruleSetWith } from './testing.ts';

/** 90 days late on 30 March 2024, a leap year; 10% of 1,000 fen lost. */
const quiet: ConstructionState = {
  plannedCompletionOn: '2023-12-31',
  asOf: '2024-01-01',
  lossFen: 0,
  approvedEstimateFen: 1000,
};

test.for<[string, Partial<ConstructionState>, string[]]>([
  ['one day late', {}, []],
  ['89 days late', { asOf: '2024-03-29' }, []],
  ['90 days late', { asOf: '2024-03-30' }, ['seriousDelay']],
  ['91 days late', { asOf: '2024-03-31' }, ['seriousDelay']],
  ['one fen under 10% lost', { lossFen: 99 }, []],
  ['10% lost', { lossFen: 100 }, ['majorLoss']],
  ['one fen over', { lossFen: 101 }, ['majorLoss']],
  ['nothing lost of nothing', { approvedEstimateFen: 0 }, []],
  ['something lost of nothing', { approvedEstimateFen: 0, lossFen: 1 }, ['majorLoss']],
])('%s', ([, change, expected]) => {
  expect(codes(suggestMajorEvents({ ...quiet, ...change }, zhucheng2020))).toEqual(expected);
});

test('the thresholds are the rule set’s', () => {
  const strict = ruleSetWith({ majorEventDelayDays: 1, majorEventLossPercent: 1 });
  expect(codes(suggestMajorEvents({ ...quiet, lossFen: 10 }, strict))).toEqual(['seriousDelay', 'majorLoss']);
});

test('an order gives its reason', () => {
  expect(codes(decideOrder({ reason: '  ' }))).toEqual(['orderReasonMissing']);
  expect(decideOrder({ reason: '严重逾期' })).toEqual([]);
});
