import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { addDays } from '../../../../lib/calendar/days.ts';
import type { Figures } from '../../api/city-answers.ts';
import { formatFen } from '../../money/fen.ts';
import { shortYuan } from '../../money/short.ts';
import { percent } from './percent.ts';

/** 一分钟: the figures a leader asks for first. */
export function Glance({ total, today }: { total: Figures; today: string }) {
  const { projects, overdue, dueSoon, dutiesMet, dutiesMetLate, estimateFen, townFen, contractFen, paidFen } =
    total;
  const ahead = new URLSearchParams({ dueFrom: today, dueTo: addDays(today, 30) });
  return (
    <ul className="glance plain" aria-label="主要数字">
      <Tile label="项目" to="/projects" value={String(projects)} note="含已办结" />
      <Tile
        label="逾期未办"
        to="/projects?overdue=true"
        value={String(overdue)}
        note={overdue > 0 ? '项义务已过期限' : '没有逾期'}
        danger={overdue > 0}
      />
      <Tile label="未来 30 天到期" to={`/projects?${ahead}`} value={String(dueSoon)} note="项义务" />
      <Tile
        label="按期办结率"
        value={percent(total.onTimeRate)}
        note={dutiesMet > 0 ? `办结 ${dutiesMet} 项,其中迟办 ${dutiesMetLate} 项` : '还没有办结的义务'}
      />
      <Tile
        label="批复概算"
        value={<Money fen={estimateFen} />}
        note={townFen > 0 ? `其中镇街 ${formatFen(townFen)} 元` : `${formatFen(estimateFen)} 元`}
      />
      <Tile
        label="合同金额"
        value={<Money fen={contractFen} />}
        note={share(contractFen, estimateFen, '概算')}
      />
      <Tile label="已支付" value={<Money fen={paidFen} />} note={share(paidFen, contractFen, '合同')} />
    </ul>
  );
}

const Money = ({ fen }: { fen: number }) => <span title={`${formatFen(fen)} 元`}>{shortYuan(fen)}</span>;

const share = (part: number, whole: number, of: string) =>
  whole > 0 ? `占${of} ${percent(part / whole)}` : `还没有${of}`;

interface TileProps {
  label: string;
  value: ReactNode;
  note: string;
  /** The projects it counts. */
  to?: string;
  danger?: boolean;
}

const Tile = ({ label, value, note, to, danger = false }: TileProps) => (
  <li className={danger ? 'card tile danger' : 'card tile'}>
    <span className="tile-label">{label}</span>
    <strong className="tile-value numbers">{to ? <Link to={to}>{value}</Link> : value}</strong>
    <span className="muted">{note}</span>
  </li>
);
