import { PutCommand, paginateQuery, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Deputy } from '../project/deputies.ts';
import type { DirectoryAct } from '../project/directory-acts.ts';
import type { Person, Unit } from '../project/people.ts';
import { dynamoDb, tableName } from '../store/client.ts';
import { put, type TransactItem } from '../store/transaction.ts';

/** 名录: units, people and deputies. Some hundreds in a city, each kind in one partition. */
interface Kinds {
  person: Person;
  unit: Unit;
  deputy: Deputy;
}
type Kind = keyof Kinds;

// Apart, not a table: a function that only lists people then holds no key of the others (cdk/reach.test.ts).
const USERS = 'USERS';
const UNITS = 'UNITS';
const DEPUTIES = 'DEPUTIES';
const partitionOf = (kind: Kind) => ({ person: USERS, unit: UNITS, deputy: DEPUTIES })[kind];
const RECORDS = 'DIRECTORY';

/** One entry's change. It holds only while nobody changed the entry since `before` was read. */
export type DirectoryChange = {
  [K in Kind]: { kind: K; id: string; before: Kinds[K] | undefined; after: Kinds[K] };
}[Kind];

/** 名录变更记录: who changed what, and what it was. Never changed, never deleted. */
export type DirectoryRecord = DirectoryChange & {
  recordId: string;
  at: string;
  by: { userId: string; name: string };
  act: DirectoryAct;
};

/** Somebody else changed an entry first. */
export class DirectoryConflict extends Error {}

export const listPeople = (): Promise<Person[]> => list('person', USERS);
export const listUnits = (): Promise<Unit[]> => list('unit', UNITS);
export const listDeputies = (): Promise<Deputy[]> => list('deputy', DEPUTIES);

async function list<K extends Kind>(kind: K, partition: string): Promise<Kinds[K][]> {
  const entries: Kinds[K][] = [];
  const pages = paginateQuery(
    { client: dynamoDb },
    {
      TableName: tableName(),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition },
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages) {
    entries.push(...Items.map((item) => item[kind] as Kinds[K]));
  }
  return entries;
}

/** Changes, their records and `extra` in one transaction, or nothing. */
export async function writeDirectory(
  changes: readonly DirectoryChange[],
  { at, by, act, newId }: Pick<DirectoryRecord, 'at' | 'by' | 'act'> & { newId: () => string },
  extra: readonly TransactItem[] = [],
): Promise<void> {
  const records = changes.map((change) => {
    const recordId = `${at}#${newId()}`;
    const record = { ...change, recordId, at, by, act };
    return put({ pk: RECORDS, sk: recordId, record }, 'attribute_not_exists(pk)');
  });
  const TransactItems = [...changes.map(changeItem), ...records, ...extra];
  if (TransactItems.length === 0) return;
  try {
    await dynamoDb.send(new TransactWriteCommand({ TransactItems }));
  } catch (error) {
    if ((error as Error).name === 'TransactionCanceledException') throw new DirectoryConflict();
    throw error;
  }
}

/** The whole entry is its own version: unlike a number, it needs nothing beside it. */
function changeItem({ kind, id, before, after }: DirectoryChange): TransactItem {
  const Item = { pk: partitionOf(kind), sk: id, [kind]: after };
  return {
    Put: {
      TableName: tableName(),
      Item,
      ...(before
        ? {
            ConditionExpression: '#entry = :before',
            ExpressionAttributeNames: { '#entry': kind },
            ExpressionAttributeValues: { ':before': before },
          }
        : { ConditionExpression: 'attribute_not_exists(pk)' }),
    },
  };
}

/** A page of the records, newest first; goes on after `after`, the identifier of a record. */
export async function readRecords(limit: number, after?: string): Promise<DirectoryRecord[]> {
  const { Items = [] } = await dynamoDb.send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: after ? 'pk = :records AND sk < :after' : 'pk = :records',
      ExpressionAttributeValues: { ':records': RECORDS, ...(after ? { ':after': after } : {}) },
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return Items.map((item) => item.record as DirectoryRecord);
}

/** Puts an entry that is not there yet; one that is stays as it is. For the first people of an installation. */
async function addOnce(kind: Kind, id: string, entry: Person | Unit): Promise<void> {
  try {
    await dynamoDb.send(
      new PutCommand({
        TableName: tableName(),
        Item: { pk: partitionOf(kind), sk: id, [kind]: entry },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
  }
}

export const addPersonOnce = (person: Person): Promise<void> => addOnce('person', person.userId, person);
export const addUnitOnce = (unit: Unit): Promise<void> => addOnce('unit', unit.unitId, unit);
