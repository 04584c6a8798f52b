import { expect, test } from 'vitest';
import { decideReviewOpinion, decideSubmission7 } from './article-07-submission-and-review.ts';
import { codes } from './testing.ts';

test.for([
  [true, true, []],
  [false, true, ['constructionPlanMissing']],
  [true, false, ['investmentBudgetMissing']],
  [false, false, ['constructionPlanMissing', 'investmentBudgetMissing']],
] as const)('plan %s, budget %s', ([constructionPlanAvailable, investmentBudgetAvailable, expected]) => {
  expect(codes(decideSubmission7({ constructionPlanAvailable, investmentBudgetAvailable }))).toEqual(
    expected,
  );
});

test('an opinion by reviewers who declared that they have no interest', () => {
  const free = { name: '甲', conflictOfInterest: false };
  expect(decideReviewOpinion({ opinionAvailable: true, reviewers: [free] })).toEqual([]);
  expect(decideReviewOpinion({ opinionAvailable: true, reviewers: [] })).toEqual([]);
  expect(codes(decideReviewOpinion({ opinionAvailable: false, reviewers: [free] }))).toEqual([
    'opinionMissing',
  ]);
});

test('a conflict and a missing declaration name the reviewer', () => {
  const reviewers = [
    { name: '甲', conflictOfInterest: null },
    { name: '乙', conflictOfInterest: false },
    { name: '丙', conflictOfInterest: true },
  ];
  const breaches = decideReviewOpinion({ opinionAvailable: true, reviewers });
  expect(breaches.map(({ code, field }) => [code, field])).toEqual([
    ['conflictUndeclared', 'reviewers.0'],
    ['conflictOfInterest', 'reviewers.2'],
  ]);
  expect(breaches.map(({ message }) => message.slice(0, 5))).toEqual(['评审人员甲', '评审人员丙']);
});
