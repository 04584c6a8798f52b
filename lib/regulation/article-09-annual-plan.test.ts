import { expect, test } from 'vitest';
import { type AnnualPlanItem, decideAnnualSplit } from './article-09-annual-plan.ts';
import { codes } from './testing.ts';

const item: AnnualPlanItem = {
  totalFen: 300,
  years: [
    { year: 2023, amountFen: 100 },
    { year: 2024, amountFen: 200 },
  ],
  budgetSource: '一般公共预算',
};

test.for<[string, Partial<AnnualPlanItem>, string[]]>([
  ['sums to the total', {}, []],
  ['one fen over', { totalFen: 299 }, ['splitNotTotal']],
  ['one fen short', { totalFen: 301 }, ['splitNotTotal']],
  ['no years', { years: [] }, ['splitNotTotal']],
  [
    'one year twice',
    {
      years: [
        { year: 2023, amountFen: 100 },
        { year: 2023, amountFen: 200 },
      ],
    },
    ['yearTwice'],
  ],
  ['no source', { budgetSource: ' ' }, ['budgetSourceMissing']],
])('%s', ([, change, expected]) => {
  expect(codes(decideAnnualSplit({ ...item, ...change }))).toEqual(expected);
});
