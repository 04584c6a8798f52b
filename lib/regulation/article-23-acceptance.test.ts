import { expect, test } from 'vitest';
import { decideAcceptanceFiling, decideAcceptanceGroup } from './article-23-acceptance.ts';
import { codes } from './testing.ts';

test.for([
  [['bureau', 'finance'], true, []],
  [['finance'], true, ['bureauMissing']],
  [['bureau', 'audit'], true, ['financeMissing']],
  [['bureau', 'finance'], false, ['acceptanceOpinionMissing']],
  [[], false, ['bureauMissing', 'financeMissing', 'acceptanceOpinionMissing']],
] as const)('group %j, opinion %s', ([departments, opinionAvailable, expected]) => {
  expect(codes(decideAcceptanceGroup({ departments, opinionAvailable }))).toEqual(expected);
});

test('the receipt of 潍坊’s system is recorded after acceptance', () => {
  expect(decideAcceptanceFiling({ accepted: true, receiptNumber: 'WF-1' })).toEqual([]);
  expect(codes(decideAcceptanceFiling({ accepted: false, receiptNumber: ' ' }))).toEqual([
    'notAccepted',
    'receiptMissing',
  ]);
});
