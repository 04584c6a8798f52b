import * as z from '../lazy-zod.ts';
import { isCreditCode } from './credit-code.ts';

/** Building blocks of every input: bounded text, integer fen, real days. Unknown keys are refused, so a typo is told. */
export const text = (max: number) =>
  z.string().check(z.trim(), z.minLength(1, '不能为空'), z.maxLength(max, `不能超过 ${max} 个字`));

/** A real day, and integer fen up to one hundred billion yuan: the same fields as the rules' own. */
export { day, fen } from '../regulation/kinds/fields.ts';

export const creditCode = z
  .string()
  .check(z.refine((value) => isCreditCode(value), '统一社会信用代码不正确(校验码不符)'));

/** Identifiers are made by the server; anything of that form may be asked for, but no name that every object has. */
export const isIdentifier = (value: string) => /^[A-Za-z0-9_-]{1,64}$/.test(value) && !(value in {});

export const identifier = z.string().check(z.refine(isIdentifier, '标识格式不正确'));

export const list = <T extends z.ZodMiniType>(item: T, max = 200) =>
  z.array(item).check(z.maxLength(max, `不能超过 ${max} 项`));
