import { expect, test } from 'vitest';
import { breach, breachesOf } from './decision.ts';

test('a breach carries its field only where there is one', () => {
  expect(breach('late', 16, '逾期')).toStrictEqual({ code: 'late', article: 16, message: '逾期' });
  expect(breach('late', null, '逾期', 'filedAt')).toEqual({
    code: 'late',
    article: null,
    message: '逾期',
    field: 'filedAt',
  });
});

test('conditions that do not hold leave nothing, lists are spread', () => {
  const [a, b] = [breach('a', 1, '甲'), breach('b', 2, '乙')];
  expect(breachesOf(false, a, null, undefined, [b, a], [])).toEqual([a, b, a]);
});
