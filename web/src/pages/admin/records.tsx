import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { changesBetween } from '../../../../lib/project/changes.ts';
import type { DirectoryRecordItem } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { Page } from '../../app/page.tsx';
import { clockTime } from '../../ui/day.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Empty } from '../../ui/states.tsx';
import { PlainChanges } from './plain-changes.tsx';

const acts: Record<string, string> = {
  addUnit: '新增单位',
  renameUnit: '单位更名',
  mergeUnit: '单位合并',
  addUser: '新增人员',
  editUser: '修改人员',
  disableUser: '人员离任',
  addDeputy: '设定代办',
  endDeputy: '结束代办',
};
const kinds = { person: '人员', unit: '单位', deputy: '代办' };

/** 名录变更记录: who changed which entry, when, before and after. */
export function Component() {
  const records = useInfiniteQuery({
    queryKey: ['directoryRecords'],
    queryFn: ({ pageParam, signal }) =>
      call('directoryRecords', { query: pageParam ? { cursor: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
  });
  return (
    <Page title="名录变更记录">
      <Loaded query={records}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <section className="card" aria-label="记录">
              {items.length === 0 && <Empty>名录还没有变更过。</Empty>}
              <ol className="plain records">
                {items.map((record) => (
                  <RecordLine key={record.recordId} record={record} />
                ))}
              </ol>
              {records.hasNextPage && (
                <div className="form-actions">
                  <Button loading={records.isFetchingNextPage} onClick={() => void records.fetchNextPage()}>
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

const nameOf = (entry: object): string => {
  const { name, deputy, principal } = entry as {
    name?: string;
    deputy?: { name: string };
    principal?: { name: string };
  };
  return name ?? `${deputy?.name} 代 ${principal?.name}`;
};

function RecordLine({ record: { act, kind, at, by, before, after } }: { record: DirectoryRecordItem }) {
  return (
    <li>
      <div className="row">
        <strong>{acts[act] ?? act}</strong>
        <span>
          {kinds[kind]}:{nameOf(after)}
        </span>
        <span className="signed">
          {by.name} <span className="numbers">{clockTime(at)}</span>
        </span>
      </div>
      <details>
        <summary>前后变化</summary>
        <PlainChanges changes={changesBetween(before ?? {}, after)} />
      </details>
    </li>
  );
}
