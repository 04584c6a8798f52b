import { Link } from 'react-router';
import type { CityEventItem } from '../../api/city-answers.ts';
import { Badge } from '../../ui/badge.tsx';
import { ChangeList } from '../../ui/change-list.tsx';
import { Signed } from '../../ui/signature.tsx';
import { eventLabels } from '../history/event-labels.ts';

/** One event: what, on which project, by whom, what it changed, and whether it is what was written. */
export function CityEventLine({ event }: { event: CityEventItem }) {
  const { projectId, filingNumber, unitName, name, sequence, verified, type, by, changes = [], hash } = event;
  return (
    <li>
      <div className="row">
        <strong>{type ? eventLabels[type] : '记录缺失'}</strong>
        {by && <Signed by={by} />}
        {verified ? <Badge tone="success">相符</Badge> : <Badge tone="danger">不符</Badge>}
      </div>
      <div className="row">
        <Link to={`/projects/${projectId}`}>{name}</Link>
        <span className="muted">
          {filingNumber} · {unitName}
        </span>
        <Link to={`/projects/${projectId}/history`}>历史第 {sequence} 条</Link>
      </div>
      {(changes.length > 0 || hash) && (
        <details>
          <summary>前后变化({changes.length} 项)</summary>
          {changes.length > 0 && <ChangeList changes={changes} />}
          {hash && <p className="muted record-text">校验值 {hash}</p>}
        </details>
      )}
    </li>
  );
}
