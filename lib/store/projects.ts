import { paginateQuery, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { reprojectOn } from '../project/duties.ts';
import type { ProjectEvent } from '../project/events.ts';
import type { Obligation } from '../project/obligations.ts';
import { COLLECTIONS, type Collection, type Project } from '../project/project.ts';
import type { QuarterDraft } from '../project/quarter-draft.ts';
import type { RulesInForce } from '../regulation/rule-sets/in-force.ts';
import { cityEventEntry } from './city-events.ts';
import { dynamoDb, tableName } from './client.ts';
import { conflictOf, tooLargeOf } from './conflict.ts';
import { filingItem } from './filings.ts';
import { chain, GENESIS } from './history.ts';
import { dueShardOf, eventKey, META, projectKey, rowKey } from './keys.ts';
import { CITY, type LedgerRow, ledgerEntry, linkedLedgers, rowOf, unitLedger } from './ledger.ts';
import { nameItems } from './names.ts';
import { type ObligationItem, obligationItems } from './obligation-items.ts';
import { put, remove, type TransactItem } from './transaction.ts';
import { sweptOn } from './waiting-documents.ts';

/** A project as loaded: what a commit needs to know of what lies in the table. */
export interface LoadedProject {
  project: Project;
  /** Hash of the newest event. */
  chainHead: string;
  obligations: ObligationItem[];
  /** 季报草稿: beside the project, not part of it. */
  quarterDrafts: QuarterDraft[];
  /** Ledgers besides the unit's own in which it stands. */
  views: string[];
  /** The version of the rules, and the day, that the obligations on record were made with. */
  rulesVersion: number;
  projectedOn: string;
}

/** One query reads the project whole, without its history. */
export async function loadProject(projectId: string): Promise<LoadedProject | undefined> {
  const items: Record<string, unknown>[] = [];
  const pages = paginateQuery(
    { client: dynamoDb },
    {
      TableName: tableName(),
      KeyConditionExpression: 'pk = :pk AND sk >= :meta',
      ExpressionAttributeValues: { ':pk': projectKey(projectId), ':meta': META },
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages) {
    items.push(...Items);
  }
  const meta = items.find((item) => item.sk === META);
  return meta ? assemble(meta, items) : undefined;
}

function assemble(meta: Record<string, unknown>, items: Record<string, unknown>[]): LoadedProject {
  const collections = Object.fromEntries(COLLECTIONS.map((c) => [c, {} as Record<string, unknown>]));
  const obligations: ObligationItem[] = [];
  const quarterDrafts: QuarterDraft[] = [];
  const views: string[] = [];
  for (const item of items) {
    const [kind, collection = '', ...id] = (item.sk as string).split('#');
    if (kind === 'SUB') Object.assign(collections[collection] ?? {}, { [id.join('#')]: item.value });
    if (kind === 'VIEW') views.push(item.ledgerKey as string);
    if (kind === 'QD') quarterDrafts.push(item.draft as QuarterDraft);
    if (kind === 'OB') obligations.push(item as unknown as ObligationItem);
  }
  return {
    project: { ...(meta.project as Project), ...collections },
    chainHead: meta.chainHead as string,
    obligations,
    quarterDrafts,
    views,
    rulesVersion: meta.rulesVersion as number,
    projectedOn: meta.projectedOn as string,
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
  /** What the obligations were made with. */
  rules: RulesInForce;
}

/**
 * Writes snapshot, events, obligations and `extra` in one transaction, on the condition that the version is still the
 * one that was loaded, and that no newer rules than these have reached the project. Throws `CommitConflict` otherwise;
 * then nothing was written. Without events it is a re-projection: the same project, its obligations made anew.
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
    ...obligationItems(before, commit),
  ];
  try {
    await dynamoDb.send(new TransactWriteCommand({ TransactItems: items }));
  } catch (error) {
    throw conflictOf(error) ?? tooLargeOf(error) ?? error;
  }
}

function chainItems({ before, after, events }: Commit): { items: TransactItem[]; head: string } {
  let head = before?.chainHead ?? GENESIS;
  const items = events.map((event) => {
    const chained = chain(event, head);
    head = chained.hash;
    const key = { pk: projectKey(event.projectId), sk: eventKey(event.sequence) };
    const entry = cityEventEntry(after, chained);
    return put({ ...key, event: chained, ...entry }, 'attribute_not_exists(sk)');
  });
  return { items, head };
}

function snapshotItem({ before, after, today, rules }: Commit, head: string, row: LedgerRow): TransactItem {
  const snapshot: Partial<Project> = { ...after };
  for (const collection of COLLECTIONS) delete snapshot[collection];
  const lookAgainOn = reprojectOn(after, today);
  const item = {
    pk: projectKey(after.projectId),
    sk: META,
    projectId: after.projectId,
    project: snapshot,
    version: after.version,
    chainHead: head,
    rulesVersion: rules.version,
    projectedOn: today,
    ...(lookAgainOn ? { dueShard: dueShardOf('DUE', after.projectId), remindOn: lookAgainOn } : {}),
    ...ledgerEntry(unitLedger(after.unitId), row),
    cityKey: CITY,
  };
  // A command that read the rules before an administrator changed them must not undo what the change made of the project.
  return before
    ? put(item, 'version = :loaded AND rulesVersion <= :rules', {
        ':loaded': before.project.version,
        ':rules': rules.version,
      })
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
      ...changed.map(([id, value]) =>
        put({ pk, sk: rowKey(collection, id), value, ...(collection === 'documents' ? sweptOn(value) : {}) }),
      ),
      ...gone.map((id) => remove({ pk, sk: rowKey(collection, id) })),
    ];
  });
}
