import { expect, test } from 'vitest';
import { wrap } from './wrap.ts';

/** A Chinese character is two wide, a Latin one one. */
const measure = (text: string) => [...text].reduce((sum, c) => sum + (/[\u0020-\u007e]/.test(c) ? 1 : 2), 0);
const lines = (text: string, width = 12) => wrap(text, width, measure);

test.for<[string, string, string[]]>([
  ['between characters', '一二三四五六七八', ['一二三四五六', '七八']],
  ['no closing mark begins a line', '一二三四五六，七', ['一二三四五', '六，七']],
  ['nor do two', '一二三四五六）。七', ['一二三四五', '六）。七']],
  ['no opening mark ends one', '一二三四五（六七）', ['一二三四五', '（六七）']],
  ['a number stays whole', '一二三1,234.00元', ['一二三', '1,234.00元']],
  ['a word too long for a line is cut', 'abcdefghijklmnop', ['abcdefghijkl', 'mnop']],
  ['as typed', '一\n\n二', ['一', '', '二']],
  ['spaces between words do not begin a line', '一二三四五六 七', ['一二三四五六', '七']],
  ['nothing', '', ['']],
  ['marks alone', '，，，，，，，', ['，，，，，，', '，']],
])('%s', ([, text, expected]) => {
  expect(lines(text)).toEqual(expected);
});
