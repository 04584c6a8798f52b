import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFen, parseYuan, plainYuan } from './fen.ts';

test.for<[string, number]>([
  ['0', 0],
  ['0.1', 10],
  ['0.07', 7],
  ['1.1', 110],
  ['1.', 100],
  ['19.99', 1999],
  ['4.35', 435],
  ['1,234,567.8', 123456780],
  ['1,234,567.8', 123456780],
  ['¥100 元', 10000],
  ['100000000000', 10_000_000_000_000],
])('%s yuan is %i fen', ([text, fen]) => {
  expect(parseYuan(text)).toEqual({ ok: true, fen });
});

test.for(['', ' ', '-1', '1.234', '12,34', '1e5', '一百', '5万', 'NaN', '.5', '1 000', '100000000000.01'])(
  '%j is refused with a reason',
  (text) => {
    expect(parseYuan(text)).toEqual({ ok: false, message: expect.stringMatching(/./) });
  },
);

test('shown with separators, typed without', () => {
  expect(formatFen(123456780)).toBe('1,234,567.80');
  expect(formatFen(5)).toBe('0.05');
  expect(plainYuan(123456700)).toBe('1234567');
  expect(plainYuan(123456780)).toBe('1234567.80');
});

test('what is shown reads back as the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (fen) => {
      expect(parseYuan(formatFen(fen))).toEqual({ ok: true, fen });
      expect(parseYuan(plainYuan(fen))).toEqual({ ok: true, fen });
    }),
  );
});
