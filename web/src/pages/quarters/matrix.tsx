import { Link } from 'react-router';
import type { QuarterMatrix, QuarterTotals } from '../../api/city-answers.ts';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { quarterLabel } from '../../ui/quarter-label.ts';
import { Empty } from '../../ui/states.tsx';
import { owed, reported } from './quarters.ts';

interface Props {
  answers: readonly QuarterMatrix[];
  quarter: string;
  end: string;
}

/** Units down, quarters across: how many of the reports owed are there. */
export function Matrix({ answers, quarter: chosen, end }: Props) {
  const names = new Map(answers.flatMap(({ units }) => units.map((u) => [u.unitId, u.unitName] as const)));
  if (names.size === 0) return <Empty>这四个季度没有需要报送季报的项目。</Empty>;
  const rows = [...names].map(([unitId, unitName]) => ({ unitId, unitName }));
  return (
    <DataTable
      caption="各单位四个季度的季报报送情况"
      rows={rows}
      keyOf={({ unitId }) => unitId}
      columns={[
        { title: '单位', cell: ({ unitName }) => unitName },
        ...answers.map(({ quarter, units }) => ({
          title: quarterLabel(quarter),
          cell: ({ unitId, unitName }: (typeof rows)[number]) => (
            <Cell
              totals={units.find((unit) => unit.unitId === unitId)?.totals}
              to={`?${new URLSearchParams({ quarter, unit: unitId, end })}#projects`}
              label={`${unitName},${quarterLabel(quarter)}`}
              current={quarter === chosen}
            />
          ),
        })),
      ]}
      foot={['合计', ...answers.map(({ totals }) => <Sum key="sum" totals={totals} />)]}
    />
  );
}

interface CellProps {
  totals: QuarterTotals | undefined;
  to: string;
  label: string;
  current: boolean;
}

function Cell({ totals, to, label, current }: CellProps) {
  if (!totals) return <span className="muted">不需报送</span>;
  return (
    <div className={current ? 'quarter-cell current' : 'quarter-cell'}>
      <Link to={to} preventScrollReset>
        <span className="visually-hidden">{label} </span>
        <Sum totals={totals} />
      </Link>
      {totals.missing && <Badge tone="danger">{`缺 ${totals.missing}`}</Badge>}
      {totals.late && <Badge tone="warning">{`迟 ${totals.late}`}</Badge>}
    </div>
  );
}

const Sum = ({ totals }: { totals: QuarterTotals }) =>
  owed(totals) === 0 ? (
    <span className="muted">无</span>
  ) : (
    <span className="numbers nowrap">
      已报 {reported(totals)} / {owed(totals)}
    </span>
  );
