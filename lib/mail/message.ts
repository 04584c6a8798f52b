import { fillMailText, type MailTemplateName, type MailText } from './templates.ts';

/** One mail to one person, before it has an address. */
export interface Notice {
  /** Whose wording it has; `notice` where it is not said. */
  template?: MailTemplateName;
  subject: string;
  /** Chinese sentences, one a line. */
  lines: string[];
  /** What a digest lists, each with its own page. */
  items?: { title: string; lines: string[]; path: string }[];
  /** Path of the item in the web application. */
  path: string;
  /** What the link says. */
  action: string;
}

/** User text is text: never markup. */
const escapeHtml = (value: string) => value.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** Subject lines are one line, whatever a project is called. */
const oneLine = (value: string) => value.replace(/[\p{Cc}\s]+/gu, ' ').trim();

/** Subject, text and HTML of a notice, readable in a phone; `replaced` is an administrator's wording. */
export function render(notice: Notice, name: string, publicUrl: string, replaced?: MailText) {
  const at = (path: string) => new URL(path, publicUrl).href;
  const { template = 'notice', subject: title, lines, items = [], path, action } = notice;
  const { subject, opening, closing } = fillMailText(template, replaced, { 标题: title, 收件人: name });
  const text = [
    opening,
    '',
    ...lines,
    '',
    ...items.flatMap((item) => [item.title, ...item.lines, at(item.path), '']),
    `${action}:${at(path)}`,
    '',
    closing,
  ].join('\n');
  const body = [
    ...opening.split('\n').map(paragraph),
    ...lines.map(paragraph),
    ...items.map(
      (item) =>
        `<div class="item" style="margin:0 0 12px;padding:12px;border:1px solid #d9d9d9"><p style="margin:0 0 4px"><a href="${escapeHtml(at(item.path))}" class="link" style="color:#0958d9;font-weight:bold">${escapeHtml(item.title)}</a></p>${item.lines.map((line) => `<p style="margin:0;font-size:14px">${escapeHtml(line)}</p>`).join('')}</div>`,
    ),
    `<p style="margin:24px 0"><a href="${escapeHtml(at(path))}" style="display:inline-block;padding:10px 20px;background:#0958d9;color:#fff;text-decoration:none">${escapeHtml(action)}</a></p>`,
    ...closing
      .split('\n')
      .map(
        (line) => `<p class="closing" style="margin:0;font-size:13px;color:#595959">${escapeHtml(line)}</p>`,
      ),
  ].join('');
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title><style>${DARK}</style></head><body class="page" style="margin:0;padding:12px;background:#f5f5f5;font-family:sans-serif;font-size:16px;line-height:1.6;color:#1f1f1f;overflow-wrap:anywhere"><div class="sheet" style="max-width:560px;margin:0 auto;padding:20px 16px;background:#fff">${body}</div></body></html>`;
  return { subject: oneLine(subject), text, html };
}

/** Where the reader's screen is dark; a client that drops it shows the inlined light colours. */
const DARK =
  '@media (prefers-color-scheme:dark){.page{background:#141414!important;color:#f0f0f0!important}.sheet{background:#1f1f1f!important}.item{border-color:#595959!important}.link{color:#7cb3ff!important}.closing{color:#bfbfbf!important}}';

const paragraph = (line: string) => `<p style="margin:0 0 12px">${escapeHtml(line)}</p>`;
