import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { FormName } from '../project/forms/form.ts';
import { dynamoDb, tableName } from './client.ts';
import { CommitConflict } from './conflict.ts';

/** What an administrator put in place of a form's shipped template, or that the shipped one is back. Append-only. */
export interface TemplateVersion {
  form: FormName;
  /** From 1; 0 is the shipped one. */
  version: number;
  at: string;
  by: { userId: string; name: string; unitId: string };
  /** Of the Word file; absent where the shipped template was restored. */
  sha256?: string;
  docx?: Uint8Array;
}

const keyOf = (form: FormName, version: number) => ({
  pk: `FORM#${form}`,
  sk: `V#${String(version).padStart(8, '0')}`,
});

/** The version in force; undefined while nothing was ever replaced. */
export async function currentTemplate(form: FormName): Promise<TemplateVersion | undefined> {
  const { Items = [] } = await dynamoDb.send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: 'pk = :form',
      ExpressionAttributeValues: { ':form': keyOf(form, 0).pk },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    }),
  );
  return Items[0] as TemplateVersion | undefined;
}

/** Who replaced it and when, newest first; without the files. */
export async function templateHistory(form: FormName): Promise<Omit<TemplateVersion, 'docx'>[]> {
  const { Items = [] } = await dynamoDb.send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: 'pk = :form',
      ProjectionExpression: 'form, version, #at, #by, sha256',
      ExpressionAttributeNames: { '#at': 'at', '#by': 'by' },
      ExpressionAttributeValues: { ':form': keyOf(form, 0).pk },
      ScanIndexForward: false,
      Limit: 100,
    }),
  );
  return Items as Omit<TemplateVersion, 'docx'>[];
}

/** Adds a version; a conflict where somebody else added it first. */
export async function addTemplate(template: TemplateVersion): Promise<void> {
  try {
    await dynamoDb.send(
      new PutCommand({
        TableName: tableName(),
        Item: { ...keyOf(template.form, template.version), ...template },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') throw new CommitConflict();
    throw error;
  }
}
