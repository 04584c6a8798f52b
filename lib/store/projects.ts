import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import canonicalize from 'canonicalize';
import type { Calendar } from '../calendar/calendar.ts';
import type { ProjectEvent } from '../project/events.ts';
import { currentReminder, nextReminder, type Obligation } from '../project/obligations.ts';
import { COLLECTIONS, type Collection, type Project } from '../project/project.ts';
import { dynamoDb, tableName } from './client.ts';
import { filingItem } from './filings.ts';
import { chain, GENESIS } from './history.ts';
import { dueShardOf, eventKey, META, obligationKey, projectKey, rowKey } from './keys.ts';
import { CITY, type LedgerRow, ledgerEntry, linkedLedgers, rowOf, unitLedger } from './ledger.ts';
import { nameItems } from './names.ts';
import { put, remove, type TransactItem } from './transaction.ts';

/** An obligation as kept: with how far its reminders have gone. */
export interface ObligationItem {
  obligation: Obligation;
  /** The newest reminder day that has been published. */
  remindedThrough?: string;
}

/** A project as loaded: what a commit needs to know of what lies in the table. */
export interface LoadedProject {
  project: Project;
  /** Hash of the newest event. */
  chainHead: string;
  obligations: ObligationItem[];
  /** Ledgers besides the unit's own in which it stands. */
  views: string[];
}

/** Somebody else's command came first, or a key was used twice: load again and decide again. */
export class CommitConflict extends Error {
  /** Index in `extra` of the condition that failed, if one did. */
  readonly extra: number | undefined;
  constructor(extra?: number) {
    super('the project changed between load and commit');
    this.extra = extra;
  }
}

/** One query reads the project whole, without its history. */
export async function loadProject(projectId: string): Promise<LoadedProject | undefined> {
  const items: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await dynamoDb.send(
      new QueryCommand({
        TableName: tableName(),
        KeyConditionExpression: 'pk = :pk AND sk >= :meta',
        ExpressionAttributeValues: { ':pk': projectKey(projectId), ':meta': META },
        ConsistentRead: true,
        ExclusiveStartKey,
      }),
    );
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  const meta = items.find((item) => item.sk === META);
  return meta ? assemble(meta, items) : undefined;
}

function assemble(meta: Record<string, unknown>, items: Record<string, unknown>[]): LoadedProject {
  const collections = Object.fromEntries(COLLECTIONS.map((c) => [c, {} as Record<string, unknown>]));
  const obligations: ObligationItem[] = [];
  const views: string[] = [];
  for (const item of items) {
    const [kind, collection = '', ...id] = (item.sk as string).split('#');
    if (kind === 'SUB') Object.assign(collections[collection] ?? {}, { [id.join('#')]: item.value });
    if (kind === 'VIEW') views.push(item.ledgerKey as string);
    if (kind === 'OB') obligations.push(item as unknown as ObligationItem);
  }
  return {
    project: { ...(meta.project as Project), ...collections },
    chainHead: meta.chainHead as string,
    obligations,
    views,
  };
}

/** One command's outcome, and what else must be written with it or not at all. */
export interface Commit {
  before: LoadedProject | undefined;
  after: Project;
  events: ProjectEvent[];
  obligations: Obligation[];
  /** Further conditional writes: idempotency record, counter. */
  extra?: TransactItem[];
  today: string;
  calendar: Calendar;
}

/**
 * Writes snapshot, events, obligations and `extra` in one transaction, on the condition that the version is still the
 * one that was loaded. Throws {@link CommitConflict} otherwise; then nothing was written.
 */
export async function commitProject(commit: Commit): Promise<void> {
  const { before, after, extra = [] } = commit;
  const { items: events, head } = chainItems(commit);
  const row = rowOf(after, commit.obligations, head);
  const items = [
    snapshotItem(commit, head, row),
    ...extra,
    ...events,
    ...linkItems(commit, row),
    ...filingItem(before?.project, after),
    ...nameItems(before?.project, after),
    ...collectionItems(before?.project, after),
    ...obligationItems(commit),
  ];
  try {
    await dynamoDb.send(new TransactWriteCommand({ TransactItems: items }));
  } catch (error) {
    throw conflictOf(error, extra.length) ?? error;
  }
}

