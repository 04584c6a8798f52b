/**
 * Money is integer fen. Yuan exist only as text at the page, and are turned into fen and back digit by digit: 0.1 + 0.2 has
 * no place here.
 */
export { formatFen } from '../../../lib/project/money.ts';

export type Parsed = { ok: true; fen: number } | { ok: false; message: string };

/** As `lib/project/schema.ts`: 1000 亿元, far inside the safe integers. */
const MAX_FEN = 10_000_000_000_000;

const no = (message: string): Parsed => ({ ok: false, message });

/** `1,234,567.8` → 123456780 fen. Full-width digits and signs, as Chinese input methods make them, count as plain ones. */
export function parseYuan(typed: string): Parsed {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^[¥]\s*|\s*元$/g, '');
  if (text === '') return no('请填写金额');
  if (/^-/.test(text)) return no('金额不能为负');
  if (/万|亿/.test(text)) return no('请以元为单位填写,不要写“万”“亿”');
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/.exec(text);
  if (!match) return no('请只填写数字,例如 1234567.89');
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > 2) return no('最多两位小数(精确到分)');
  const fen = Number(whole.replaceAll(',', '') + fraction.padEnd(2, '0'));
  return fen > MAX_FEN ? no('金额超出合理范围,请核对是否多写了几位') : { ok: true, fen };
}

/** For an input: without separators, and without decimals that say nothing. */
export function plainYuan(fen: number): string {
  const [whole, fraction] = split(fen);
  return fraction === '00' ? whole : `${whole}.${fraction}`;
}

function split(fen: number): [string, string] {
  const digits = String(fen).padStart(3, '0');
  return [digits.slice(0, -2), digits.slice(-2)];
}
