import { useInfiniteQuery } from '@tanstack/react-query';
import { changesBetween } from '../../../../lib/project/changes.ts';
import { directoryActLabels } from '../../../../lib/project/directory-acts.ts';
import type { DirectoryRecordItem } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { clockTime } from '../../ui/day.ts';
import { RecordFeed } from '../../ui/record-feed.tsx';
import { PlainChanges } from './plain-changes.tsx';

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
    <RecordFeed
      title="名录变更记录"
      query={records}
      empty="名录还没有变更过。"
      line={(record) => <RecordLine key={record.recordId} record={record} />}
    />
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
        <strong>{directoryActLabels[act]}</strong>
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
