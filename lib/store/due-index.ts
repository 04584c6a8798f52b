import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Calendar } from '../calendar/calendar.ts';
import { nextReminder, type Obligation } from '../project/obligations.ts';
import { dynamoDb, tableName } from './client.ts';
import { dueShards } from './keys.ts';

/** What has come due: an obligation's next reminder, or the day from which a project's duties are to be looked at again. */
export interface DueItem {
  pk: string;
  sk: string;
  projectId: string;
  remindOn: string;
  /** Absent on the project's own item. */
  obligation?: Obligation;
}

export type DueReminder = DueItem & { obligation: Obligation };

export const isReminder = (item: DueItem): item is DueReminder => item.obligation !== undefined;

/** Everything due up to `today`: one range query a shard, so it costs what is due, not what exists. */
export async function* dueUpTo(today: string): AsyncGenerator<DueItem[]> {
  for (const shard of dueShards) {
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await dynamoDb.send(
        new QueryCommand({
          TableName: tableName(),
          IndexName: 'due',
          KeyConditionExpression: 'dueShard = :shard AND remindOn <= :today',
          ExpressionAttributeValues: { ':shard': shard, ':today': today },
          ExclusiveStartKey,
        }),
      );
      if (page.Items?.length) yield page.Items as DueItem[];
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
  }
}

/** Moves an obligation to its next reminder after today; a no-op when the project changed it meanwhile. */
export async function markReminded(item: DueReminder, today: string, calendar: Calendar): Promise<void> {
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
