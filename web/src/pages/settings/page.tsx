import { CopyOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Switch } from 'antd';
import { useState } from 'react';
import type { NotificationSettings } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { asProblem, problemText, problemTitle } from '../../api/problem.ts';
import { Page } from '../../app/page.tsx';
import { clockTime } from '../../ui/day.ts';
import { Failure, Loading } from '../../ui/states.tsx';

const SETTINGS = ['notificationSettings'];
const LINK = ['calendarLink'];

/** 提醒设置: what one is reminded of by mail, and the calendar link. */
export function Component() {
  return (
    <Page title="提醒设置">
      <div className="stack">
        <Kinds />
        <CalendarLink />
      </div>
    </Page>
  );
}

function Kinds() {
  const client = useQueryClient();
  const [failure, setFailure] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: SETTINGS,
    queryFn: ({ signal }) => call('notificationSettings', { signal }),
  });
  const change = async ({ kinds }: NotificationSettings, changed: string, on: boolean) => {
    setFailure('');
    const off = kinds.filter((k) => (k.kind === changed ? !on : !k.on)).map(({ kind }) => kind);
    try {
      client.setQueryData(SETTINGS, await call('setNotificationSettings', { body: { off } }));
    } catch (problem) {
      setFailure(saying(problem));
    }
  };
  return (
    <section className="card" aria-labelledby="kinds">
      <h2 id="kinds">邮件提醒</h2>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data && <p>到期前 30、15、7、3、1 个工作日和当天提醒,每天合为一封邮件。{data.note}</p>}
      {data?.kinds.map(({ kind, label, on }) => (
        <p key={kind} className="row">
          <Switch id={`kind-${kind}`} checked={on} onChange={(checked) => void change(data, kind, checked)} />
          <label htmlFor={`kind-${kind}`}>{label}</label>
        </p>
      ))}
      <Failed failure={failure} />
    </section>
  );
}

function CalendarLink() {
  const client = useQueryClient();
  const [failure, setFailure] = useState('');
  const [url, setUrl] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: LINK,
    queryFn: ({ signal }) => call('calendarLink', { signal }),
  });
  const act = async (name: 'makeCalendarLink' | 'revokeCalendarLink') => {
    setFailure('');
    try {
      const link = await call(name, { body: {} });
      setUrl(link.url ?? '');
      await client.invalidateQueries({ queryKey: LINK });
    } catch (problem) {
      setFailure(saying(problem));
    }
  };
  return (
    <section className="card" aria-labelledby="calendar-link">
      <h2 id="calendar-link">日历订阅</h2>
      <p>
        把本单位各项期限订阅到手机或电脑的日历。知道链接的人都能看到,请勿转发;泄露后重新生成,原链接即失效。
      </p>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data && <p>{data.madeAt ? `链接生成于 ${clockTime(data.madeAt)}。` : '还没有链接。'}</p>}
      {url && (
        <>
          <p role="status">
            新链接,只显示这一次,请现在复制:
            <br />
            <code style={{ overflowWrap: 'anywhere' }}>{url}</code>
          </p>
          <CopyLink key={url} url={url} />
        </>
      )}
      <div className="row">
        <Button type="primary" onClick={() => void act('makeCalendarLink')}>
          {data?.active ? '重新生成链接' : '生成链接'}
        </Button>
        {data?.active && (
          <Popconfirm
            title="停用后,已订阅的日历不再更新。"
            okText="停用"
            cancelText="取消"
            onConfirm={() => void act('revokeCalendarLink')}
          >
            <Button>停用链接</Button>
          </Popconfirm>
        )}
      </div>
      <Failed failure={failure} />
    </section>
  );
}

function CopyLink({ url }: { url: string }) {
  const [said, setSaid] = useState('复制链接');
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setSaid('已复制'),
      () => setSaid('未能复制,请选中链接手动复制'),
    );
  return (
    <p>
      <Button icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copy()}>
        <span aria-live="polite">{said}</span>
      </Button>
    </p>
  );
}

const Failed = ({ failure }: { failure: string }) =>
  failure && (
    <p role="alert" className="field-error">
      {failure}
    </p>
  );

function saying(error: unknown): string {
  const problem = asProblem(error);
  return `${problemTitle(problem)}。${problemText(problem)}`;
}
