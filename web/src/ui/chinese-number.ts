const DIGITS = '零一二三四五六七八九';

/** 0 … 99: 16 → 十六. */
function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS.charAt(tens)}十`;
  return ten + (ones === 0 && tens > 0 ? '' : DIGITS.charAt(ones));
}

export const articleLabel = (article: number) => `第${chineseNumber(article)}条`;
