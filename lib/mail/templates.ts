import { type Breach, breach } from '../regulation/decision.ts';

/**
 * What an administrator may word of a mail: subject, opening and closing. What the mail tells of, and its links, always stand
 * between them, so no wording can lose or show more than the recipient may see. It is text, never markup.
 */
export interface MailText {
  subject: string;
  opening: string;
  closing: string;
}

const CLOSING = '本邮件由政务信息化项目管理系统自动发送,请勿直接回复。';
const shipped: MailText = { subject: '{标题}', opening: '{收件人},您好:', closing: CLOSING };

export const mailTemplates = {
  notice: { title: '事项通知(退回、批复、备案、签收、催办等)', shipped },
  digest: { title: '每日提醒汇总', shipped },
  chainDigest: { title: '链头日报(审计)', shipped },
} as const satisfies Record<string, { title: string; shipped: MailText }>;
export type MailTemplateName = keyof typeof mailTemplates;
export const isMailTemplateName = (name: string): name is MailTemplateName =>
  Object.hasOwn(mailTemplates, name);

/** What may stand in braces. */
export const PLACEHOLDERS = ['标题', '收件人'] as const;
type Values = Record<(typeof PLACEHOLDERS)[number], string>;

const BRACES = /\{([^{}]*)\}/g;
const isPlaceholder = (name: string): name is keyof Values =>
  (PLACEHOLDERS as readonly string[]).includes(name);

/** Why a wording cannot be taken: every unknown name, and a subject that does not say what the mail is about. */
export function mailTextBreaches(text: MailText): Breach[] {
  const unknown = (['subject', 'opening', 'closing'] as const).flatMap((field) =>
    [...text[field].matchAll(BRACES)]
      .filter(([, name = '']) => !isPlaceholder(name))
      .map(([whole]) =>
        breach(
          'unknownPlaceholder',
          null,
          `没有 ${whole} 这个名称,可用:${PLACEHOLDERS.map((p) => `{${p}}`).join('、')}`,
          field,
        ),
      ),
  );
  const named = text.subject.includes('{标题}');
  return [
    ...unknown,
    ...(named ? [] : [breach('noTitle', null, '主题须含 {标题},收件人才知道是什么事', 'subject')]),
  ];
}

/** The wording filled in; the shipped one where an administrator's is none that could be taken today. */
export function fillMailText(
  name: MailTemplateName,
  replaced: MailText | undefined,
  values: Values,
): MailText {
  const text = replaced && mailTextBreaches(replaced).length === 0 ? replaced : mailTemplates[name].shipped;
  // One pass: braces in what people typed stay what they are.
  const fill = (part: string) =>
    part.replace(BRACES, (whole, key: string) => (isPlaceholder(key) ? values[key] : whole));
  return { subject: fill(text.subject), opening: fill(text.opening), closing: fill(text.closing) };
}
