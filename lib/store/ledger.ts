import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type AwaitedDuty, awaitedDuties, type Obligation } from '../project/obligations.ts';
import type { Person } from '../project/people.ts';
import { actsIn, CITY_ROLES, guisesOf, type ProjectAccess } from '../project/permissions.ts';
import type { Project } from '../project/project.ts';
import { type Summary, summaryOf } from '../project/summary.ts';
import { type Turn, turnsOf } from '../project/turn.ts';
import { dynamoDb, tableName } from './client.ts';

/** What lists and reports show of a project, copied into the index with every commit. */
export interface LedgerRow
  extends ProjectAccess,
    Partial<Omit<Summary, 'reports'>>,
    Pick<Summary, 'reports'> {
  projectId: string;
  filingNumber: string;
  unitName: string;
  stage: Project['stage'];
  version: number;
  /** Hash of the newest event: what the daily digest quotes. */
  chainHead: string;
  createdAt: string;
  updatedAt: string;
  /** Due days of duties not yet met, earliest first: overdue is told from them on the day of reading. */
  openDues: string[];
  /** The duties they are of: what will be reminded of follows from them on the day of reading. */
  awaited: AwaitedDuty[];
  /** Whose move it is: the to-do lists are read from here. */
  turns: Turn[];
}

export const CITY = 'CITY';
export const unitLedger = (unitId: string) => `UNIT#${unitId}`;
export const personLedger = (userId: string) => `USER#${userId}`;
const todoOfRole = (role: Person['roles'][number]) => `TODO#${role}`;
const todoOfUnit = (unitId: string) => `TODO#UNIT#${unitId}`;

/**
 * Ledgers besides the unit's own in which a project stands: of participants and experts, and the to-do lists of whose
 * turn it is. A project that waits for nobody is in no to-do list, so reading one costs what is open.
 */
export const linkedLedgers = (project: Project, turns: readonly Turn[]): string[] => {
  const { unitId, fields, review } = project;
  const waitedFor = [...new Set(turns.flatMap((t) => t.roles))];
  return [
    ...new Set([
      ...(fields.participants ?? []).filter((p) => p.unitId !== unitId).map((p) => unitLedger(p.unitId)),
      ...(review?.experts ?? []).map((e) => personLedger(e.userId)),
      ...waitedFor.map((role) => (CITY_ROLES.includes(role) ? todoOfRole(role) : todoOfUnit(unitId))),
    ]),
  ];
};

/** The to-do lists that may hold something for a person today; each row still says for which roles. */
export const todoLedgersOf = (person: Person, today: string): string[] => [
  ...new Set(
    guisesOf(person, today).flatMap(({ roles, unitId }) =>
      roles.map((role) => (CITY_ROLES.includes(role) ? todoOfRole(role) : todoOfUnit(unitId))),
    ),
  ),
];

/** Attributes of one ledger entry, newest project last. */
export const ledgerEntry = (ledgerKey: string, row: LedgerRow) => ({
  ledgerKey,
  ledgerSort: sortOf(row),
  row,
});

const sortOf = ({ createdAt, projectId }: Pick<LedgerRow, 'createdAt' | 'projectId'>) =>
  `${createdAt}#${projectId}`;

/** The row of a project as a commit leaves it. */
export function rowOf(project: Project, obligations: Obligation[], chainHead: string): LedgerRow {
  const { projectId, filingNumber, unitId, unitName, stage, version, fields, review, createdAt, updatedAt } =
    project;
  const { name, kind, procurementMode, budgetFen, participants } = fields;
  const awaited = awaitedDuties(obligations);
  return {
    projectId,
    filingNumber,
    unitId,
    unitName,
    stage,
    version,
    chainHead,
    fields: {
      name,
      kind,
      procurementMode,
      ...(budgetFen === undefined ? {} : { budgetFen }),
      ...(participants ? { participants } : {}),
    },
    ...(review ? { review } : {}),
    ...summaryOf(project),
    createdAt,
    updatedAt,
    openDues: awaited.map(({ dueOn }) => dueOn),
    awaited,
    turns: turnsOf(project, obligations),
  };
}

/** One ledger: the index it is read through, and its key there. */
export interface Ledger {
  index: 'city' | 'ledger';
  key: string;
}

export const cityLedger: Ledger = { index: 'city', key: CITY };
export const ledgerAt = (key: string): Ledger => ({ index: 'ledger', key });

/** The one ledger a person reads today: the whole city, their unit's, or the reviews they are assigned to. */
export function ledgerOf(person: Person, today: string): Ledger | undefined {
  if (actsIn(person, CITY_ROLES, today)) return cityLedger;
  if (actsIn(person, ['clerk', 'unitHead', 'participant'], today)) return ledgerAt(unitLedger(person.unitId));
  return person.roles.includes('expert') ? ledgerAt(personLedger(person.userId)) : undefined;
}

/** A row with where it stands in its ledger: what a cursor is made of. */
export interface PlacedRow {
  row: LedgerRow;
  place: Place;
}

export interface Place {
  /** Sort key of the index, which names the project, and the item's own sort key. */
  sort: string;
  sk: string;
}

export interface LedgerPage {
  rows: PlacedRow[];
  /** Where the next page starts, or undefined at the end. */
  next?: Place;
}

/**
 * One page of a ledger, newest first. A place is only a position: the ledger's key is put to it here, so no place that
 * somebody makes up leads into another ledger.
 */
export async function readLedger({ index, key }: Ledger, limit: number, after?: Place): Promise<LedgerPage> {
  const keyName = index === 'city' ? 'cityKey' : 'ledgerKey';
  const page = await dynamoDb.send(
    new QueryCommand({
      TableName: tableName(),
      IndexName: index,
      KeyConditionExpression: '#key = :key',
      ExpressionAttributeNames: { '#key': keyName },
      ExpressionAttributeValues: { ':key': key },
      ScanIndexForward: false,
      Limit: limit,
      ExclusiveStartKey: after && {
        pk: `P#${after.sort.slice(after.sort.indexOf('#') + 1)}`,
        sk: after.sk,
        [keyName]: key,
        ledgerSort: after.sort,
      },
    }),
  );
  const rows = (page.Items ?? []).map((item) => ({ row: item.row as LedgerRow, place: placeOf(item) }));
  return page.LastEvaluatedKey ? { rows, next: placeOf(page.LastEvaluatedKey) } : { rows };
}

const placeOf = ({ ledgerSort, sk }: Record<string, unknown>): Place => ({
  sort: ledgerSort as string,
  sk: sk as string,
});

/** Rows read in one query when all of a ledger is wanted. */
const WHOLE_PAGE = 500;

/** All of a ledger, page by page: for a list that is its own answer (to-do) or a report of the whole. */
export async function* readWhole(ledger: Ledger): AsyncGenerator<LedgerRow> {
  let after: Place | undefined;
  do {
    const { rows, next } = await readLedger(ledger, WHOLE_PAGE, after);
    for (const { row } of rows) yield row;
    after = next;
  } while (after);
}
