import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../../api/client.ts';
import { Page } from '../../app/page.tsx';
import { Badge } from '../../ui/badge.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { CityEventLine } from './event-line.tsx';
import { Span } from './span.tsx';

const PAGE = '50';

/** 审计: everything that happened in the city, newest first, each event recomputed against its hash. */
export function Component() {
  const [params, setParams] = useSearchParams();
  const span = { from: params.get('from') ?? '', to: params.get('to') ?? '' };
  return (
    <Page title="全市变更记录">
      <div className="stack">
        <Span
          key={`${span.from} ${span.to}`}
          span={span}
          onChange={(next) =>
            setParams(new URLSearchParams(Object.entries(next).filter(([, day]) => day !== '')))
          }
        />
        <Events {...span} />
      </div>
    </Page>
  );
}

function Events({ from, to }: { from: string; to: string }) {
  const events = useInfiniteQuery({
    queryKey: ['cityEvents', from, to],
    queryFn: ({ pageParam, signal }) =>
      call('cityEvents', { query: { from, to, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
  });
  if (events.error && !events.data)
    return <Failure error={events.error} onRetry={() => void events.refetch()} />;
  if (!events.data) return <Loading />;
  const items = events.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <div className="card">
        <Empty>这段时间没有记录。</Empty>
      </div>
    );
  }
  const broken = items.filter(({ verified }) => !verified).length;
  return (
    <>
      <div className="card row" role="status">
        {broken === 0 ? (
          <Badge tone="success">记录相符</Badge>
        ) : (
          <Badge tone="danger">{`${broken} 条记录不符`}</Badge>
        )}
        <span>
          已列出 {items.length} 条,逐条按国密 SM3 重新核验。
          {broken === 0
            ? '每条都与写入时一致;某个项目是否缺少记录,看该项目的历史记录。'
            : '请立即联系系统管理员,核对该项目的历史记录。'}
        </span>
      </div>
      <section className="card" aria-label="记录">
        <ol className="plain records">
          {items.map((event) => (
            <CityEventLine key={`${event.projectId} ${event.sequence}`} event={event} />
          ))}
        </ol>
        <MoreButton query={events}>加载更早的记录</MoreButton>
      </section>
    </>
  );
}
