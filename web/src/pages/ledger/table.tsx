import { Link } from 'react-router';
import { projectKindLabels } from '../../../../lib/project/project.ts';
import type { LedgerItem } from '../../api/answers.ts';
import { formatFen } from '../../money/fen.ts';
import { Badge } from '../../ui/badge.tsx';
import { clockTime, longDay } from '../../ui/day.ts';
import { StageBadge } from '../../ui/stage-badge.tsx';

export function LedgerTable({ items }: { items: readonly LedgerItem[] }) {
  return (
    <table className="ledger">
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">建设单位</th>
          <th scope="col">阶段</th>
          <th scope="col" className="amount">
            金额(元)
          </th>
          <th scope="col">最近期限</th>
          <th scope="col">更新</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.projectId} {...item} />
        ))}
      </tbody>
    </table>
  );
}

function Row(item: LedgerItem) {
  return (
    <tr>
      <td>
        <Link to={`/projects/${item.projectId}`}>{item.name}</Link>
        <div className="muted">
          {item.filingNumber} · {projectKindLabels[item.kind]}
        </div>
      </td>
      <td data-label="建设单位">{item.unitName}</td>
      <td data-label="阶段">
        <StageBadge stage={item.stage} />
      </td>
      <td data-label="金额" className="amount">
        <Amount {...item} />
      </td>
      <td data-label="最近期限">
        {item.overdue && <Badge tone="danger">已逾期</Badge>}
        {item.nextDue ? (
          <div className="nowrap">{longDay(item.nextDue)}</div>
        ) : (
          <span className="muted">无</span>
        )}
      </td>
      <td data-label="更新" className="muted nowrap">
        {clockTime(item.updatedAt)}
      </td>
    </tr>
  );
}

/** The approved estimate once there is one; before, what the unit asks for. */
function Amount({ estimateFen, budgetFen }: Pick<LedgerItem, 'estimateFen' | 'budgetFen'>) {
  const fen = estimateFen ?? budgetFen;
  if (fen === undefined) return <span className="muted">未填</span>;
  return (
    <>
      <div>{formatFen(fen)}</div>
      <div className="muted">{estimateFen === undefined ? '申报' : '概算批复'}</div>
    </>
  );
}
