import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { addDays, shanghaiDay } from '../calendar/days.ts';
import type { ProjectDocument } from '../project/project.ts';
import { dynamoDb, tableName } from './client.ts';
import { projectKey } from './keys.ts';

const SHARD = 'UPLOADS';
/** As long as the store keeps the parts of an upload that nobody completes. */
const DAYS = 7;

/** Puts a document that waits for its bytes into the due index; any later state takes it out again. */
export function sweptOn(document: unknown): { dueShard?: string; remindOn?: string } {
  const { status, uploaded } = document as ProjectDocument;
  if (status !== 'pending') return {};
  return { dueShard: SHARD, remindOn: addDays(shanghaiDay(uploaded.at), DAYS) };
}

export interface StaleUpload {
  projectId: string;
  document: ProjectDocument;
}

/** Registrations whose bytes have not come in a week: one range query, whatever else exists. */
export async function* staleUploads(today: string): AsyncGenerator<StaleUpload[]> {
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await dynamoDb.send(
      new QueryCommand({
        TableName: tableName(),
        IndexName: 'due',
        KeyConditionExpression: 'dueShard = :shard AND remindOn <= :today',
        ExpressionAttributeValues: { ':shard': SHARD, ':today': today },
        ExclusiveStartKey,
      }),
    );
    yield (page.Items ?? []).map(({ pk, value }) => ({
      projectId: String(pk).slice(projectKey('').length),
      document: value as ProjectDocument,
    }));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}
