import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { MailText } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { clockTime } from '../../ui/day.ts';
import { Loaded } from '../../ui/loaded.tsx';

interface Props {
  name: string;
  /** The version in force: the history is asked for anew when there is another. */
  version: number;
  onUse: (text: MailText) => void;
}

/** Who worded it how, newest first; asked for when it is opened. */
export function MailTextHistory({ name, version, onUse }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>变更记录</summary>
      {open && <Versions name={name} version={version} onUse={onUse} />}
    </details>
  );
}

function Versions({ name, version, onUse }: Props) {
  const history = useQuery({
    queryKey: ['mailTemplateHistory', name, version],
    queryFn: ({ signal }) => call('mailTemplateHistory', { params: { name }, signal }),
  });
  return (
    <Loaded query={history}>
      {({ items }) => (
        <ol className="plain records">
          {items.map((item) => (
            <li key={item.version}>
              <div className="row">
                <strong>第 {item.version} 版</strong>
                <span className="signed">
                  {item.by.name} <span className="numbers">{clockTime(item.at)}</span>
                </span>
                {item.text && item.version !== version && (
                  <Button
                    aria-label={`用这一版:第 ${item.version} 版`}
                    onClick={() => item.text && onUse(item.text)}
                  >
                    用这一版
                  </Button>
                )}
              </div>
              {item.text ? (
                <div className="record-text">
                  {[item.text.subject, item.text.opening, item.text.closing].join('\n')}
                </div>
              ) : (
                <div className="muted">恢复内置文字</div>
              )}
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
