import { expect, test } from 'vitest';
import { shortYuan } from './short.ts';

test.for([
  [0, '0 元'],
  [999_999, '9,999.99 元'],
  [1_000_000, '1 万元'],
  [280_000_000, '280 万元'],
  [123_456_789, '123.46 万元'],
  [12_500_000_000, '1.25 亿元'],
] as const)('%i fen at a glance', ([fen, expected]) => {
  expect(shortYuan(fen)).toBe(expected);
});
