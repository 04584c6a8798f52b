import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { HistoryEvent } from '../../api/history-event.ts';
import { historyQuery } from '../../api/queries.ts';
import { Page } from '../../app/page.tsx';
import { Badge } from '../../ui/badge.tsx';
import { ChangeList } from '../../ui/change-list.tsx';
import { Signed } from '../../ui/signature.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { eventLabels } from './event-labels.ts';

export function Component() {
  const { projectId = '' } = useParams();
  const { data, error, refetch } = useQuery(historyQuery(projectId));
  return (
    <Page title="历史记录" extra={<Link to={`/projects/${projectId}`}>回到项目</Link>}>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data && (
        <div className="stack">
          <ChainState verified={data.verified} brokenAt={data.brokenAt} />
          <section className="card" aria-label="事件">
            <ol className="plain records">
              {data.items.toReversed().map((event) => (
                <Event key={event.sequence} event={event} />
              ))}
            </ol>
          </section>
        </div>
      )}
    </Page>
  );
}

/** Whether the record is what it was: recomputed from the stored events with every visit. */
function ChainState({ verified, brokenAt }: { verified: boolean; brokenAt: number | undefined }) {
  return (
    <div className="card">
      <div className="row">
        {verified ? <Badge tone="success">记录链完整</Badge> : <Badge tone="danger">记录链不完整</Badge>}
        <span>
          {verified
            ? '每条记录都与前一条相扣,刚刚重新核验过,没有被改动。'
            : `从第 ${brokenAt} 条起与前面对不上,请立即联系系统管理员和审计部门。`}
        </span>
      </div>
    </div>
  );
}

function Event({ event: { sequence, type, by, changes = [] } }: { event: HistoryEvent }) {
  return (
    <li>
      <div className="row">
        <span className="muted numbers">{sequence}</span>
        <strong>{eventLabels[type]}</strong>
        {by && <Signed by={by} />}
      </div>
      {changes.length > 0 && (
        <details>
          <summary>前后变化({changes.length} 项)</summary>
          <ChangeList changes={changes} />
        </details>
      )}
    </li>
  );
}
