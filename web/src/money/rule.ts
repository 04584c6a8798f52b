import type { Rule } from 'antd/es/form';
import { parseYuan } from './fen.ts';

/** For antd's forms: the text must read as an amount. */
export const yuanRule: Rule = {
  validator: (_, value: unknown) => {
    const parsed = parseYuan(String(value ?? ''));
    return parsed.ok ? Promise.resolve() : Promise.reject(new Error(parsed.message));
  },
};

/** An amount, or nothing. */
export const optionalYuanRule: Rule = {
  validator: (_, value: unknown) => {
    const parsed = parseYuan(String(value ?? ''));
    return parsed.ok || !value ? Promise.resolve() : Promise.reject(new Error(parsed.message));
  },
};

/** The fen of a text that `yuanRule` has let through. */
export function fenOf(text: string): number {
  const parsed = parseYuan(text);
  if (!parsed.ok) throw new RangeError(parsed.message);
  return parsed.fen;
}
