import { dayOf, partsOf } from '../../calendar/days.ts';
import type { Signature } from '../basics.ts';
import { capitalYuan, formatFen } from '../money.ts';

/** Values as a form says them; what is not known is a line to write on. */
const LINE = '____________';

export const words = (text: string | undefined): string => text || LINE;

/** What is written at length has room of its own, so nothing stands there until it is known. */
export const room = (text: string | undefined): string => text ?? '';

export const yuan = (fen: number | undefined): string => `${fen === undefined ? LINE : formatFen(fen)} 元`;

/** 大写. */
export const capital = (fen: number | undefined): string => (fen === undefined ? LINE : capitalYuan(fen));

/** 增减: with its sign. */
export const difference = (fen: number): string => `${fen > 0 ? '+' : ''}${formatFen(fen)}`;

export function dayInWords(day: string | undefined): string {
  if (!day) return '______年____月____日';
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${year}年${month}月${dayOfMonth}日`;
}

export const dayOfSignature = (by: Signature | undefined): string => dayInWords(by && dayOf(by.at));

/** Cut, not rounded, at two decimals: 15.00% never stands for more than the limit. */
export function percent(part: number, whole: number | undefined): string {
  if (!whole) return `${LINE} %`;
  const hundredths = (BigInt(part) * 10_000n) / BigInt(whole);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}%`;
}

const QUARTERS = ['一', '二', '三', '四'];

/** `2025Q3` → 2025年第三季度. */
export const quarterInWords = (quarter: string): string =>
  `${quarter.slice(0, 4)}年第${QUARTERS[Number(quarter.slice(5)) - 1]}季度`;

export const yesOrNo = (answer: boolean | undefined): string =>
  answer === undefined ? '□是  □否' : answer ? '是' : '否';
