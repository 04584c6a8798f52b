import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoDb, tableName } from './client.ts';
import { CommitConflict } from './conflict.ts';

/**
 * What an administrator put in place of something shipped, or that the shipped one is back: versions from 1 in one partition,
 * never changed and never deleted. Version 0 is the shipped one and lies nowhere.
 */
export interface Version {
  version: number;
  at: string;
  by: { userId: string; name: string };
}

/** A version with its file, where it has one; lists leave the file out. */
export interface VersionItem<V extends Version> {
  row: V;
  file?: Uint8Array;
}

async function query(pk: string, limit: number, more: object = {}): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await dynamoDb.send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ScanIndexForward: false,
      Limit: limit,
      ConsistentRead: true,
      ...more,
    }),
  );
  return Items;
}

/** Who changed it and when, newest first. */
export async function versionsOf<V extends Version>(pk: string): Promise<V[]> {
  const rowOnly = { ProjectionExpression: '#row', ExpressionAttributeNames: { '#row': 'row' } };
  return (await query(pk, 100, rowOnly)).map(({ row }) => row as V);
}

/** The version in force; undefined while nothing was ever replaced. */
export const currentVersion = async <V extends Version>(pk: string): Promise<VersionItem<V> | undefined> =>
  (await query(pk, 1))[0] as VersionItem<V> | undefined;

/** Adds a version; a conflict where somebody else added it first. */
export async function addVersion<V extends Version>(
  pk: string,
  { row, file }: VersionItem<V>,
): Promise<void> {
  const sk = `V#${String(row.version).padStart(8, '0')}`;
  try {
    await dynamoDb.send(
      new PutCommand({
        TableName: tableName(),
        Item: { pk, sk, row, ...(file ? { file } : {}) },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') throw new CommitConflict();
    throw error;
  }
}
