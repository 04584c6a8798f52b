import { createHash } from 'node:crypto';
import { BatchGetCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoDb, tableName } from './client.ts';
import { counterKey } from './requests.ts';
import { put, type TransactItem } from './transaction.ts';

/** What was taken over from an old register, under its number there: the same row again changes nothing. */
export interface ImportMark {
  projectId: string;
  filingNumber: string;
  /** SHA-256 of the row. */
  content: string;
}

const keyOf = (unitId: string, legacyNumber: string) => ({
  pk: `IMPORT#${createHash('sha256').update(`${unitId}\n${legacyNumber}`).digest('hex')}`,
  sk: 'IMPORT',
});

/** Part of an imported project's transaction: a number of an old register is taken over once. */
export const markImport = (unitId: string, legacyNumber: string, mark: ImportMark): TransactItem =>
  put({ ...keyOf(unitId, legacyNumber), ...mark }, 'attribute_not_exists(pk)');

/** The mark of a number, if it was taken over. */
export async function findImport(unitId: string, legacyNumber: string): Promise<ImportMark | undefined> {
  const Key = keyOf(unitId, legacyNumber);
  const { Item } = await dynamoDb.send(new GetCommand({ TableName: tableName(), Key, ConsistentRead: true }));
  return Item as ImportMark | undefined;
}

/** Keys of one BatchGetItem. */
const PART = 100;

/** The marks of many numbers, in the order of the rows that name them. */
export async function findImports(
  rows: readonly { unitId: string; legacyNumber: string }[],
): Promise<(ImportMark | undefined)[]> {
  const keys = rows.map(({ unitId, legacyNumber }) => keyOf(unitId, legacyNumber));
  // A number that stands in two rows is asked for once.
  const asked = [...new Map(keys.map((key) => [key.pk, key])).values()];
  const parts = Array.from({ length: Math.ceil(asked.length / PART) }, (_, i) =>
    asked.slice(i * PART, (i + 1) * PART),
  );
  const found = new Map((await Promise.all(parts.map(readAll))).flat().map((item) => [item.pk, item]));
  return keys.map(({ pk }) => found.get(pk));
}

async function readAll(Keys: Record<string, unknown>[]): Promise<(ImportMark & { pk: string })[]> {
  const { Responses, UnprocessedKeys } = await dynamoDb.send(
    new BatchGetCommand({ RequestItems: { [tableName()]: { Keys, ConsistentRead: true } } }),
  );
  const items = (Responses?.[tableName()] ?? []) as (ImportMark & { pk: string })[];
  const rest = UnprocessedKeys?.[tableName()]?.Keys ?? [];
  return rest.length > 0 ? [...items, ...(await readAll(rest))] : items;
}

/** Last filing number given out in a year. */
export async function lastFilingNumber(year: string): Promise<number> {
  const { Responses } = await dynamoDb.send(
    new BatchGetCommand({
      RequestItems: { [tableName()]: { Keys: [counterKey(year)], ConsistentRead: true } },
    }),
  );
  return (Responses?.[tableName()]?.[0]?.last as number | undefined) ?? 0;
}
