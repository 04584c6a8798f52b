import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Project } from '../project/project.ts';
import { isNearName, lengthsNear, plainName } from '../project/similar-names.ts';
import { dynamoDb, tableName } from './client.ts';
import { put, remove, type TransactItem } from './transaction.ts';

const NAMES = 'NAMES';
/** By length first: a near name is about as long, so the others are never read. */
const lengthKey = (length: number) => String(length).padStart(4, '0');
const keyOf = ({ projectId, fields }: Project) => ({
  pk: NAMES,
  sk: `${lengthKey([...plainName(fields.name)].length)}#${projectId}`,
});

/** What was never laid before the bureau is nobody else's business, not even as a hint. */
const isKnown = (project: Project) => Object.keys(project.submissions).length > 0 || project.imported;

/** The name of a project that is known to the bureau, written with the commit that makes or changes it. */
export function nameItems(before: Project | undefined, after: Project): TransactItem[] {
  if (!isKnown(after)) return [];
  const key = keyOf(after);
  const old = before && isKnown(before) ? keyOf(before) : undefined;
  if (old && before?.fields.name === after.fields.name) return [];
  return [put({ ...key, name: after.fields.name }), ...(old && old.sk !== key.sk ? [remove(old)] : [])];
}

/** Whether another project of the city has the same or nearly the same name. Which one, and whose, is not said. */
export async function hasSimilarName({ projectId, fields: { name } }: Project): Promise<boolean> {
  const { from, to } = lengthsNear([...plainName(name)].length);
  const pages = paginateQuery(
    { client: dynamoDb },
    {
      TableName: tableName(),
      KeyConditionExpression: 'pk = :names AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':names': NAMES, ':from': lengthKey(from), ':to': `${lengthKey(to)}$` },
    },
  );
  for await (const { Items = [] } of pages) {
    const near = Items.some(
      (item) => !(item.sk as string).endsWith(`#${projectId}`) && isNearName(item.name as string, name),
    );
    if (near) return true;
  }
  return false;
}
