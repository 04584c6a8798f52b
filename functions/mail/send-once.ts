import { createHash } from 'node:crypto';
import { type Notice, render } from '../../lib/mail/message.ts';
import { send } from '../../lib/mail/smtp.ts';
import type { Person } from '../../lib/project/people.ts';
import { claimMail, markSent } from '../../lib/store/mail-ledger.ts';

/** Each recipient is tried, whatever becomes of the others; then the record fails if any of them did. */
export async function sendAll(sends: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const one of sends) await one().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** One mail under one key, however often it is asked for. */
export async function sendOnce(key: string, attempt: number, person: Person, notice: Notice): Promise<void> {
  const mail = render(notice, person.name, process.env.PUBLIC_URL ?? '');
  if (!(await claimMail(key, attempt, { to: person.userId, subject: mail.subject }))) return;
  const id = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const domain = new URL(process.env.PUBLIC_URL ?? 'http://localhost').hostname;
  await send({ to: { name: person.name, address: person.email }, ...mail, messageId: `<${id}@${domain}>` });
  await markSent(key);
}
