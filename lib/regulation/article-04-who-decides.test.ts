import { expect, test } from 'vitest';
import {
  decideBudgetReview,
  decideHandover,
  decideSeparation,
  type Separation,
} from './article-04-who-decides.ts';
import { codes } from './testing.ts';

const separated: Separation = { submittedBy: 'clerk', decidedBy: 'head', bureauOwnProject: false };

test.for<[string, Partial<Separation>, string[]]>([
  ['somebody else decides', {}, []],
  ['the submitter decides', { decidedBy: 'clerk' }, ['samePerson']],
  ['the bureau’s own project, not countersigned', { bureauOwnProject: true }, ['countersignMissing']],
  ['the bureau’s own project, countersigned', { bureauOwnProject: true, countersignedBy: 'steering' }, []],
  [
    'countersigned by the submitter',
    { bureauOwnProject: true, countersignedBy: 'clerk' },
    ['countersignNotIndependent'],
  ],
  [
    'countersigned by who decides',
    { bureauOwnProject: true, countersignedBy: 'head' },
    ['countersignNotIndependent'],
  ],
  ['a countersignature nobody asked for', { countersignedBy: 'head' }, []],
  [
    'the submitter decides the bureau’s own',
    { decidedBy: 'clerk', bureauOwnProject: true },
    ['samePerson', 'countersignMissing'],
  ],
])('%s', ([, change, expected]) => {
  expect(codes(decideSeparation({ ...separated, ...change }))).toEqual(expected);
});

test('a centrally tendered project is handed over before the contract', () => {
  expect(codes(decideHandover({ procurementMode: 'central', handedOver: false }))).toEqual([
    'handoverMissing',
  ]);
  expect(decideHandover({ procurementMode: 'central', handedOver: true })).toEqual([]);
  expect(decideHandover({ procurementMode: 'unit', handedOver: false })).toEqual([]);
});

test('no approval without the budget review', () => {
  expect(codes(decideBudgetReview({ budgetReviewRecorded: false }))).toEqual(['budgetReviewMissing']);
  expect(decideBudgetReview({ budgetReviewRecorded: true })).toEqual([]);
});
