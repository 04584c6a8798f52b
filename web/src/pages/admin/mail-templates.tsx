import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { MailTemplate, MailText } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { Page } from '../../app/page.tsx';
import { Badge } from '../../ui/badge.tsx';
import { clockTime } from '../../ui/day.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { MailTextForm, RestoreForm } from './mail-text-form.tsx';
import { MailTextHistory } from './mail-text-history.tsx';

type Act =
  | { template: MailTemplate; name: 'edit'; from: MailText }
  | { template: MailTemplate; name: 'restore' };

/** 邮件模板: how each kind of mail begins, ends and is titled; seen as it would arrive before it is kept. */
export function Component() {
  const templates = useQuery({
    queryKey: ['mailTemplates'],
    queryFn: ({ signal }) => call('mailTemplates', { signal }),
  });
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  return (
    <Page title="邮件模板">
      <p className="lead">
        邮件的主题、开头和结尾可以改;写什么事、链接到哪里由系统填写,始终在开头和结尾之间。用了不存在的名称的文字不能保存;已保存的文字以后不再能用的,系统改用内置文字,邮件照常发出。
      </p>
      <Loaded query={templates}>
        {({ items, placeholders }) => (
          <div className="stack">
            {items.map((template) => (
              <Template
                key={template.name}
                template={template}
                onEdit={(from) => setAct({ template, name: 'edit', from })}
                onRestore={() => setAct({ template, name: 'restore' })}
              />
            ))}
            <FormDialog
              open={act !== undefined}
              title={act ? `${act.name === 'edit' ? '修改' : '恢复内置文字'}:${act.template.title}` : ''}
              onClose={close}
            >
              {act?.name === 'edit' && (
                <MailTextForm
                  template={act.template}
                  from={act.from}
                  placeholders={placeholders}
                  onClose={close}
                />
              )}
              {act?.name === 'restore' && <RestoreForm template={act.template} onClose={close} />}
            </FormDialog>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

interface Props {
  template: MailTemplate;
  onEdit: (from: MailText) => void;
  onRestore: () => void;
}

function Template({ template, onEdit, onRestore }: Props) {
  const { name, title, origin, version, at, by, text } = template;
  const replaced = origin === 'replaced';
  return (
    <Section
      id={`mail-${name}`}
      title={title}
      extra={
        replaced ? <Badge tone="info">{`已改,第 ${version} 版`}</Badge> : <Badge tone="plain">内置文字</Badge>
      }
    >
      <Facts
        facts={[
          { label: '主题', value: text.subject },
          { label: '开头', value: text.opening },
          { label: '结尾', value: text.closing },
          at && by
            ? { label: replaced ? '修改' : '恢复内置', value: `${by.name} ${clockTime(at)}` }
            : undefined,
        ]}
      />
      <div className="form-actions">
        <Button aria-label={`修改:${title}`} onClick={() => onEdit(text)}>
          修改
        </Button>
        {replaced && (
          <Button aria-label={`恢复内置文字:${title}`} onClick={onRestore}>
            恢复内置文字
          </Button>
        )}
      </div>
      {version > 0 && <MailTextHistory name={name} version={version} onUse={onEdit} />}
    </Section>
  );
}
