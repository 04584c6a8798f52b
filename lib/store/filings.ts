import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Project } from '../project/project.ts';
import { decideUnifiedSupport } from '../regulation/article-20-unified-support.ts';
import { dynamoDb, tableName } from './client.ts';
import type { TransactItem } from './transaction.ts';

const keyOf = (filingNumber: string) => ({ pk: `FILING#${filingNumber}`, sk: 'FILING' });

const isServed = ({ approval, stage }: Project) =>
  decideUnifiedSupport({ approved: approval !== undefined, terminated: stage === 'terminated' }).length === 0;

/** Whether platforms may serve a project (第二十条): written with the command that changes it. */
export function filingItem(before: Project | undefined, after: Project): TransactItem[] {
  const approved = isServed(after);
  if (before && approved === isServed(before)) return [];
  const { filingNumber, projectId } = after;
  return [{ Put: { TableName: tableName(), Item: { ...keyOf(filingNumber), projectId, approved } } }];
}

/** What is on record under a filing number. */
export async function findFiling(filingNumber: string): Promise<{ approved: boolean } | undefined> {
  const { Item } = await dynamoDb.send(new GetCommand({ TableName: tableName(), Key: keyOf(filingNumber) }));
  return Item && { approved: Item.approved === true };
}
