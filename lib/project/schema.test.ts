import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { fileName, text } from './schema.ts';

const name = text(10);
const messages = (value: string) => z.safeParse(name, value).error?.issues.map((i) => i.message) ?? [];

test.for([
  ['NUL', '智\u0000慧'],
  ['a control character', '\u0007智慧'],
  ['half of a surrogate pair', '智\ud800慧'],
  ['a mark that turns the direction', '报告\u202efdp.exe'],
  ['a character that is none', '智\uffff慧'],
])('%s is refused: it would break a file or mislead a reader', ([, value = '']) => {
  expect(messages(value)).toEqual(['不能含控制字符']);
});

test.for([
  ['blanks', ' \u3000\t'],
  ['marks of no width', '\u200b\u200d'],
])('%s alone say nothing', ([, value = '']) => {
  expect(messages(value)).toEqual(['不能为空']);
});

test.for([
  ['lines and tabs', '一\n二\t三'],
  ['a rare character beyond the first plane', '𠮷𬭩'],
  ['a private-use character of an old name', '\ue863'],
])('%s are taken as they are', ([, value = '']) => {
  expect(z.parse(name, value)).toBe(value);
});

test('a name typed in two ways is one name; a file keeps the one it came with', () => {
  expect(z.parse(name, 'Cafe\u0301 ')).toBe('Caf\u00e9');
  expect(z.parse(fileName(), 'Cafe\u0301.pdf')).toBe('Cafe\u0301.pdf');
});
