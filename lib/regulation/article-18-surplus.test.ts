import { expect, test } from 'vitest';
import { decideClosing, decideSettlement, type SurplusReturn, surplusFen } from './article-18-surplus.ts';
import { codes } from './testing.ts';

test.for([
  [100, 99, 1],
  [100, 100, 0],
  [100, 101, 0],
] as const)('estimate %d, settlement %d: surplus %d', ([approvedEstimateFen, settlementFen, expected]) => {
  expect(surplusFen({ approvedEstimateFen, settlementFen })).toBe(expected);
  expect(codes(decideSettlement({ approvedEstimateFen, settlementFen }))).toEqual(
    settlementFen > approvedEstimateFen ? ['settlementExceedsEstimate'] : [],
  );
});

const returned: SurplusReturn = { surplusFen: 100, returnedFen: 100, byOriginalChannel: true };

test.for<[string, Partial<SurplusReturn>, string[]]>([
  ['all returned', {}, []],
  ['one fen short', { returnedFen: 99 }, ['surplusNotReturned']],
  ['one fen too much', { returnedFen: 101 }, ['returnedTooMuch']],
  ['by another channel', { byOriginalChannel: false }, ['otherChannel']],
  ['no surplus, so no channel', { surplusFen: 0, returnedFen: 0, byOriginalChannel: false }, []],
])('%s', ([, change, expected]) => {
  expect(codes(decideClosing({ ...returned, ...change }))).toEqual(expected);
});
