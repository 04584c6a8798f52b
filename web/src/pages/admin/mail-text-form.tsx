import { useState } from 'react';
import type { CityAnswers, MailTemplate, MailText } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { useSend } from '../../api/use-send.ts';
import { TextItem } from '../../ui/form-items.tsx';
import { TwoSteps } from './two-steps.tsx';

const SHOWN = [['mailTemplates']];
type Mail = CityAnswers['previewMailTemplate'];

interface Props {
  template: MailTemplate;
  onClose: () => void;
}

/** 修改: the wording, then the mail as it would arrive. */
export function MailTextForm({
  template: { name, shipped },
  from,
  placeholders,
  onClose,
}: Props & { from: MailText; placeholders: readonly string[] }) {
  const send = useSend('replaceMailTemplate', SHOWN);
  const params = { name };
  return (
    <TwoSteps<MailText, Mail>
      name="replaceMailTemplate"
      initialValues={from}
      what="邮件"
      preview={(body) => call('previewMailTemplate', { params, body })}
      shown={(mail) => <ArrivedMail mail={mail} />}
      consequences={[
        '以后发出的这类邮件都用这段文字,已经发出的不变',
        '这一版记入变更记录;可以随时恢复内置文字,或用回以前的版本',
      ]}
      commitText="保存"
      commit={(body) => send({ params, body })}
      onDone={onClose}
      onCancel={onClose}
    >
      <TextItem name="subject" label="主题" max={200} extra={`须含 {标题};内置:${shipped.subject}`} />
      <TextItem name="opening" label="开头" max={1000} rows={2} extra={`内置:${shipped.opening}`} />
      <TextItem name="closing" label="结尾" max={1000} rows={3} extra={`内置:${shipped.closing}`} />
      <p className="note info">
        可以用的名称:{placeholders.join('、')}
        ,发送时换成实际内容。只能写文字,不能写网页代码;写了也只显示为文字。
      </p>
    </TwoSteps>
  );
}

/** 恢复内置文字: seen as it would arrive, too. */
export function RestoreForm({ template: { name, title, shipped }, onClose }: Props) {
  const send = useSend('restoreMailTemplate', SHOWN);
  const params = { name };
  return (
    <TwoSteps<object, Mail>
      name="restoreMailTemplate"
      what="邮件"
      preview={() => call('previewMailTemplate', { params, body: shipped })}
      shown={(mail) => <ArrivedMail mail={mail} />}
      consequences={['以后发出的这类邮件用内置文字', '改过的各版留在变更记录里,可以再用']}
      commitText="恢复内置文字"
      commit={() => send({ params, body: {} })}
      onDone={onClose}
      onCancel={onClose}
    >
      <p>「{title}」的主题、开头和结尾回到产品自带的文字。</p>
    </TwoSteps>
  );
}

/** As it would arrive, of a project that there is not: nothing in it runs, and its links lead nowhere. */
function ArrivedMail({ mail: { subject, text, html } }: { mail: Mail }) {
  const [height, setHeight] = useState<number>();
  return (
    <div className="stack">
      <p>
        <span className="muted">主题</span> <strong>{subject}</strong>
      </p>
      <iframe
        className="mail-sheet"
        title="邮件预览"
        sandbox="allow-same-origin"
        srcDoc={html}
        style={{ height }}
        onLoad={({ currentTarget }) => setHeight(currentTarget.contentDocument?.documentElement.scrollHeight)}
      />
      <details>
        <summary>纯文字邮件</summary>
        <pre className="mail-text">{text}</pre>
      </details>
    </div>
  );
}
