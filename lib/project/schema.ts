import * as z from 'zod/mini';
import { later } from '../later.ts';
import { isCreditCode } from './credit-code.ts';

/**
 * What nobody types and what makes a text unreadable, or a file that holds it invalid: control characters, halves of a
 * surrogate pair, marks that turn the direction of a line.
 */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/u;

const isPrintable = (value: string) => !UNPRINTABLE.test(value);

/** Something to see: blanks and marks of no width alone are no name. */
const isVisible = (value: string) => /[^\p{Z}\p{Cc}\p{Cf}]/u.test(value);

const bounded = (max: number) =>
  [z.trim(), z.refine<string>(isVisible, '不能为空'), z.maxLength(max, `不能超过 ${max} 个字`)] as const;

/**
 * Building blocks of every input: bounded text, integer fen, real days. Unknown keys are refused, so a typo is told. One
 * name typed in two ways (NFC, NFD) is one name.
 */
export const text = (max: number) =>
  z.string().check(z.normalize('NFC'), ...bounded(max), z.refine<string>(isPrintable, '不能含控制字符'));

/** A file keeps the name that it came with; what else may be wrong with it has a code each (lib/documents/file-name.ts). */
export const fileName = later(() => z.string().check(...bounded(200)));

/** A real day, and integer fen up to one hundred billion yuan: the same fields as the rules' own. */
export { day, fen } from '../regulation/kinds/fields.ts';

export const creditCode = later(() =>
  z.string().check(z.refine((value) => isCreditCode(value), '统一社会信用代码不正确(校验码不符)')),
);

/** Identifiers are made by the server; anything of that form may be asked for, but no name that every object has. */
export const isIdentifier = (value: string) => /^[A-Za-z0-9_-]{1,64}$/.test(value) && !(value in {});

export const identifier = later(() => z.string().check(z.refine(isIdentifier, '标识格式不正确')));

export const list = <T extends z.ZodMiniType>(item: T, max = 200) =>
  z.array(item).check(z.maxLength(max, `不能超过 ${max} 项`));
