import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, quarterEnd, quarterName } from './months.ts';
import { anyDay } from './testing.ts';

test.for([
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 24, '2026-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2023-11-30', 3, '2024-02-29'],
  ['2024-11-30', 3, '2025-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-01-31', 3, '2024-04-30'],
  ['2024-01-30', 3, '2024-04-30'],
  ['2024-01-29', 3, '2024-04-29'],
  ['2024-09-30', 3, '2024-12-30'],
  ['2024-10-15', 3, '2025-01-15'],
  ['2024-12-31', 12, '2025-12-31'],
  ['2024-03-31', -1, '2024-02-29'],
  ['2024-01-15', -1, '2023-12-15'],
  ['2024-05-20', 0, '2024-05-20'],
] as const)('%s and %d months is %s', ([base, count, expected]) => {
  expect(addMonths(base, count)).toBe(expected);
});

test('R3 is one step, not a chain: two steps would lose the 31st', () => {
  expect(addMonths('2024-01-31', 2)).toBe('2024-03-31');
  expect(addMonths(addMonths('2024-01-31', 1), 1)).toBe('2024-03-29');
});

test('months keep the order of days', () => {
  fc.assert(
    fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 60 }), (a, b, count) => {
      const [first, second] = [a, b].sort() as [string, string];
      return addMonths(first, count) <= addMonths(second, count);
    }),
  );
});

test.for([
  ['2024-01-01', '2024-03-31', '2024Q1'],
  ['2024-03-31', '2024-03-31', '2024Q1'],
  ['2024-04-01', '2024-06-30', '2024Q2'],
  ['2024-09-30', '2024-09-30', '2024Q3'],
  ['2024-12-31', '2024-12-31', '2024Q4'],
] as const)('%s lies in the quarter that ends on %s, %s', ([day, end, name]) => {
  expect(quarterEnd(day)).toBe(end);
  expect(quarterName(day)).toBe(name);
});
