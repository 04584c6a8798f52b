import { Link } from 'react-router';
import { addDays } from '../../../../lib/calendar/days.ts';
import type { Figures, Statistics } from '../../api/city-answers.ts';
import { formatFen } from '../../money/fen.ts';
import { Badge } from '../../ui/badge.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { percent } from './percent.ts';

type UnitRow = Statistics['units'][number];

const at = (unit: string, query: Record<string, string> = {}) =>
  `/projects?${new URLSearchParams({ unit, ...query })}`;

/** Most overdue first: what a leader looks for. */
export function ByUnit({ units, total, today }: { units: UnitRow[]; total: Figures; today: string }) {
  const rows = units.toSorted((a, b) => b.overdue - a.overdue || b.projects - a.projects);
  return (
    <DataTable
      caption="各单位的项目、逾期、资金和按期办结率"
      columns={columnsOf(today)}
      rows={rows}
      keyOf={(row) => row.unitId}
      {...(rows.length > 1 ? { foot: sumsOf(total) } : {})}
    />
  );
}

function columnsOf(today: string): TableColumn<UnitRow>[] {
  const ahead = { dueFrom: today, dueTo: addDays(today, 30) };
  return [
    { title: '单位', cell: (row) => row.unitName },
    { title: '项目', amount: true, cell: (row) => <Link to={at(row.unitId)}>{row.projects}</Link> },
    {
      title: '逾期未办',
      amount: true,
      cell: ({ unitId, overdue }) =>
        overdue > 0 ? (
          <Link to={at(unitId, { overdue: 'true' })}>
            <Badge tone="danger">{overdue}</Badge>
          </Link>
        ) : (
          0
        ),
    },
    {
      title: '30 天内到期',
      amount: true,
      cell: ({ unitId, dueSoon }) => (dueSoon > 0 ? <Link to={at(unitId, ahead)}>{dueSoon}</Link> : 0),
    },
    { title: '批复概算(元)', amount: true, cell: (row) => formatFen(row.estimateFen) },
    { title: '合同(元)', amount: true, cell: (row) => formatFen(row.contractFen) },
    { title: '已支付(元)', amount: true, cell: (row) => formatFen(row.paidFen) },
    { title: '按期办结率', amount: true, cell: (row) => percent(row.onTimeRate) },
  ];
}

const sumsOf = (total: Figures) => [
  '合计',
  total.projects,
  total.overdue,
  total.dueSoon,
  formatFen(total.estimateFen),
  formatFen(total.contractFen),
  formatFen(total.paidFen),
  percent(total.onTimeRate),
];
