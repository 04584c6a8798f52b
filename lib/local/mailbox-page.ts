import { escapeHtml, htmlPage } from './html.ts';
import type { Mail } from './mailbox.ts';

const SHOWN = 100;

/** The inbox to read in a browser, newest first. A mail's HTML is a stranger's: it gets a frame with every right taken. */
export function inboxPage(mails: readonly Mail[]): string {
  const shown = mails.slice(-SHOWN).reverse();
  const more = mails.length > SHOWN ? `,显示最近 ${SHOWN} 封` : '';
  return htmlPage(
    '本机邮箱',
    `<p>系统发出的邮件都在这里,不会真正寄出。共 ${mails.length} 封${more}。</p>${shown.map(article).join('\n')}`,
  );
}

function article(mail: Mail): string {
  return `<article><dl><dt>主题</dt><dd><strong>${escapeHtml(mail.subject)}</strong></dd>
<dt>收件人</dt><dd>${escapeHtml(mail.to.join('、'))}</dd><dt>发件人</dt><dd>${escapeHtml(mail.from)}</dd>
<dt>日期</dt><dd>${escapeHtml(mail.date ?? mail.receivedAt)}</dd></dl>${bodyOf(mail)}</article>`;
}

function bodyOf({ html, text, subject }: Mail): string {
  return html === ''
    ? `<pre>${escapeHtml(text)}</pre>`
    : `<iframe sandbox="" title="${escapeHtml(subject)}" srcdoc="${escapeHtml(html)}"></iframe>`;
}
