import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { QuarterDraft } from '../project/quarter-draft.ts';
import { dynamoDb, tableName } from './client.ts';
import { projectKey, quarterDraftKey } from './keys.ts';

/**
 * Keeps a draft beside its project: no event, no new version, nothing that anybody else could trip over. `basedOn` is the
 * draft that was read: false where another one lies there by now, and nothing was written.
 */
export async function saveQuarterDraft(
  projectId: string,
  draft: QuarterDraft,
  basedOn: string | undefined,
): Promise<boolean> {
  try {
    await dynamoDb.send(
      new PutCommand({
        TableName: tableName(),
        Item: {
          pk: projectKey(projectId),
          sk: quarterDraftKey(draft.quarter),
          savedAt: draft.savedAt,
          draft,
        },
        ConditionExpression: basedOn === undefined ? 'attribute_not_exists(pk)' : 'savedAt = :basedOn',
        ...(basedOn === undefined ? {} : { ExpressionAttributeValues: { ':basedOn': basedOn } }),
      }),
    );
    return true;
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}
