import { Link } from 'react-router';
import type { QuarterMatrix } from '../../api/city-answers.ts';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { longDay } from '../../ui/day.ts';
import { StageBadge } from '../../ui/stage-badge.tsx';
import { quarterStatus } from './quarters.ts';

interface Props {
  units: QuarterMatrix['units'];
  /** Only this one's. */
  unit: string | null;
  quarter: string;
  end: string;
}

/** What is missing stands first. */
const ORDER = ['missing', 'notYetDue', 'late', 'zero', 'reported'];

/** The projects of a quarter, of one unit or of all. */
export function Projects({ units, unit, quarter, end }: Props) {
  const only = units.find(({ unitId }) => unitId === unit);
  const rows = (only ? [only] : units)
    .flatMap(({ unitName, projects }) => projects.map((project) => ({ ...project, unitName })))
    .sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  return (
    <>
      {only && (
        <p className="muted">
          只看{only.unitName}的 {rows.length} 个项目。
          <Link to={`?${new URLSearchParams({ quarter, end })}`}>看全部单位</Link>
        </p>
      )}
      <DataTable
        caption="本季度的项目"
        rows={rows}
        keyOf={({ projectId }) => projectId}
        columns={[
          {
            title: '项目',
            cell: ({ projectId, name, filingNumber }) => (
              <>
                <Link to={`/projects/${projectId}`}>{name}</Link>
                <div className="muted">{filingNumber}</div>
              </>
            ),
          },
          { title: '单位', cell: ({ unitName }) => unitName },
          { title: '阶段', cell: ({ stage }) => <StageBadge stage={stage} /> },
          {
            title: '季报',
            cell: ({ status, zero }) => (
              <>
                <Badge tone={quarterStatus[status].tone}>{quarterStatus[status].label}</Badge>
                {zero && status === 'late' && <span className="muted"> 零报告</span>}
              </>
            ),
          },
          { title: '期限', cell: ({ dueOn }) => <span className="nowrap">{longDay(dueOn)}</span> },
          {
            title: '报送',
            cell: ({ reportedOn }) =>
              reportedOn ? (
                <span className="nowrap">{longDay(reportedOn)}</span>
              ) : (
                <span className="muted">无</span>
              ),
          },
        ]}
      />
    </>
  );
}
