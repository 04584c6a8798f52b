import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { awaitedDue, type Obligation } from '../project/obligations.ts';
import type { Person } from '../project/people.ts';
import type { ProjectAccess } from '../project/permissions.ts';
import type { Project } from '../project/project.ts';
import { type Turn, turnsOf } from '../project/turn.ts';
import { dynamoDb, tableName } from './client.ts';

/** What a ledger shows of a project, copied into the index with every commit. */
export interface LedgerRow extends ProjectAccess {
  projectId: string;
  filingNumber: string;
  unitName: string;
  stage: Project['stage'];
  estimateFen?: number;
  createdAt: string;
  updatedAt: string;
  /** Due days of duties not yet met, earliest first: overdue is told from them on the day of reading. */
  openDues: string[];
  /** Whose move it is: the to-do lists are read from here. */
  turns: Turn[];
}

export const CITY = 'CITY';
export const unitLedger = (unitId: string) => `UNIT#${unitId}`;
const personLedger = (userId: string) => `USER#${userId}`;

/** Ledgers besides the unit's own in which a project stands. */
export const linkedLedgers = ({ unitId, fields, review }: Project): string[] => [
  ...new Set([
    ...(fields.participants ?? []).filter((p) => p.unitId !== unitId).map((p) => unitLedger(p.unitId)),
    ...(review?.experts ?? []).map((e) => personLedger(e.userId)),
  ]),
];

/** Attributes of one ledger entry, newest project last. */
export const ledgerEntry = (ledgerKey: string, project: Project, obligations: Obligation[]) => ({
  ledgerKey,
  ledgerSort: `${project.createdAt}#${project.projectId}`,
  row: rowOf(project, obligations),
});

function rowOf(project: Project, obligations: Obligation[]): LedgerRow {
  const { projectId, filingNumber, unitId, unitName, stage, fields, review, createdAt, updatedAt } = project;
  const openDues = obligations.flatMap((o) => awaitedDue(o) ?? []).sort();
  const { name, kind, procurementMode, budgetFen, participants } = fields;
  return {
    projectId,
    filingNumber,
    unitId,
    unitName,
    stage,
    fields: {
      name,
      kind,
      procurementMode,
      ...(budgetFen === undefined ? {} : { budgetFen }),
      ...(participants ? { participants } : {}),
    },
    ...(review ? { review } : {}),
    ...(project.approval ? { estimateFen: project.approval.estimateFen } : {}),
    createdAt,
    updatedAt,
    openDues,
    turns: turnsOf(project, obligations),
  };
}

/** The one ledger a person reads: the whole city, their unit's, or the reviews they are assigned to. */
export function ledgerOf(person: Person): { index: 'city' | 'ledger'; key: string } | undefined {
  const has = (...roles: Person['roles']) => roles.some((role) => person.roles.includes(role));
  if (has('reviewer', 'bureauHead', 'finance', 'audit', 'leader')) return { index: 'city', key: CITY };
  if (has('clerk', 'unitHead', 'participant')) return { index: 'ledger', key: unitLedger(person.unitId) };
  if (has('expert')) return { index: 'ledger', key: personLedger(person.userId) };
  return undefined;
}

export interface LedgerPage {
  rows: LedgerRow[];
  /** Where the next page starts, or undefined at the end. */
  next?: Record<string, unknown>;
}

/** One page of a ledger, newest first. */
export async function readLedger(
  { index, key }: { index: 'city' | 'ledger'; key: string },
  limit: number,
  start?: Record<string, unknown>,
): Promise<LedgerPage> {
  const page = await dynamoDb.send(
    new QueryCommand({
      TableName: tableName(),
      IndexName: index,
      KeyConditionExpression: '#key = :key',
      ExpressionAttributeNames: { '#key': index === 'city' ? 'cityKey' : 'ledgerKey' },
      ExpressionAttributeValues: { ':key': key },
      ScanIndexForward: false,
      Limit: limit,
      ExclusiveStartKey: start,
    }),
  );
  const rows = (page.Items ?? []).map((item) => item.row as LedgerRow);
  return page.LastEvaluatedKey ? { rows, next: page.LastEvaluatedKey } : { rows };
}
