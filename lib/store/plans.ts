import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { PlanItem } from '../project/plans.ts';
import { dynamoDb, tableName } from './client.ts';
import { conflictOf } from './conflict.ts';
import { put, type TransactItem } from './transaction.ts';

const PLANS = 'PLANS';

/** An item's identifier begins with its year, so that a year is one range. */
export const planItemIdOf = (year: number, id: string) => `${year}-${id}`;

export async function loadPlanItem(planItemId: string): Promise<PlanItem | undefined> {
  const Key = { pk: PLANS, sk: planItemId };
  const { Item } = await dynamoDb.send(new GetCommand({ TableName: tableName(), Key, ConsistentRead: true }));
  return Item?.item as PlanItem | undefined;
}

export interface PlanPage {
  items: PlanItem[];
  /** Identifier of the last item looked at, where more follow. */
  next?: string;
}

/** Items of a year, or of all years, in the order of their identifiers, after one of them. */
export async function readPlans(
  year: string | undefined,
  limit: number,
  after: string | undefined,
): Promise<PlanPage> {
  const [from, to] = year ? [`${year}-`, `${year}-~`] : ['1', '3'];
  const page = await dynamoDb.send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': PLANS, ':from': from, ':to': to },
      Limit: limit,
      ...(after ? { ExclusiveStartKey: { pk: PLANS, sk: after } } : {}),
    }),
  );
  const items = (page.Items ?? []).map(({ item }) => item as PlanItem);
  return page.LastEvaluatedKey ? { items, next: page.LastEvaluatedKey.sk as string } : { items };
}

/**
 * Writes an item on the version that was read, with that version of it kept for good and `extra` beside it. Throws
 * `CommitConflict` where somebody else was faster.
 */
export async function writePlanItem(item: PlanItem, extra: TransactItem[]): Promise<void> {
  const { planItemId, version } = item;
  const current = { pk: PLANS, sk: planItemId, version, item };
  const kept = { pk: PLANS, sk: `EDIT#${planItemId}#${String(version).padStart(6, '0')}`, item };
  const TransactItems = [
    version === 1
      ? put(current, 'attribute_not_exists(pk)')
      : put(current, 'version = :read', { ':read': version - 1 }),
    put(kept, 'attribute_not_exists(pk)'),
    ...extra,
  ];
  try {
    await dynamoDb.send(new TransactWriteCommand({ TransactItems }));
  } catch (error) {
    throw conflictOf(error) ?? error;
  }
}
