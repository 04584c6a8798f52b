/** 123456780 → `1,234,567.80`; what was taken away has its sign before it. */
export function formatFen(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

/** 大写金额 as on a cheque: 123456780 fen → 壹佰贰拾叁万肆仟伍佰陆拾柒元捌角整. */
export function capitalYuan(fen: number): string {
  const digits = String(fen).padStart(3, '0');
  const whole = capitalWhole(digits.slice(0, -2));
  const [jiao = '0', fenDigit = '0'] = digits.slice(-2);
  if (whole === '' && jiao === '0' && fenDigit === '0') return '零元整';
  const yuan = whole && `${whole}元`;
  const tenth = jiao === '0' ? (whole && fenDigit !== '0' ? '零' : '') : `${digit(jiao)}角`;
  const hundredth = fenDigit === '0' ? '整' : `${digit(fenDigit)}分`;
  return yuan + tenth + hundredth;
}

const digit = (d: string) => DIGITS.charAt(Number(d));

/** Groups of four digits, each with its unit; zeros between them are said once. */
function capitalWhole(whole: string): string {
  const groups = groupsOf(whole);
  const said = groups.map((group, i) => {
    if (/^0+$/.test(group)) return '零';
    const lead = group.startsWith('0') && i > 0 ? '零' : '';
    return lead + capitalGroup(group) + (GROUPS[groups.length - 1 - i] ?? '');
  });
  return said
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
}

function groupsOf(whole: string): string[] {
  const padded = whole.padStart(Math.ceil(whole.length / 4) * 4, '0');
  return padded.match(/.{4}/g) ?? [];
}

function capitalGroup(group: string): string {
  const said = [...group].map((d, i) => (d === '0' ? '零' : digit(d) + (PLACES[3 - i] ?? '')));
  return said
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
}
