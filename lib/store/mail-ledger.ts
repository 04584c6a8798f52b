import { createHash } from 'node:crypto';
import {
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { dynamoDb, tableName } from './client.ts';
import { dueUpTo } from './due-index.ts';
import type { Message } from './event-bus.ts';
import { dueShardOf } from './keys.ts';

/**
 * 邮件台账: one record a mail, claimed before it is sent. `waiting`: the server did not take it, and it is tried again at
 * `remindOn`; `failed`: it is not tried any more unless somebody asks for it; `superseded`: a newer digest carries it, or there is
 * nobody left whom it concerns.
 */
export type MailStatus = 'sending' | 'sent' | 'waiting' | 'failed' | 'superseded';

export interface MailRecord {
  mailId: string;
  to: string;
  toName: string;
  subject: string;
  /** What it was made from, and is made from again. */
  message: Message;
  /** How often it has waited. */
  round: number;
  status: MailStatus;
  /** The server's words, and when it said them. */
  reason?: string;
  at?: string;
  /** Of a digest: the reminders in it, each as project#sort key. */
  reminders?: string[];
}

export type MailAbout = Pick<MailRecord, 'to' | 'toName' | 'subject' | 'message' | 'round' | 'reminders'>;

/** From its key, so it is the same however often the mail is tried; its Message-ID begins with it. */
export const mailIdOf = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 32);

const keyOf = (mailId: string) => ({ pk: `MAIL#${mailId}`, sk: 'MAIL' });
/** Mails that did not go out, in the `city` index. */
const TROUBLED = 'MAILTROUBLE';
/** More receipts than a queue brings one message. */
const RECEIVES = 1000;

/**
 * Claims a mail before it is sent: undefined for the one who may send it, else the record as it is. A message that came again
 * (`attempt` is the queue's receive count) may claim what was left in the middle, one of a later round what waited or failed;
 * what was sent is never claimed again.
 */
export async function claimMail(
  mailId: string,
  attempt: number,
  about: MailAbout,
  time: string,
): Promise<MailRecord | undefined> {
  const claim = about.round * RECEIVES + attempt;
  const row: MailRecord = { ...withoutNothing(about), mailId, status: 'sending' };
  try {
    await dynamoDb.send(
      new PutCommand({
        TableName: tableName(),
        Item: { ...keyOf(mailId), row, claim, ...lookedAfterFrom(mailId, time) },
        ConditionExpression:
          'attribute_not_exists(pk) OR (#row.#status = :sending AND claim < :claim) OR (#row.#status <> :sent AND claim < :round)',
        ExpressionAttributeNames: { '#row': 'row', '#status': 'status' },
        ExpressionAttributeValues: {
          ':sent': 'sent',
          ':sending': 'sending',
          ':claim': claim,
          ':round': about.round * RECEIVES,
        },
      }),
    );
    return undefined;
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
    return loadMail(mailId);
  }
}

/** A sender that was killed leaves its mail in the due index, where `mail-retry` finds it. */
const lookedAfterFrom = (mailId: string, time: string) => ({
  dueShard: dueShardOf('MAIL', mailId),
  remindOn: time,
});

const withoutNothing = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

export async function loadMail(mailId: string): Promise<MailRecord | undefined> {
  const { Item } = await dynamoDb.send(
    new GetCommand({ TableName: tableName(), Key: keyOf(mailId), ConsistentRead: true }),
  );
  return Item?.row as MailRecord | undefined;
}

/** The server took it: never again. */
export const markSent = (mailId: string, at: string) => mark(mailId, { status: 'sent', at });

/** The server did not take it: again from `retryAt` on, or never where there is none. */
export const markTroubled = (mailId: string, reason: string, at: string, retryAt: string | undefined) =>
  mark(mailId, { status: retryAt ? 'waiting' : 'failed', reason, at }, retryAt);

/** A newer digest carries what this one would have, or it concerns nobody any more; nothing where it was never claimed. */
export const markSuperseded = (mailId: string, at: string) => mark(mailId, { status: 'superseded', at });

