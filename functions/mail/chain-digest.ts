import { createHash } from 'node:crypto';
import { listPeople } from '../../lib/identity/directory.ts';
import type { Notice } from '../../lib/mail/message.ts';
import type { Role } from '../../lib/project/people.ts';
import { type BrokenChain, chainRounds } from '../../lib/store/chain-round.ts';
import { cityLedger, readWhole } from '../../lib/store/ledger.ts';
import { CHAIN_BROKEN } from '../../lib/subscriptions.ts';
import { queueFunction } from '../queue.ts';
import { type Again, letGo, sendAll, sendOnce } from './send-once.ts';

type Told = { today: string } & Partial<{ count: number; missing: number; broken: BrokenChain[] }>;

/**
 * 链头日报 → the auditors' mailboxes, where nobody who can write the store can reach them: a history that is rewritten
 * afterwards, chain and all, no longer ends in the hash that was mailed. And what `chain-check` found broken → the auditors and the
 * administrators. Once a day and person, by the mail ledger.
 */
export const handler = queueFunction<Told & Again>(async (event, once) => {
  const alarm = event['detail-type'] === CHAIN_BROKEN;
  const { today, only } = event.detail;
  const keyOf = (userId: string) => `${alarm ? 'chain-broken' : 'chain-digest'}:${today}:${userId}`;
  const people = await peopleIn(alarm ? ['audit', 'admin'] : ['audit']);
  if (only && !people.some(({ userId }) => userId === only)) return letGo(keyOf(only), event);
  if (people.length === 0) return;
  const notice = alarm ? alarmOf(event.detail) : digestOf(await chainHeads(), today, await lastRound());
  await sendAll(
    people.map((person) => () => sendOnce({ key: keyOf(person.userId), event, person, notice, once })),
  );
});

const peopleIn = async (roles: readonly Role[]) =>
  (await listPeople()).filter((p) => !p.disabledOn && p.roles.some((role) => roles.includes(role)));

/** `备案号 版本 链头`, in the order of the filing numbers. */
async function chainHeads(): Promise<string[]> {
  const rows = await Array.fromAsync(readWhole(cityLedger));
  return rows.map((row) => `${row.filingNumber} ${row.version} ${row.chainHead}`).sort();
}

/** That histories are recomputed, and how far that has come: silence is no evidence. */
async function lastRound(): Promise<string> {
  const { last } = await chainRounds();
  return last
    ? `逐条重算历史链:最近一轮 ${last.beganOn} 至 ${last.endedOn},共 ${last.projects} 个项目,断开 ${last.broken} 个。`
    : '逐条重算历史链:第一轮尚未完成。';
}

/** The sum over all lines shows at a glance whether two digests are the same. */
function digestOf(heads: string[], today: string, round: string): Notice {
  const total = createHash('sm3').update(heads.join('\n')).digest('hex');
  return {
    template: 'chainDigest',
    subject: `【链头日报】${today}`,
    lines: [
      `截至本邮件发出,全市共 ${heads.length} 个项目,各项目历史的链头如下(备案号、版本、SM3)。`,
      `汇总校验值:${total}`,
      round,
      '请妥善保存:历史如被改写,重新计算的链头将与本邮件不符。',
      ...heads,
    ],
    path: '/projects',
    action: '查看项目台账',
  };
}

const alarmOf = ({ today, count = 0, missing = 0, broken = [] }: Told): Notice => ({
  subject: `【严重】${count} 个项目的历史链断开,${missing} 个项目不见了(${today})`,
  lines: [
    '存储中的历史被改动、删除或调换过:重新计算的校验值与记录不符,或整个项目不在了。系统从不改写、删除历史,这是有人绕过系统直接动过存储。',
    '请不要改动任何数据,按运行维护手册“事件处理”一节处理:先备份现状,再对照最近一次核对通过的备份。',
    ...broken.map(
      ({ filingNumber, projectId, brokenAt }) => `${filingNumber} 第 ${brokenAt} 条与前文不符(${projectId})`,
    ),
    ...(count > broken.length ? [`另有 ${count - broken.length} 个,见函数日志。`] : []),
  ],
  path: '/projects',
  action: '查看项目台账',
});
