import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { MailTemplateName, MailText } from '../mail/templates.ts';
import { dynamoDb, tableName } from './client.ts';
import { CommitConflict } from './conflict.ts';

/** What an administrator put in place of a mail's shipped wording, or that the shipped one is back. Append-only. */
export interface MailTextVersion {
  name: MailTemplateName;
  /** From 1; 0 is the shipped one. */
  version: number;
  at: string;
  by: { userId: string; name: string };
  /** Absent where the shipped wording was restored. */
  text?: MailText;
}

const keyOf = (name: MailTemplateName, version: number) => ({
  pk: `MAILTEXT#${name}`,
  sk: `V#${String(version).padStart(8, '0')}`,
});

/** Versions of a mail's wording, newest first. */
export async function mailTextVersions(name: MailTemplateName, limit = 100): Promise<MailTextVersion[]> {
  const { Items = [] } = await dynamoDb.send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: 'pk = :name',
      ExpressionAttributeValues: { ':name': keyOf(name, 0).pk },
      ScanIndexForward: false,
      Limit: limit,
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => item.row as MailTextVersion);
}

/** The version in force; undefined while nothing was ever replaced. */
export const currentMailText = async (name: MailTemplateName) => (await mailTextVersions(name, 1))[0];

/** Adds a version; a conflict where somebody else added it first. */
export async function addMailText(row: MailTextVersion): Promise<void> {
  try {
    await dynamoDb.send(
      new PutCommand({
        TableName: tableName(),
        Item: { ...keyOf(row.name, row.version), row },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') throw new CommitConflict();
    throw error;
  }
}
