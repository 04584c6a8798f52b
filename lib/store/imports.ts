import { createHash } from 'node:crypto';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
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

/** As many as DynamoDB reads at once. */
const BATCH = 100;

/**
 * The marks of numbers, in their order; undefined where none was taken over. One that a busy table did not read is none,
 * too: the transaction's own condition finds it.
 */
export async function findImports(
  numbers: readonly { unitId: string; legacyNumber: string }[],
): Promise<(ImportMark | undefined)[]> {
  const keys = numbers.map(({ unitId, legacyNumber }) => keyOf(unitId, legacyNumber));
  const starts = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, i) => i * BATCH);
  const read = await Promise.all(starts.map((from) => readMarks(keys.slice(from, from + BATCH))));
  const found = new Map(read.flat().map((item) => [item.pk, item as unknown as ImportMark]));
  return keys.map(({ pk }) => found.get(pk));
}

async function readMarks(Keys: ReturnType<typeof keyOf>[]): Promise<Record<string, unknown>[]> {
  const { Responses } = await dynamoDb.send(
    new BatchGetCommand({ RequestItems: { [tableName()]: { Keys, ConsistentRead: true } } }),
  );
  return Responses?.[tableName()] ?? [];
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
