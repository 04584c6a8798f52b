import { expect, test } from 'vitest';
import { decideNewNode, decideUnifiedSupport } from './article-20-unified-support.ts';
import { codes } from './testing.ts';

test.for([
  [true, false, []],
  [false, false, ['notApproved']],
  [true, true, ['terminated']],
  [false, true, ['notApproved', 'terminated']],
] as const)('approved %s, terminated %s', ([approved, terminated, expected]) => {
  expect(codes(decideUnifiedSupport({ approved, terminated }))).toEqual(expected);
});

test('a new node needs permission, or the head’s reasoned override', () => {
  expect(decideNewNode({ permitted: true })).toEqual([]);
  expect(codes(decideNewNode({ permitted: false }))).toEqual(['nodeNotPermitted']);
  expect(decideNewNode({ permitted: false, override: { reason: '应急指挥' } })).toEqual([]);
  expect(codes(decideNewNode({ permitted: false, override: { reason: ' ' } }))).toEqual([
    'overrideReasonMissing',
  ]);
});
