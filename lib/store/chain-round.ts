import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Day } from '../calendar/days.ts';
import { dynamoDb, tableName } from './client.ts';
import { loadHistory, verifyChain } from './history.ts';
import { cityLedger, type Place, type PlacedRow, readLedger } from './ledger.ts';

/** A project whose events no longer follow one another, and the first one that does not. */
export interface BrokenChain {
  projectId: string;
  filingNumber: string;
  brokenAt: number;
}

/** What a day found: chains that broke, and projects that were there in the last round and are not in this one. */
export interface Findings {
  broken: BrokenChain[];
  missing: number;
}

/** What one round over all histories has found so far. */
export interface ChainRound {
  beganOn: Day;
  projects: number;
  broken: number;
}

/** Where the rounds stand: the one under way, with where it goes on, and the last that was gone through to its end. */
interface Rounds {
  current?: ChainRound & { after: Place };
  last?: ChainRound & { endedOn: Day };
}

/**
 * What one day verifies at most, whatever the city's size: so the cost of a day is bounded, and a round over N projects takes
 * N / 4,000 days (up to 4,000 projects: every day all of them).
 */
export interface DayLimit {
  projects: number;
  events: number;
}
export const A_DAY: DayLimit = { projects: 4000, events: 250_000 };
/** Rows read in one query, and histories read at once. */
const PAGE = 100;
const AT_ONCE = 10;

const KEY = { pk: 'CHAINS', sk: 'ROUNDS' };

export async function chainRounds(): Promise<Rounds> {
  const { Item } = await dynamoDb.send(
    new GetCommand({ TableName: tableName(), Key: KEY, ConsistentRead: true }),
  );
  return (Item?.rounds as Rounds | undefined) ?? {};
}

const save = (rounds: Rounds) =>
  dynamoDb.send(new PutCommand({ TableName: tableName(), Item: { ...KEY, rounds } }));

/**
 * Goes on with the round where the last day left it, page by page of the city's ledger, and recomputes each project's chain up to
 * the head that the ledger names: the one that the auditors were mailed. Killed in between, the next run goes on from the last page.
 */
export async function verifyOn(today: Day, limit = A_DAY): Promise<Findings> {
  let { current, last } = await chainRounds();
  const found: Findings = { broken: [], missing: 0 };
  const left = { ...limit };
  while (left.projects > 0 && left.events > 0) {
    const { rows, next } = await readLedger(cityLedger, Math.min(PAGE, left.projects), current?.after);
    const broken = await verifyEach(rows);
    found.broken.push(...broken);
    left.projects -= rows.length;
    left.events -= rows.reduce((sum, { row }) => sum + row.version, 0);
    const round = {
      beganOn: current?.beganOn ?? today,
      projects: (current?.projects ?? 0) + rows.length,
      broken: (current?.broken ?? 0) + broken.length,
    };
    current = next && { ...round, after: next };
    if (!next) {
      // No project ever leaves the ledger.
      found.missing = Math.max(0, (last?.projects ?? 0) - round.projects);
      last = { ...round, endedOn: today };
    }
    await save({ ...(current && { current }), ...(last && { last }) });
    if (!next) break;
  }
  return found;
}

async function verifyEach(rows: readonly PlacedRow[]): Promise<BrokenChain[]> {
  const broken: BrokenChain[] = [];
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const some = rows.slice(start, start + AT_ONCE);
    broken.push(...(await Promise.all(some.map(verifyOne))).flat());
  }
  return broken;
}

/** What was recorded since the ledger's row belongs to the next round. */
async function verifyOne({ row }: PlacedRow): Promise<BrokenChain[]> {
  const { projectId, filingNumber, version, chainHead } = row;
  const verification = verifyChain((await loadHistory(projectId)).slice(0, version), chainHead);
  return verification.ok ? [] : [{ projectId, filingNumber, brokenAt: verification.brokenAt }];
}
