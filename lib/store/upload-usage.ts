import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoDb, tableName } from './client.ts';
import { put, type TransactItem } from './transaction.ts';

/** What a person registered for upload on one day; the day before is forgotten with the first upload of the next. */
export interface UploadUsage {
  day: string;
  bytes: number;
  files: number;
  /** Grows with every registration: two at once cannot both take the last of a quota. */
  version: number;
}

const keyOf = (userId: string) => ({ pk: `QUOTA#${userId}`, sk: 'UPLOADS' });

export async function readUploadUsage(userId: string, day: string): Promise<UploadUsage> {
  const { Item } = await dynamoDb.send(
    new GetCommand({ TableName: tableName(), Key: keyOf(userId), ConsistentRead: true }),
  );
  const usage = Item as UploadUsage | undefined;
  if (usage?.day === day) return usage;
  return { day, bytes: 0, files: 0, version: usage?.version ?? 0 };
}

/** Part of a registration's transaction. */
export function takeUpload(
  userId: string,
  { day, bytes, files, version }: UploadUsage,
  sizeBytes: number,
): TransactItem {
  const item = { ...keyOf(userId), day, bytes: bytes + sizeBytes, files: files + 1, version: version + 1 };
  return version === 0
    ? put(item, 'attribute_not_exists(pk)')
    : put(item, 'version = :seen', { ':seen': version });
}
