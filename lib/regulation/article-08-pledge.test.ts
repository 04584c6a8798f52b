import { expect, test } from 'vitest';
import { decideCommitment8, decidePledge, PLEDGED_RESPONSIBILITIES } from './article-08-pledge.ts';
import { codes } from './testing.ts';

test.for([
  [true, true, []],
  [false, true, ['approvalMissing']],
  [true, false, ['pledgeMissing']],
  [false, false, ['approvalMissing', 'pledgeMissing']],
] as const)('approved %s, pledge signed %s', ([approved, pledgeSigned, expected]) => {
  expect(codes(decideCommitment8({ approved, pledgeSigned }))).toEqual(expected);
});

test('a pledge names all three responsibilities', () => {
  expect(decidePledge({ responsibilities: PLEDGED_RESPONSIBILITIES })).toEqual([]);
  const missing = decidePledge({ responsibilities: ['dataSharing'] });
  expect(missing.map(({ code, field, message }) => [code, field, message])).toEqual([
    ['responsibilityMissing', 'responsibilities.construction', '主体责任书未明确项目建设责任'],
    ['responsibilityMissing', 'responsibilities.fundUse', '主体责任书未明确资金使用责任'],
  ]);
  expect(decidePledge({ responsibilities: ['construction', 'fundUse'] })[0]?.message).toContain('数据共享');
});
