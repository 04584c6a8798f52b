import { paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Calendar } from '../calendar/calendar.ts';
import type { Obligation } from '../project/obligations.ts';
import { nextReminder } from '../project/reminders.ts';
import { dynamoDb, tableName } from './client.ts';
import { type DueList, dueShards } from './keys.ts';
import type { DutyOf } from './obligation-items.ts';

/** What has come due: an obligation's next reminder, or the day from which a project's duties are to be looked at again. */
export interface DueItem {
  pk: string;
  sk: string;
  projectId: string;
  remindOn: string;
  /** Absent on the project's own item. */
  obligation?: Obligation;
  about?: DutyOf;
}

export type DueDuty = DueItem & { obligation: Obligation; about: DutyOf };

export const isDuty = (item: DueItem): item is DueDuty => item.obligation !== undefined;

/** What lies in one shard up to a day, or an instant, page by page: one range query, so it costs what is due, not what exists. */
export async function* shardUpTo<Item extends object>(shard: string, upTo: string): AsyncGenerator<Item[]> {
  const pages = paginateQuery(
    { client: dynamoDb },
    {
      TableName: tableName(),
      IndexName: 'due',
      KeyConditionExpression: 'dueShard = :shard AND remindOn <= :upTo',
      ExpressionAttributeValues: { ':shard': shard, ':upTo': upTo },
    },
  );
  for await (const { Items = [] } of pages) {
    if (Items.length > 0) yield Items as Item[];
  }
}

/** Everything in a list that is due up to a day (of mails: an instant). */
export async function* dueUpTo<Item extends object = DueItem>(
  list: DueList,
  today: string,
): AsyncGenerator<Item[]> {
  for (const shard of dueShards(list)) yield* shardUpTo<Item>(shard, today);
}

/** Moves an obligation to its next reminder after today; a no-op when the project changed it meanwhile. */
export async function markReminded(item: DueDuty, today: string, calendar: Calendar): Promise<void> {
  const next = nextReminder(item.obligation, today, calendar);
  try {
    await dynamoDb.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: { pk: item.pk, sk: item.sk },
        UpdateExpression: next
          ? 'SET remindedThrough = :today, remindOn = :next'
          : 'SET remindedThrough = :today REMOVE remindOn, dueShard',
        ConditionExpression: 'remindOn = :was AND obligation = :seen',
        ExpressionAttributeValues: {
          ':today': today,
          ':was': item.remindOn,
          ':seen': item.obligation,
          ...(next ? { ':next': next.on } : {}),
        },
      }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
  }
}
