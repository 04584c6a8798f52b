import { expect, test } from 'vitest';
import { chineseMessage, invalidInput } from './problem.ts';

test('an issue of a sort no schema raises yet still has a Chinese message', () => {
  expect(chineseMessage({ code: 'not_multiple_of', origin: 'number', divisor: 2, input: 1 })).toBe(
    '格式不正确',
  );
  expect(chineseMessage({ code: 'invalid_type', expected: 'date', input: 1 })).toBe('应为date');
});

test('several checks that fail on one value are one error, the first', () => {
  const issue = (message: string, ...path: string[]) => ({
    code: 'custom' as const,
    message,
    path,
    input: 1,
  });
  const { errors } = invalidInput([issue('甲', 'a'), issue('乙', 'b'), issue('丙', 'a')]);
  expect(errors).toEqual([
    { field: 'a', message: '甲' },
    { field: 'b', message: '乙' },
  ]);
});
