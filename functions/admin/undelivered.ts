import { Problem } from '../../lib/problem.ts';
import { adminRoutes } from '../../lib/routes/admin.ts';
import { loadMail, readTroubledMails } from '../../lib/store/mail-ledger.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { httpFunction, type Request } from '../http.ts';
import { againMessage } from '../mail/again.ts';
import { administrator } from './rules-act.ts';

const DEFAULT_LIMIT = 50;

const onlyAdministrator = async ({ userId, today }: Pick<Request<never>, 'userId' | 'today'>) =>
  administrator(await openRequest(userId, undefined, today.slice(0, 4)), '未送达邮件');

/** GET /api/undelivered-mails: what the mail server did not take, with its words. The mail itself is not shown. */
const list = httpFunction(adminRoutes.undeliveredMails, async (request) => {
  await onlyAdministrator(request);
  const limit = Number(request.query.limit ?? DEFAULT_LIMIT);
  const { rows, next } = await readTroubledMails(limit, decodeCursor(request.query.cursor));
  const items = rows.map(({ mailId, to, toName, subject, status, reason, at, round }) => ({
    mailId,
    to: { userId: to, name: toName },
    subject,
    status,
    reason,
    at,
    rounds: round,
  }));
  return { body: { items, ...(next ? { cursor: encodeCursor(next) } : {}) } };
});

/** POST …/{mailId}/resend: it is made from its message again, as things stand now. */
const resend = httpFunction(adminRoutes.resendMail, async (request) => {
  await onlyAdministrator(request);
  const mail = await loadMail(request.params.mailId ?? '');
  if (!mail) throw new Problem(404, 'mailNotFound', '没有这封邮件,请检查地址');
  if (mail.status !== 'failed' && mail.status !== 'waiting')
    throw new Problem(409, 'notUndelivered', '这封邮件已经送达、已被新的汇总取代或不再需要,无须重发');
  // Few come here, and everybody who administers would wait for the bus's client at a cold start.
  const { publish } = await import('../../lib/store/event-bus.ts');
  await publish([againMessage(mail, { again: true })]);
  return { status: 202, body: { mailId: mail.mailId } };
});

export const undeliveredFunctions = [list, resend];
