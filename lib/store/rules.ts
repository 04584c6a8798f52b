import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Signature } from '../project/project.ts';
import type { RulesActName } from '../regulation/rule-sets/acts.ts';
import { type LoadedRules, nothingLoaded } from '../regulation/rule-sets/in-force.ts';
import { dynamoDb, tableName } from './client.ts';
import { conflictOf } from './conflict.ts';
import { put, type TransactItem } from './transaction.ts';

/**
 * What administrators loaded: one item, small enough to be read with every request's opening, and beside it one item for
 * each act, never changed afterwards. No process keeps a copy between requests: a decision by rules that are no longer in
 * force would be wrong, and the read costs no round trip where there is an opening, and one GetItem where there is none.
 */
export const currentRulesKey = { pk: 'RULES', sk: 'CURRENT' };
const actKey = (version: number) => ({ pk: 'RULES', sk: `V#${String(version).padStart(8, '0')}` });

/** One act of an administrator, as the history keeps it. */
export interface RulesAct {
  /** The version it made. */
  version: number;
  act: RulesActName;
  /** The rule set, the year, or the reading it was about. */
  subject: string;
  by: Signature;
  before: unknown;
  after: unknown;
}

/** The item's own attributes, as loaded rules; nothing loaded where there is no item. */
export const loadedRulesOf = (item: Record<string, unknown> | undefined): LoadedRules =>
  (item?.loaded as LoadedRules | undefined) ?? nothingLoaded;

/** For functions that have no opening to read it with. */
export async function loadRules(): Promise<LoadedRules> {
  const { Item } = await dynamoDb.send(
    new GetCommand({ TableName: tableName(), Key: currentRulesKey, ConsistentRead: true }),
  );
  return loadedRulesOf(Item);
}

/**
 * Writes the new state, the act and `extra` as one transaction, on the condition that nobody else acted meanwhile. The
 * table's stream tells the bus of it, and the projects follow.
 */
export async function commitRules(
  before: LoadedRules,
  after: LoadedRules,
  act: RulesAct,
  extra: TransactItem[] = [],
): Promise<void> {
  const current = { ...currentRulesKey, version: after.version, loaded: after };
  const items = [
    before.version === 0
      ? put(current, 'attribute_not_exists(pk)')
      : put(current, 'version = :loaded', { ':loaded': before.version }),
    put({ ...actKey(after.version), ...act }, 'attribute_not_exists(pk)'),
    ...extra,
  ];
  try {
    await dynamoDb.send(new TransactWriteCommand({ TransactItems: items }));
  } catch (error) {
    throw conflictOf(error) ?? error;
  }
}

export interface RulesActPage {
  acts: RulesAct[];
  /** Read on below this version; absent at the end. */
  next?: number;
}

/** What was done to the rules, newest first. */
export async function readRulesActs(limit: number, below?: number): Promise<RulesActPage> {
  const { Items = [], LastEvaluatedKey } = await dynamoDb.send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: 'pk = :rules AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':rules': 'RULES',
        ':first': actKey(0).sk,
        ':last': below === undefined ? 'V#99999999' : actKey(below - 1).sk,
      },
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  const acts = Items.map(({ pk: _pk, sk: _sk, ...act }) => act as RulesAct);
  const next = acts.at(-1)?.version;
  return LastEvaluatedKey && next !== undefined ? { acts, next } : { acts };
}
