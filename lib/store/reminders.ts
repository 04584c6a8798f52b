import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { ObligationKind } from '../project/obligations.ts';
import type { Step } from '../project/reminders.ts';
import { dynamoDb, tableName } from './client.ts';
import { dueUpTo } from './due-index.ts';
import { dueShardOf } from './keys.ts';

/**
 * 提醒台账 (docs/adr/0011): one record for each project, duty, due day, step and recipient. `pending` until a digest that
 * holds it went out; `silenced` when the duty was met, held or ended before; `superseded` by a newer step of the same duty;
 * `failed` with the mail that the server refused for good.
 */
export type ReminderStatus = 'pending' | 'sent' | 'silenced' | 'superseded' | 'failed';

export interface ReminderRecord {
  projectId: string;
  projectName: string;
  filingNumber: string;
  unitName: string;
  kind: ObligationKind;
  subject: string;
  title: string;
  article: number;
  due: string;
  step: Step;
  /** The day of the run that recorded it. */
  day: string;
  userId: string;
  userName: string;
  /** 代办: as whose deputy the person gets it. */
  onBehalfOf?: string;
  status: ReminderStatus;
  settledAt?: string;
  /** Of the mail that it went out with. */
  mailId?: string;
}

/** Names one record. */
export interface ReminderKey {
  projectId: string;
  sk: string;
}

export const reminderKey = ({
  projectId,
  kind,
  subject,
  due,
  step,
  userId,
}: ReminderRecord): ReminderKey => ({
  projectId,
  sk: `${kind}#${subject}#${due}#${step}#${userId}`,
});

const partitionOf = (projectId: string) => `REM#${projectId}`;
const ofPerson = (userId: string) => `REMINDERS#${userId}`;
/** All reminders of the city, by day. */
const CITY_REMINDERS = 'REMINDERS';

/** Records a reminder that is not on record yet; one that is stays as it is. */
export async function recordReminder(row: ReminderRecord): Promise<void> {
  const { projectId, sk } = reminderKey(row);
  const Item = {
    pk: partitionOf(projectId),
    sk,
    row,
    dueShard: dueShardOf('REMINDER', projectId),
    remindOn: row.day,
    ledgerKey: ofPerson(row.userId),
    cityKey: CITY_REMINDERS,
    ledgerSort: `${row.day}#${projectId}#${sk}`,
  };
  try {
    await dynamoDb.send(
      new PutCommand({ TableName: tableName(), Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
  }
}

/** What waits to be sent, of whatever run. */
export async function* pendingUpTo(today: string): AsyncGenerator<ReminderRecord[]> {
  for await (const items of dueUpTo<{ row: ReminderRecord }>('REMINDER', today))
    yield items.map(({ row }) => row);
}

/** DynamoDB answers for a hundred keys at most. */
const BATCH = 100;

/** The records as they are now. */
export async function loadReminders(keys: readonly ReminderKey[]): Promise<ReminderRecord[]> {
  const found: ReminderRecord[] = [];
  for (let start = 0; start < keys.length; start += BATCH) {
    let Keys: Record<string, unknown>[] | undefined = keys
      .slice(start, start + BATCH)
      .map(({ projectId, sk }) => ({ pk: partitionOf(projectId), sk }));
    while (Keys?.length) {
      const answer: BatchGetCommandOutput = await dynamoDb.send(
        new BatchGetCommand({ RequestItems: { [tableName()]: { Keys, ConsistentRead: true } } }),
      );
      found.push(...(answer.Responses?.[tableName()] ?? []).map((item) => item.row as ReminderRecord));
      Keys = answer.UnprocessedKeys?.[tableName()]?.Keys;
    }
  }
  return found;
}

/** Closes a record; what was sent stays so. */
export async function settleReminder(
  record: ReminderRecord,
  status: Exclude<ReminderStatus, 'pending'>,
  settledAt: string,
  mailId?: string,
): Promise<void> {
  const { projectId, sk } = reminderKey(record);
  const row: ReminderRecord = { ...record, status, settledAt, ...(mailId ? { mailId } : {}) };
  try {
    await dynamoDb.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: { pk: partitionOf(projectId), sk },
        UpdateExpression: 'SET #row = :row REMOVE dueShard, remindOn',
        ConditionExpression: '#row.#status <> :sent',
        ExpressionAttributeNames: { '#row': 'row', '#status': 'status' },
        ExpressionAttributeValues: { ':row': row, ':sent': 'sent' },
      }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
  }
}

/** The digest that they went out with came back, so nobody was told. */
export async function returnReminders(ids: readonly string[], settledAt: string): Promise<void> {
  for (const id of ids) {
    const [projectId = '', ...sk] = id.split('#');
    await dynamoDb.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: { pk: partitionOf(projectId), sk: sk.join('#') },
        UpdateExpression: 'SET #row.#status = :failed, #row.settledAt = :at',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#row': 'row', '#status': 'status' },
        ExpressionAttributeValues: { ':failed': 'failed', ':at': settledAt },
      }),
    );
  }
}

/** Where a page ends: the keys of its last record, as the store names them. */
export type ReminderPlace = Record<string, string>;

export interface ReminderPage {
  rows: ReminderRecord[];
  next?: ReminderPlace;
}

/** Whose reminders: one person's, one project's, or the whole city's. */
export type ReminderScope = { userId: string } | { projectId: string } | 'city';

/** One page of the ledger, newest day first; of a project in no order of days. */
export async function readReminders(
  scope: ReminderScope,
  limit: number,
  after: ReminderPlace | undefined,
): Promise<ReminderPage> {
  const { IndexName, name, value } = placeOf(scope);
  const page = await dynamoDb.send(
    new QueryCommand({
      TableName: tableName(),
      ...(IndexName ? { IndexName } : {}),
      KeyConditionExpression: '#key = :key',
      ExpressionAttributeNames: { '#key': name },
      ExpressionAttributeValues: { ':key': value },
      ScanIndexForward: false,
      Limit: limit,
      // The scope's own key is put to the place, so no place that somebody makes up leads into another list.
      ...(after ? { ExclusiveStartKey: { ...after, [name]: value } } : {}),
    }),
  );
  const rows = (page.Items ?? []).map((item) => item.row as ReminderRecord);
  return page.LastEvaluatedKey ? { rows, next: page.LastEvaluatedKey as ReminderPlace } : { rows };
}

function placeOf(scope: ReminderScope) {
  if (scope === 'city') return { IndexName: 'city', name: 'cityKey', value: CITY_REMINDERS };
  return 'userId' in scope
    ? { IndexName: 'ledger', name: 'ledgerKey', value: ofPerson(scope.userId) }
    : { IndexName: undefined, name: 'pk', value: partitionOf(scope.projectId) };
}
