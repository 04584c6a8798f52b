import { createHash } from 'node:crypto';
import { listPeople } from '../../lib/identity/directory.ts';
import type { Notice } from '../../lib/mail/message.ts';
import { cityLedger, readWhole } from '../../lib/store/ledger.ts';
import { queueFunction } from '../queue.ts';
import { dropUnowed, sendAll, sendOnce } from './send-once.ts';

/**
 * 链头日报 → the auditors' mailboxes, where nobody who can write the store can reach them: a history that is rewritten
 * afterwards, chain and all, no longer ends in the hash that was mailed. Once a day and person, by the mail ledger.
 */
export const handler = queueFunction<{ today: string }>(async (event) => {
  const { today } = event.detail;
  const auditors = (await listPeople()).filter((p) => p.roles.includes('audit') && !p.disabledOn);
  const keyOf = (userId: string) => `chain-digest:${today}:${userId}`;
  await dropUnowed(event, auditors, keyOf);
  if (auditors.length === 0) return;
  const notice = digestOf(await chainHeads(), today);
  await sendAll(
    auditors.map((person) => () => sendOnce({ key: keyOf(person.userId), event, person, notice })),
  );
});

/** `备案号 版本 链头`, in the order of the filing numbers. */
async function chainHeads(): Promise<string[]> {
  const rows = await Array.fromAsync(readWhole(cityLedger));
  return rows.map((row) => `${row.filingNumber} ${row.version} ${row.chainHead}`).sort();
}

/** The sum over all lines shows at a glance whether two digests are the same. */
function digestOf(heads: string[], today: string): Notice {
  const total = createHash('sm3').update(heads.join('\n')).digest('hex');
  return {
    template: 'chainDigest',
    subject: `【链头日报】${today}`,
    lines: [
      `截至本邮件发出,全市共 ${heads.length} 个项目,各项目历史的链头如下(备案号、版本、SM3)。`,
      `汇总校验值:${total}`,
      '请妥善保存:历史如被改写,重新计算的链头将与本邮件不符。',
      ...heads,
    ],
    path: '/projects',
    action: '查看项目台账',
  };
}
