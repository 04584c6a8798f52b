import { useInfiniteQuery } from '@tanstack/react-query';
import { changesBetween } from '../../../../lib/project/changes.ts';
import { directoryActLabels } from '../../../../lib/project/directory-acts.ts';
import { obligationKindLabels } from '../../../../lib/project/obligations.ts';
import type { Person } from '../../../../lib/project/people.ts';
import type { DirectoryRecordItem } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { clockTime, longDay } from '../../ui/day.ts';
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

type Named = { name: string };
type Entry = Partial<Person> &
  Partial<Record<'principal' | 'deputy' | 'createdBy', Named>> & { deputyId?: string };

/** For reading: people by their names, duties by theirs, and no identifiers that say nothing. */
function inWords(entry: object): object {
  const { deputyId: _, deputyFor, notifications, principal, deputy, createdBy, ...rest } = entry as Entry;
  return {
    ...rest,
    ...named({ principal, deputy, createdBy }),
    ...(deputyFor && {
      deputyFor: deputyFor.map((d) => `代 ${d.principal.name},${longDay(d.from)} 至 ${longDay(d.to)}`),
    }),
    ...(notifications && { notifications: notifications.off.map(dutyLabel) }),
  };
}

const named = (people: Record<string, Named | undefined>) =>
  Object.fromEntries(Object.entries(people).flatMap(([key, who]) => (who ? [[key, who.name]] : [])));

const dutyLabel = (kind: string) => (obligationKindLabels as Record<string, string>)[kind] ?? kind;

function RecordLine({ record: { act, kind, at, by, before, after } }: { record: DirectoryRecordItem }) {
  const changes = changesBetween(inWords(before ?? {}), inWords(after));
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
      {changes.length > 0 && (
        <details>
          <summary>前后变化</summary>
          <PlainChanges changes={changes} />
        </details>
      )}
    </li>
  );
}
