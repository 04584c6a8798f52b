import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { tableName } from './client.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One put of a transaction, on a condition where one is given. */
export const put = (
  Item: Record<string, unknown>,
  condition?: string,
  values?: Record<string, unknown>,
): TransactItem => ({
  Put: {
    TableName: tableName(),
    Item,
    ...(condition ? { ConditionExpression: condition } : {}),
    ...(values ? { ExpressionAttributeValues: values } : {}),
  },
});

/** One delete of a transaction. */
export const remove = (Key: { pk: string; sk: string }): TransactItem => ({
  Delete: { TableName: tableName(), Key },
});
