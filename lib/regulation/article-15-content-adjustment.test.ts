import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  adjustedFen,
  adjustmentLimitFen,
  type BudgetLine,
  type ContentAdjustment,
  decideAdjustmentFiling,
  decideContentAdjustment,
} from './article-15-content-adjustment.ts';
import { zhucheng2020 } from './rule-sets/zhucheng-2020.ts';
import { codes, ruleSetWith } from './testing.ts';

const line = (name: string, approvedFen: number, afterFen: number): BudgetLine => ({
  name,
  approvedFen,
  afterFen,
});

/** 1,000,000.00 yuan, exactly 15% moved from hardware to software. */
const atTheLimit: ContentAdjustment = {
  approvedEstimateFen: 100_000_000,
  lines: [line('硬件', 60_000_000, 45_000_000), line('软件', 40_000_000, 55_000_000)],
  priorAdjustedFen: 0,
  goalUnchanged: true,
  circumstance: 'technicalRefinement',
};

const moved = (fen: number) => [
  line('硬件', 60_000_000, 60_000_000 - fen),
  line('软件', 40_000_000, 40_000_000 + fen),
];

test('exactly 15% may still be filed', () => {
  expect(decideContentAdjustment(atTheLimit, zhucheng2020)).toEqual({
    outcome: 'filing',
    adjustedFen: 15_000_000,
    cumulativeFen: 15_000_000,
    limitFen: 15_000_000,
    breaches: [],
  });
});

test.for<[string, Partial<ContentAdjustment>]>([
  ['one fen under 15%', { lines: moved(14_999_999) }],
  ['nothing moved, only progress', { lines: moved(0), circumstance: 'businessNeed' }],
  ['the province decided', { circumstance: 'superiorDecision', basisLevel: 'province' }],
  ['潍坊 decided', { circumstance: 'superiorDecision', basisLevel: 'weifang' }],
  ['a 诸城 basis beside another circumstance', { basisLevel: 'zhucheng' }],
  ['less is spent', { lines: [line('硬件', 60_000_000, 45_000_000), line('软件', 40_000_000, 40_000_000)] }],
  ['the prior amount fills the limit', { lines: moved(5_000_000), priorAdjustedFen: 10_000_000 }],
])('%s may be filed', ([, change]) => {
  expect(decideContentAdjustment({ ...atTheLimit, ...change }, zhucheng2020)).toMatchObject({
    outcome: 'filing',
    breaches: [],
  });
});

test.for<[string, Partial<ContentAdjustment>, string[]]>([
  ['one fen over 15%', { lines: moved(15_000_001) }, ['over15Percent']],
  [
    'one fen over with what was filed before',
    { lines: moved(5_000_001), priorAdjustedFen: 10_000_000 },
    ['over15Percent'],
  ],
  [
    'one fen over the estimate',
    { lines: [line('硬件', 60_000_000, 60_000_001), line('软件', 40_000_000, 40_000_000)] },
    ['exceedsApprovedEstimate'],
  ],
  ['goal changed', { goalUnchanged: false }, ['goalChanged']],
  ['no circumstance', { circumstance: null }, ['noCircumstance']],
  ['诸城 decided', { circumstance: 'superiorDecision', basisLevel: 'zhucheng' }, ['basisNotSuperior']],
  ['nobody named decided', { circumstance: 'superiorDecision' }, ['basisNotSuperior']],
  [
    'everything at once',
    { lines: [line('软件', 100_000_000, 130_000_000)], goalUnchanged: false, circumstance: null },
    ['exceedsApprovedEstimate', 'goalChanged', 'over15Percent', 'noCircumstance'],
  ],
])('%s needs the change procedure', ([, change, expected]) => {
  const decision = decideContentAdjustment({ ...atTheLimit, ...change }, zhucheng2020);
  expect(decision.outcome).toBe('change');
  expect(codes(decision.breaches)).toEqual(expected);
  expect(decision.breaches.every(({ article, field }) => article === 15 && field !== undefined)).toBe(true);
});

test.for([
  ['gross, not net', [line('a', 100, 70), line('b', 100, 130)], 30],
  ['the larger of the two sides', [line('a', 100, 50), line('b', 100, 120)], 50],
  ['a new line', [line('a', 0, 40)], 40],
  ['a line dropped', [line('a', 40, 0)], 40],
  ['no line', [], 0],
] as const)('R7 %s', ([, lines, expected]) => {
  expect(adjustedFen(lines)).toBe(expected);
});

test.for([
  [100, 15],
  [99, 14],
  [101, 15],
  [106, 15],
  [107, 16],
  [0, 0],
  [10_000_000_000_000, 1_500_000_000_000],
  [9_999_999_999_999, 1_499_999_999_999],
] as const)('15%% of %d fen is at most %d whole fen', ([estimate, limit]) => {
  expect(adjustmentLimitFen(estimate, zhucheng2020)).toBe(limit);
});

test('the percentage is the rule set’s, in the message too', () => {
  const ten = ruleSetWith({ adjustmentLimitPercent: 10 });
  const decision = decideContentAdjustment(atTheLimit, ten);
  expect(decision.limitFen).toBe(10_000_000);
  expect(decision.breaches[0]?.message).toContain('10%');
});

const amount = fc.integer({ min: 0, max: 10_000_000_000_000 });
const anyLines = fc.array(fc.record({ name: fc.string(), approvedFen: amount, afterFen: amount }), {
  maxLength: 20,
});

test('the order of lines is irrelevant', () => {
  fc.assert(
    fc.property(anyLines, fc.func(fc.integer()), (lines, key) => {
      const shuffled = [...lines].sort((a, b) => key(a.name) - key(b.name)).reverse();
      expect(adjustedFen(shuffled)).toBe(adjustedFen(lines));
    }),
  );
});

test('over the limit in whole fen if and only if over the exact 15%', () => {
  fc.assert(
    fc.property(amount, amount, (estimate, cumulative) => {
      const exact = BigInt(cumulative) * 100n > BigInt(estimate) * 15n;
      expect(cumulative > adjustmentLimitFen(estimate, zhucheng2020)).toBe(exact);
    }),
  );
});

test('filed on or before the adjustment day', () => {
  const filed = (filedOn: string) => codes(decideAdjustmentFiling({ filedOn, adjustedOn: '2024-05-10' }));
  expect(filed('2024-05-09')).toEqual([]);
  expect(filed('2024-05-10')).toEqual([]);
  expect(filed('2024-05-11')).toEqual(['filedAfterAdjustment']);
});
