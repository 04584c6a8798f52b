import { formatFen } from './fen.ts';

const WAN = 1_000_000;
const YI = 10_000_000_000;

/** For a figure read at a glance: 1.25 亿元, 280 万元; the whole amount stands beside it. */
export function shortYuan(fen: number): string {
  const unit = fen >= YI ? YI : WAN;
  if (fen === 0) return '0 元';
  if (fen < WAN) return `${formatFen(fen)} 元`;
  return `${Number((fen / unit).toFixed(2))} ${fen >= YI ? '亿元' : '万元'}`;
}
