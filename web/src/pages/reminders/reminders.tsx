import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ComingReminder, ReminderItem, SentReminder } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { longDay } from '../../ui/day.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Section } from '../../ui/section.tsx';
import { Empty } from '../../ui/states.tsx';

const statuses: Record<SentReminder['status'], { label: string; tone: Tone }> = {
  pending: { label: '等待汇总发出', tone: 'info' },
  sent: { label: '已发送', tone: 'success' },
  silenced: { label: '已办结,不再发', tone: 'plain' },
  superseded: { label: '由后一次提醒代替', tone: 'plain' },
  failed: { label: '邮件未送达', tone: 'danger' },
};

export function Reminders({ city }: { city: boolean }) {
  const reminders = useInfiniteQuery({
    queryKey: ['reminders', city],
    queryFn: ({ pageParam, signal }) =>
      call('reminders', {
        query: { ...(city ? { scope: 'city' as const } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
  });
  return (
    <Loaded query={reminders}>
      {({ pages }) => (
        <>
          {!city && <Coming items={pages[0]?.upcoming ?? []} />}
          <Section id="sent" title={city ? '全市已发提醒' : '已发提醒'}>
            <Sent items={pages.flatMap((page) => page.items)} city={city} />
            <MoreButton query={reminders}>加载更早的提醒</MoreButton>
          </Section>
        </>
      )}
    </Loaded>
  );
}

const what: TableColumn<ReminderItem>[] = [
  {
    title: '项目',
    cell: ({ projectId, projectName, filingNumber, unitName }) => (
      <>
        <Link to={`/projects/${projectId}`}>{projectName}</Link>
        <div className="muted">
          {filingNumber} · {unitName}
        </div>
      </>
    ),
  },
  {
    title: '为什么',
    cell: ({ title, article, label }) => (
      <>
        {title} <ArticleLink article={article} />
        <div className="muted">{label}</div>
      </>
    ),
  },
  { title: '最后期限', cell: ({ due }) => longDay(due) },
];

function Coming({ items }: { items: readonly ComingReminder[] }) {
  return (
    <Section id="coming" title="将要发送">
      {items.length === 0 ? (
        <Empty>没有等着提醒您的义务。</Empty>
      ) : (
        <DataTable
          caption="将要发送的提醒"
          rows={items}
          keyOf={({ projectId, title, subject }) => `${projectId} ${title} ${subject}`}
          columns={[...what, { title: '发送日', cell: ({ on }) => longDay(on) }]}
        />
      )}
    </Section>
  );
}

function Sent({ items, city }: { items: readonly SentReminder[]; city: boolean }) {
  if (items.length === 0) return <Empty>还没有发过提醒。每天上午汇总成一封邮件发出。</Empty>;
  return (
    <DataTable
      caption="已发提醒"
      rows={items}
      keyOf={({ projectId, reminderId }) => `${projectId} ${reminderId}`}
      columns={[
        ...what,
        ...(city ? [{ title: '收件人', cell: ({ userName }: SentReminder) => userName }] : []),
        { title: '日期', cell: ({ day }) => longDay(day) },
        {
          title: '状态',
          cell: ({ status }) => <Badge tone={statuses[status].tone}>{statuses[status].label}</Badge>,
        },
      ]}
    />
  );
}
