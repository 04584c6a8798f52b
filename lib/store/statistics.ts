import { BatchGetCommand, DeleteCommand, paginateQuery, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { addTally, emptyTally, type Tally } from '../project/tally.ts';
import { dynamoDb, tableName } from './client.ts';
import { put } from './transaction.ts';

/**
 * Counters of the city (RULES.md, "Leader"). Each unit has one item, each project one that says what the unit's item holds
 * of it and up to which event. Both change in one transaction, on the condition that neither changed since it was read:
 * repeated, late or reordered messages find their event counted and change nothing.
 */
const UNITS = 'STATS';
const unitKey = (unitId: string) => ({ pk: UNITS, sk: unitId });
const shareKey = (projectId: string) => ({ pk: `STAT#${projectId}`, sk: 'STAT' });

export interface UnitTally {
  unitId: string;
  unitName: string;
  tally: Tally;
}

/** What a project counts for, as of one of its versions. */
export interface Share extends UnitTally {
  projectId: string;
  version: number;
  /** Of the rules that its due days were reckoned by. */
  rulesVersion: number;
}

interface UnitItem extends UnitTally {
  /** Writes so far: the condition of the next one. */
  writes: number;
}

/** Somebody counted at the same moment: the message comes again. */
export class TallyConflict extends Error {}

/** What is counted of a project, up to its `version`; undefined before its first event. */
export async function countedShare(projectId: string): Promise<Share | undefined> {
  return (await read<Share>([shareKey(projectId)]))[0];
}

/** Counts a project's newest version in place of what was counted before (`previous`); an older version changes nothing. */
export async function countProject(share: Share, previous: Share | undefined): Promise<void> {
  if (previous && isCounted(previous, share)) return;
  const unitIds = [...new Set([share.unitId, ...(previous ? [previous.unitId] : [])])];
  const found = await read<UnitItem>(unitIds.map(unitKey));
  const units = unitIds.map((unitId) => {
    const before = found.find((item) => item.unitId === unitId);
    return unitWrite(before, recount(before, unitId, share, previous));
  });
  const kept = put(
    { ...shareKey(share.projectId), ...share },
    previous ? 'version = :version AND rulesVersion = :rules' : 'attribute_not_exists(pk)',
    previous && { ':version': previous.version, ':rules': previous.rulesVersion },
  );
  try {
    await dynamoDb.send(new TransactWriteCommand({ TransactItems: [kept, ...units] }));
  } catch (error) {
    if ((error as Error).name === 'TransactionCanceledException')
      throw new TallyConflict('counted meanwhile');
    throw error;
  }
}

/** By newer rules already: whoever read the older ones reads them again. */
function isCounted(previous: Share, share: Share): boolean {
  if (previous.version > share.version) return true;
  if (previous.rulesVersion > share.rulesVersion) throw new TallyConflict('the rules changed meanwhile');
  return previous.version === share.version && previous.rulesVersion === share.rulesVersion;
}

function recount(before: UnitItem | undefined, unitId: string, share: Share, previous: Share | undefined) {
  const without = (total: Tally) =>
    previous?.unitId === unitId ? addTally(total, previous.tally, -1) : total;
  const tally = without(before?.tally ?? emptyTally);
  return share.unitId === unitId
    ? { unitId, unitName: share.unitName, tally: addTally(tally, share.tally) }
    : { unitId, unitName: before?.unitName ?? unitId, tally };
}

function unitWrite(before: UnitItem | undefined, unit: UnitTally) {
  const item = { ...unitKey(unit.unitId), ...unit, writes: (before?.writes ?? 0) + 1 };
  return before
    ? put(item, 'writes = :read', { ':read': before.writes })
    : put(item, 'attribute_not_exists(pk)');
}

async function read<T>(Keys: { pk: string; sk: string }[]): Promise<T[]> {
  const { Responses } = await dynamoDb.send(
    new BatchGetCommand({ RequestItems: { [tableName()]: { Keys, ConsistentRead: true } } }),
  );
  return (Responses?.[tableName()] ?? []) as T[];
}

/** Counters by unit: all of them, or one unit's; some dozens of items in one query. */
export async function readTallies(unitId?: string): Promise<UnitTally[]> {
  if (unitId) return read<UnitTally>([unitKey(unitId)]);
  const items: Record<string, unknown>[] = [];
  const pages = paginateQuery(
    { client: dynamoDb },
    {
      TableName: tableName(),
      KeyConditionExpression: 'pk = :stats',
      ExpressionAttributeValues: { ':stats': UNITS },
    },
  );
  for await (const { Items = [] } of pages) {
    items.push(...Items);
  }
  return items as unknown as UnitTally[];
}

/** Forgets a unit's counters; only before all of its projects are counted anew. */
export async function dropTally(unitId: string): Promise<void> {
  await dynamoDb.send(new DeleteCommand({ TableName: tableName(), Key: unitKey(unitId) }));
}

/** Forgets what a project counted for. */
export async function dropShare(projectId: string): Promise<void> {
  await dynamoDb.send(new DeleteCommand({ TableName: tableName(), Key: shareKey(projectId) }));
}