/** It was taken and came back: not delivered. The record of what came back now; undefined where it was no mail that was sent. */
export async function markBounced(mailId: string, reason: string, at: string) {
  const mail = await loadMail(mailId);
  if (mail?.status !== 'sent') return undefined;
  await mark(mailId, { status: 'failed', reason, at }, undefined, 'sent');
  return mail;
}

/** What was sent stays so, unless that is what it was marked `from`. */
async function mark(
  mailId: string,
  { status, reason, at }: Pick<MailRecord, 'status' | 'reason'> & { at: string },
  retryAt?: string,
  from?: 'sent',
): Promise<void> {
  const troubled = status === 'waiting' || status === 'failed';
  const set = {
    '#row.#status = :status': { ':status': status },
    '#row.#at = :at': { ':at': at },
    ...(reason ? { '#row.reason = :reason': { ':reason': reason } } : {}),
    ...(troubled
      ? {
          'cityKey = :troubled': { ':troubled': TROUBLED },
          'ledgerSort = :sort': { ':sort': `${at}#${mailId}` },
        }
      : {}),
    ...(retryAt
      ? {
          'dueShard = :shard': { ':shard': dueShardOf('MAIL', mailId) },
          'remindOn = :retryAt': { ':retryAt': retryAt },
        }
      : {}),
  };
  const gone = [...(troubled ? [] : ['cityKey', 'ledgerSort']), ...(retryAt ? [] : ['dueShard', 'remindOn'])];
  await update(mailId, {
    UpdateExpression: `SET ${Object.keys(set).join(', ')}${gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''}`,
    ConditionExpression: `attribute_exists(pk) AND #row.#status ${from ? '=' : '<>'} :sent`,
    ExpressionAttributeNames: { '#row': 'row', '#status': 'status', '#at': 'at' },
    ExpressionAttributeValues: Object.assign({ ':sent': 'sent' }, ...Object.values(set)),
  });
}

/** Nothing where the condition does not hold. */
async function update(mailId: string, what: Omit<UpdateCommandInput, 'TableName' | 'Key'>): Promise<void> {
  try {
    await dynamoDb.send(new UpdateCommand({ TableName: tableName(), Key: keyOf(mailId), ...what }));
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
  }
}

interface MailItem {
  row: MailRecord;
  claim: number;
  /** The claim that was under way when `mail-retry` looked last. */
  seen?: number;
}

/**
 * Mails whose time to be tried again has come: those that wait, and those whose sender was killed. There is no clock to tell
 * that by: a claim that is under way at two looks in turn, three hours apart, is nobody's any more.
 */
export async function* waitingUpTo(now: string): AsyncGenerator<MailRecord[]> {
  for await (const items of dueUpTo<MailItem>('MAIL', now)) {
    const underWay = items.filter(({ row, claim, seen }) => row.status === 'sending' && seen !== claim);
    for (const { row, claim } of underWay) {
      await update(row.mailId, {
        UpdateExpression: 'SET seen = :claim',
        ConditionExpression: 'claim = :claim',
        ExpressionAttributeValues: { ':claim': claim },
      });
    }
    yield items.filter((item) => !underWay.includes(item)).map(({ row }) => row);
  }
}

/** Mails that wait or failed, newest first; `after` is where the page before ended. */
export async function readTroubledMails(
  limit: number,
  after: Record<string, string> | undefined,
): Promise<{ rows: MailRecord[]; next?: Record<string, string> }> {
  const page = await dynamoDb.send(
    new QueryCommand({
      TableName: tableName(),
      IndexName: 'city',
      KeyConditionExpression: 'cityKey = :troubled',
      ExpressionAttributeValues: { ':troubled': TROUBLED },
      ScanIndexForward: false,
      Limit: limit,
      ...(after ? { ExclusiveStartKey: { ...after, cityKey: TROUBLED } } : {}),
    }),
  );
  const rows = (page.Items ?? []).map((item) => item.row as MailRecord);
  return page.LastEvaluatedKey ? { rows, next: page.LastEvaluatedKey as Record<string, string> } : { rows };
}
