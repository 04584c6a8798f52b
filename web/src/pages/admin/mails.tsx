import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { UndeliveredMail } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { asProblem, problemText } from '../../api/problem.ts';
import { useSend } from '../../api/use-send.ts';
import { Page } from '../../app/page.tsx';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { clockTime } from '../../ui/day.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Empty } from '../../ui/states.tsx';

const KEY = ['undeliveredMails'];

/** 未送达的邮件: what the mail server did not take, in its words, and to send again. */
export function Component() {
  const mails = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam, signal }) =>
      call('undeliveredMails', { query: pageParam ? { cursor: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
  });
  return (
    <Page title="未送达的邮件">
      <section className="card" aria-label="邮件">
        <Loaded query={mails}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0) return <Empty>没有未送达的邮件。</Empty>;
            return (
              <>
                <Mails items={items} />
                <MoreButton query={mails}>加载更早的邮件</MoreButton>
              </>
            );
          }}
        </Loaded>
      </section>
    </Page>
  );
}

const Mails = ({ items }: { items: readonly UndeliveredMail[] }) => (
  <DataTable
    caption="未送达的邮件"
    rows={items}
    keyOf={({ mailId }) => mailId}
    columns={[
      { title: '收件人', cell: ({ to }) => to.name },
      { title: '主题', cell: ({ subject }) => subject },
      { title: '时间', cell: ({ at }) => clockTime(at) },
      {
        title: '原因',
        cell: ({ status, reason, rounds }) => (
          <>
            {status === 'failed' ? (
              <Badge tone="danger">未送达</Badge>
            ) : (
              <Badge tone="warning">等待再试</Badge>
            )}
            <div className="muted">
              {reason},已试 {rounds} 轮
            </div>
          </>
        ),
      },
      { title: '办理', cell: (mail) => <Resend mail={mail} /> },
    ]}
  />
);

function Resend({ mail: { mailId, to, subject } }: { mail: UndeliveredMail }) {
  const send = useSend('resendMail', [KEY]);
  const [said, setSaid] = useState<{ text: string; failed: boolean }>();
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    try {
      await send({ params: { mailId }, body: {} });
      setSaid({ text: '已重发,按现在的情况重新汇总', failed: false });
    } catch (error) {
      setSaid({ text: problemText(asProblem(error)), failed: true });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button loading={busy} aria-label={`重发给${to.name}:${subject}`} onClick={() => void again()}>
        重发
      </Button>
      {said && (
        <div role={said.failed ? 'alert' : 'status'} className={said.failed ? 'field-error' : 'muted'}>
          {said.text}
        </div>
      )}
    </>
  );
}
