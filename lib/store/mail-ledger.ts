import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoDb, tableName } from './client.ts';

const keyOf = (key: string) => ({ pk: `MAIL#${key}`, sk: 'MAIL' });

/**
 * Claims a mail before it is sent: true for the one who may send it. A delivery that came again (`attempt` is the queue's
 * receive count) may claim what an earlier attempt left unsent; what was sent is never claimed again.
 */
export async function claimMail(
  key: string,
  attempt: number,
  about: { to: string; subject: string },
): Promise<boolean> {
  try {
    await dynamoDb.send(
      new PutCommand({
        TableName: tableName(),
        Item: { ...keyOf(key), ...about, attempt, status: 'sending' },
        ConditionExpression: 'attribute_not_exists(pk) OR (#status <> :sent AND attempt < :attempt)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':sent': 'sent', ':attempt': attempt },
      }),
    );
    return true;
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}

/** The server took it: never again. */
export async function markSent(key: string): Promise<void> {
  await dynamoDb.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: keyOf(key),
      UpdateExpression: 'SET #status = :sent',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':sent': 'sent' },
    }),
  );
}
