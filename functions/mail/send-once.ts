import { type Notice, render } from '../../lib/mail/message.ts';
import { refusal, send } from '../../lib/mail/smtp.ts';
import type { MailTemplateName } from '../../lib/mail/templates.ts';
import type { Person } from '../../lib/project/people.ts';
import { claimMail, mailIdOf, markSent, markSuperseded, markTroubled } from '../../lib/store/mail-ledger.ts';
import { currentMailText } from '../../lib/store/mail-texts.ts';
import type { Delivered, Once } from '../queue.ts';

/** Each recipient is tried, whatever becomes of the others; then the record fails if any of them did. */
export async function sendAll(sends: (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const one of sends) await one().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** The message that a mail is made from, and whom it goes to; `reminders` are those in a digest. */
export interface Mailing {
  /** Names the mail: one under one key, however often it is asked for. */
  key: string;
  event: Delivered<object>;
  person: Person;
  notice: Notice;
  once: Once;
  reminders?: string[];
}

/**
 * What became of it: `sent` now; `settled` before, or by another who is at it, with the reminders of the digest that went out;
 * `waiting` for a later round; `failed`.
 */
export type Outcome =
  | { outcome: 'sent' | 'waiting' | 'failed' }
  | { outcome: 'settled'; reminders: string[] };

/** Receipts within one round: after so many the mail waits for the next. */
const ATTEMPTS = 4;
/** Rounds of three hours: two days. */
export const ROUNDS = 16;

/** What `againMessage` adds to a message: how often the mail has waited, and that it is for one recipient. */
export interface Again {
  round?: number;
  only?: string;
}

/** A mail that waited for somebody whom it concerns no more is not asked for again. */
export const letGo = (key: string, { time }: Delivered<object>) => markSuperseded(mailIdOf(key), time);

const wordingOf = (template: MailTemplateName, once: Once) =>
  once(`wording ${template}`, () => currentMailText(template));

/** One mail under one key, however often it is asked for; throws where the queue shall bring the message again. */
export async function sendOnce({ key, event, person, notice, once, reminders }: Mailing): Promise<Outcome> {
  const again: Again = event.detail;
  if (again.only !== undefined && again.only !== person.userId) return { outcome: 'settled', reminders: [] };
  const mailId = mailIdOf(key);
  const wording = (await wordingOf(notice.template ?? 'notice', once))?.text;
  const mail = render(notice, person.name, process.env.PUBLIC_URL ?? '', wording);
  const { source, 'detail-type': detailType, detail, attempt, time } = event;
  const { round = 0 } = again;
  const about = {
    to: person.userId,
    toName: person.name,
    subject: mail.subject,
    message: { source, detailType, detail },
    round,
    ...(reminders ? { reminders } : {}),
  };
  const taken = await claimMail(mailId, attempt, about, time);
  if (taken) return { outcome: 'settled', reminders: taken.status === 'sent' ? (taken.reminders ?? []) : [] };
  const domain = new URL(process.env.PUBLIC_URL ?? 'http://localhost').hostname;
  try {
    const to = { name: person.name, address: person.email };
    await send({ to, ...mail, messageId: `<${mailId}@${domain}>` });
  } catch (error) {
    const { permanent, words } = refusal(error);
    if (!permanent && attempt < ATTEMPTS) throw error;
    const retryAt = permanent || round >= ROUNDS ? undefined : time;
    await markTroubled(mailId, words, time, retryAt);
    return { outcome: retryAt ? 'waiting' : 'failed' };
  }
  await markSent(mailId, time);
  return { outcome: 'sent' };
}
