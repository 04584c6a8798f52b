import { CopyOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import { clockTime } from '../../ui/day.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Failed } from './failed.tsx';

const KEY = ['calendarLink'];

/** 日历订阅: a secret link; it is shown once, and a new one ends the one before. */
export function CalendarLink() {
  const client = useQueryClient();
  const make = useRef<HTMLButtonElement>(null);
  const [failure, setFailure] = useState<unknown>();
  const [done, setDone] = useState<{ url?: string }>();
  const link = useQuery({ queryKey: KEY, queryFn: ({ signal }) => call('calendarLink', { signal }) });
  const act = async (name: 'makeCalendarLink' | 'revokeCalendarLink') => {
    setFailure(undefined);
    try {
      const { url } = await call(name, { body: {} });
      setDone(url ? { url } : {});
      await client.invalidateQueries({ queryKey: KEY });
      // The button that was pressed may be gone.
      make.current?.focus();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <section className="card" aria-labelledby="calendar-link">
      <h2 id="calendar-link">日历订阅</h2>
      <p>
        把本单位各项期限和等您办理的事项订阅到手机或电脑的日历。知道链接的人都能看到,请勿转发;泄露后重新生成,原链接即失效。
      </p>
      <Loaded query={link}>
        {({ active, madeAt }) => (
          <>
            <p>{madeAt ? `链接生成于 ${clockTime(madeAt)}。` : '还没有链接。'}</p>
            <Outcome done={done} />
            <div className="row">
              <Popconfirm
                disabled={!active}
                title="重新生成后,原链接立即失效,已订阅的日历须改用新链接。"
                okText="重新生成"
                cancelText="取消"
                onConfirm={() => void act('makeCalendarLink')}
              >
                <Button
                  ref={make}
                  type="primary"
                  onClick={() => {
                    if (!active) void act('makeCalendarLink');
                  }}
                >
                  {active ? '重新生成链接' : '生成链接'}
                </Button>
              </Popconfirm>
              {active && (
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
          </>
        )}
      </Loaded>
      <Failed error={failure} />
    </section>
  );
}

/** What came of it; always there, so that it is read out. */
const Outcome = ({ done }: { done: { url?: string } | undefined }) => (
  <>
    <p role="status">
      {done && !done.url && '已停用。'}
      {done?.url && (
        <>
          新链接,只显示这一次,请现在复制:
          <br />
          <code className="secret-link">{done.url}</code>
        </>
      )}
    </p>
    {done?.url && <CopyLink key={done.url} url={done.url} />}
  </>
);

function CopyLink({ url }: { url: string }) {
  const [said, setSaid] = useState('复制链接');
  const copy = async () => {
    try {
      // Browsers have no clipboard for pages that came without TLS.
      await navigator.clipboard.writeText(url);
      setSaid('已复制');
    } catch {
      setSaid('未能复制,请选中链接手动复制');
    }
  };
  return (
    <p>
      <Button icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copy()}>
        <span aria-live="polite">{said}</span>
      </Button>
    </p>
  );
}