/** Cancellation reasons stand in the order of the items: the snapshot first, then `extra`. */
function conflictOf(error: unknown, extraCount: number): CommitConflict | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined;
  const reasons = (error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? [];
  const failed = reasons.findIndex((r) => r.Code === 'ConditionalCheckFailed');
  if (failed >= 1 && failed <= extraCount) return new CommitConflict(failed - 1);
  const conflict = failed === 0 || reasons.some((r) => r.Code === 'TransactionConflict');
  return conflict || failed > extraCount ? new CommitConflict() : undefined;
}

function chainItems({ before, events }: Commit): { items: TransactItem[]; head: string } {
  let head = before?.chainHead ?? GENESIS;
  const items = events.map((event) => {
    const chained = chain(event, head);
    head = chained.hash;
    const key = { pk: projectKey(event.projectId), sk: eventKey(event.sequence) };
    return put({ ...key, event: chained }, 'attribute_not_exists(sk)');
  });
  return { items, head };
}

function snapshotItem({ before, after }: Commit, head: string, row: LedgerRow): TransactItem {
  const snapshot: Partial<Project> = { ...after };
  for (const collection of COLLECTIONS) delete snapshot[collection];
  const item = {
    pk: projectKey(after.projectId),
    sk: META,
    project: snapshot,
    version: after.version,
    chainHead: head,
    ...ledgerEntry(unitLedger(after.unitId), row),
    cityKey: CITY,
  };
  return before
    ? put(item, 'version = :loaded', { ':loaded': before.project.version })
    : put(item, 'attribute_not_exists(pk)');
}

/** Participants, experts and to-do lists find the project in ledgers of their own; where it no longer belongs it is taken out. */
function linkItems({ before, after }: Commit, row: LedgerRow): TransactItem[] {
  const pk = projectKey(after.projectId);
  const keys = linkedLedgers(after, row.turns);
  const gone = (before?.views ?? []).filter((key) => !keys.includes(key));
  return [
    ...keys.map((key) => put({ pk, sk: `VIEW#${key}`, ...ledgerEntry(key, row) })),
    ...gone.map((key) => remove({ pk, sk: `VIEW#${key}` })),
  ];
}

/** Entries that are new or changed are put, entries that are gone are deleted; the history keeps what they were. */
function collectionItems(before: Project | undefined, after: Project): TransactItem[] {
  const pk = projectKey(after.projectId);
  return COLLECTIONS.flatMap((collection: Collection) => {
    const old: Record<string, unknown> = before?.[collection] ?? {};
    const now: Record<string, unknown> = after[collection];
    const changed = Object.entries(now).filter(([id, value]) => old[id] !== value);
    const gone = Object.keys(old).filter((id) => !(id in now));
    return [
      ...changed.map(([id, value]) => put({ pk, sk: rowKey(collection, id), value })),
      ...gone.map((id) => remove({ pk, sk: rowKey(collection, id) })),
    ];
  });
}

function obligationItems({ before, after, obligations, today, calendar }: Commit): TransactItem[] {
  const pk = projectKey(after.projectId);
  const kept = new Map((before?.obligations ?? []).map((item) => [keyOf(item.obligation), item]));
  const changed = obligations.filter((o) => canonicalize(kept.get(keyOf(o))?.obligation) !== canonicalize(o));
  const keys = new Set(obligations.map(keyOf));
  const gone = [...kept.keys()].filter((key) => !keys.has(key));
  return [
    ...changed.map((obligation) =>
      put(obligationItem(after.projectId, { ...kept.get(keyOf(obligation)), obligation }, today, calendar)),
    ),
    ...gone.map((sk) => remove({ pk, sk })),
  ];
}

const keyOf = ({ kind, subject }: Obligation) => obligationKey(kind, subject);

/** The item of one obligation; in the due index only while a reminder is still to come. */
export function obligationItem(
  projectId: string,
  { obligation, remindedThrough }: ObligationItem,
  today: string,
  calendar: Calendar,
) {
  const reminder = remindedThrough
    ? nextReminder(obligation, remindedThrough, calendar)
    : (currentReminder(obligation, today, calendar) ?? nextReminder(obligation, today, calendar));
  return {
    pk: projectKey(projectId),
    sk: keyOf(obligation),
    projectId,
    obligation,
    ...(remindedThrough ? { remindedThrough } : {}),
    ...(reminder ? { dueShard: dueShardOf(projectId), remindOn: reminder.on } : {}),
  };
}
