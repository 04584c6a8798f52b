import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { changesBetween } from '../../../../lib/project/changes.ts';
import type { RulesActItem } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { Page } from '../../app/page.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Signed } from '../../ui/signature.tsx';
import { Empty } from '../../ui/states.tsx';
import { PlainChanges } from './plain-changes.tsx';

const acts: Record<string, string> = {
  ruleSetLoaded: '载入规则集',
  ruleSetActivated: '启用规则集',
  ruleSetDeactivated: '停用规则集',
  calendarLoaded: '载入年度放假安排',
  interpretationRecorded: '登记口径解释',
};

/** 规则变更记录: rule sets, holiday years and interpretations, before and after. */
export function Component() {
  const changes = useInfiniteQuery({
    queryKey: ['ruleChanges'],
    queryFn: ({ pageParam, signal }) =>
      call('ruleChanges', { query: pageParam ? { cursor: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
  });
  return (
    <Page title="规则变更记录">
      <Loaded query={changes}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <section className="card" aria-label="记录">
              {items.length === 0 && (
                <Empty>规则、放假安排和口径解释还没有变更过,现在用的是产品自带的内容。</Empty>
              )}
              <ol className="plain records">
                {items.map((act) => (
                  <ActLine key={act.version} act={act} />
                ))}
              </ol>
              {changes.hasNextPage && (
                <div className="form-actions">
                  <Button loading={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
                    加载更早的记录
                  </Button>
                </div>
              )}
            </section>
          );
        }}
      </Loaded>
    </Page>
  );
}

function ActLine({ act: { version, act, subject, by, before, after } }: { act: RulesActItem }) {
  return (
    <li>
      <div className="row">
        <strong>{acts[act] ?? act}</strong>
        <span>{subject}</span>
        <span className="muted">第 {version} 版</span>
        <Signed by={by} />
      </div>
      <details>
        <summary>前后变化</summary>
        <PlainChanges changes={changesBetween(before ?? {}, after ?? {})} />
      </details>
    </li>
  );
}
