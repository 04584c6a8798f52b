import { useQuery } from '@tanstack/react-query';
import { todoQuery } from '../../api/queries.ts';
import { Page } from '../../app/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { Queue } from './queue.tsx';
import { queuesOf } from './queues.ts';

/** 评审: what waits for the bureau's people, by what it is about, the longest waiting first. */
export function Component() {
  return (
    <Page title="评审">
      <div className="stack">
        <Queues />
        <Elsewhere />
      </div>
    </Page>
  );
}

function Queues() {
  const { data, error, refetch } = useQuery(todoQuery);
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const queues = queuesOf(data.items);
  if (queues.length === 0) {
    return (
      <div className="card">
        <Empty>现在没有等您审核、决定或签收的事项。</Empty>
      </div>
    );
  }
  return queues.map((queue) => <Queue key={queue.title} {...queue} today={data.today} />);
}
