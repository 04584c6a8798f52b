import * as z from 'zod/mini';
import { isDay } from '../calendar/days.ts';
import { isCreditCode } from './credit-code.ts';

/** Building blocks of every input: bounded text, integer fen, real days. Unknown keys are refused, so a typo is told. */
export const text = (max: number) =>
  z.string().check(z.trim(), z.minLength(1, '不能为空'), z.maxLength(max, `不能超过 ${max} 个字`));

/** One hundred billion yuan: above any budget of a city, and far inside the safe integers. */
const MAX_FEN = 10_000_000_000_000;
export const fen = z
  .int('金额须为整数分')
  .check(z.gte(0, '金额不能为负'), z.lte(MAX_FEN, '金额超出合理范围'));

export const day = z.string().check(z.refine((value) => isDay(value), '须为真实日期,格式 YYYY-MM-DD'));

export const creditCode = z
  .string()
  .check(z.refine((value) => isCreditCode(value), '统一社会信用代码不正确(校验码不符)'));

/** Identifiers are made by the server; anything of that form may be asked for. */
export const identifier = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, '标识格式不正确'));

export const list = <T extends z.ZodMiniType>(item: T, max = 200) =>
  z.array(item).check(z.maxLength(max, `不能超过 ${max} 项`));
