import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { dynamoDb, tableName } from './client.ts';
import { loadHistory, type Verification, verifyChain } from './history.ts';
import { CITY } from './ledger.ts';
import { loadProject } from './projects.ts';

/** One project's chain, recomputed from what lies in the table. */
export interface Finding {
  projectId: string;
  filingNumber: string;
  events: number;
  /** Hash of the newest event, as the snapshot names it. */
  head: string;
  verification: Verification;
}

/** Every project of the city, page by page of its index. */
export async function* allProjectIds(): AsyncGenerator<string> {
  const pages = paginateQuery(
    { client: dynamoDb },
    {
      TableName: tableName(),
      IndexName: 'city',
      KeyConditionExpression: 'cityKey = :city',
      ExpressionAttributeValues: { ':city': CITY },
    },
  );
  for await (const { Items = [] } of pages) {
    for (const item of Items) yield (item.pk as string).slice('P#'.length);
  }
}

/** Reads one project's events and says whether they still follow one another; undefined where there is no such project. */
export async function verifyHistory(projectId: string): Promise<Finding | undefined> {
  const loaded = await loadProject(projectId);
  if (!loaded) return undefined;
  const { project, chainHead } = loaded;
  const events = await loadHistory(projectId);
  // What was recorded since the head was read is verified the next time.
  const verification = verifyChain(events.slice(0, project.version), chainHead);
  return {
    projectId,
    filingNumber: project.filingNumber,
    events: events.length,
    head: chainHead,
    verification,
  };
}
