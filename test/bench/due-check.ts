import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { handler as dueCheck } from '../../functions/schedules/due-check.ts';
import { startDynamoDb } from '../../lib/local/dynamodb.ts';
import { productParts } from '../../lib/local/product-parts.ts';
import { samplePeople, sampleUnits } from '../../lib/local/sample-people.ts';
import type { Obligation } from '../../lib/project/obligations.ts';
import { contractFilingDue } from '../../lib/regulation/article-16-contract-filing.ts';
import { nothingLoaded, rulesInForce } from '../../lib/regulation/rule-sets/in-force.ts';
import { dynamoDb, tableName } from '../../lib/store/client.ts';
import { dueUpTo } from '../../lib/store/due-index.ts';
import { obligationItems } from '../../lib/store/obligation-items.ts';
import { type ReminderRecord, reminderKey } from '../../lib/store/reminders.ts';
import { tableDefinition } from '../../lib/store/table.ts';
import { plot } from './plot.ts';
import { meterStore, noCost, type StoreCost } from './store-meter.ts';

/**
 * `npm run bench:due-check [most]`: what one run of the real handler costs against the embedded store, with 200 due among
 * 1,000 … 1,000,000 duties on record, and with 200, 2,000 and 20,000 due. Writes docs/benchmarks/due-check.{md,svg}; exit
 * code 1 where the cost of 200 due varies by more than a tenth, or the cost of one due.
 */
const MOST = Number(process.argv[2] ?? 1_000_000);
const ON_RECORD = [1_000, 10_000, 100_000, 1_000_000].filter((n) => n <= MOST);
const DUE = [200, 2_000, 20_000];
const FEW_DUE = 200;
const TOLERANCE = 1.1;
const TODAY = '2024-06-20';
/** Ten working days before the due day of what is reminded of today, seven before it; and of what is not until later. */
const SIGNED_DUE = '2024-06-17';
const SIGNED_LATER = '2024-06-19';
const OUT = join(import.meta.dirname, '../../docs/benchmarks');

Object.assign(process.env, {
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_REGION: 'cn-north-1',
  TABLE_NAME: 'bench',
  EVENT_BUS_NAME: 'bench',
});

const rules = rulesInForce(nothingLoaded);
const units = sampleUnits.filter(({ kind }) => kind === 'department') as [(typeof sampleUnits)[number]];

/** What the store keeps of one contract that was signed on a day and is not filed yet. */
function dutyItem(projectId: string, signedOn: string): Record<string, unknown> {
  const [{ unitId, name: unitName }] = units;
  const obligation: Obligation = {
    kind: 'contractFiling',
    subject: 'c1',
    title: '合同备案:软件开发合同',
    article: 16,
    triggerOn: signedOn,
    due: contractFilingDue(signedOn, rules.ruleSets, rules.calendar),
  };
  const about = {
    projectId,
    unitId,
    unitName,
    filingNumber: `2024-${projectId}`,
    fields: { name: '软件开发' },
  };
  const [item] = obligationItems(undefined, {
    after: about as Parameters<typeof obligationItems>[1]['after'],
    obligations: [obligation],
    today: signedOn,
    rules,
  });
  return { ...item?.Put?.Item };
}

type Write =
  | { PutRequest: { Item: Record<string, unknown> } }
  | { DeleteRequest: { Key: Record<string, unknown> } };

async function writeAll(writes: readonly Write[]): Promise<void> {
  for (let start = 0; start < writes.length; start += 25)
    await dynamoDb.send(
      new BatchWriteCommand({ RequestItems: { [tableName()]: writes.slice(start, start + 25) } }),
    );
}

/** One a shard of the due index, put through the store, then copied in its file: a million by BatchWrite would take an hour. */
const SHARDS = 8;
const NAME = 'TEMPLATE';
let onRecord = 0;
async function addDuties(count: number, signedOn: string): Promise<void> {
  const templates = Array.from({ length: SHARDS }, (_, i) => dutyItem(`${NAME}-${i}`, signedOn));
  await writeAll(templates.map((Item) => ({ PutRequest: { Item } })));
  const database = new DatabaseSync(file, { timeout: 60_000 });
  const [own, due] = [`"${tableName()}"`, `"${tableName()}::gsi::due"`];
  const numbers = `WITH RECURSIVE n(i) AS (SELECT ${onRecord} UNION ALL SELECT i + 1 FROM n WHERE i < ${onRecord + count / SHARDS - 1})`;
  const named = (column: string) => `REPLACE(t.${column}, '${NAME}', printf('%08d', n.i))`;
  database.exec(`BEGIN IMMEDIATE;
    INSERT INTO ${own} ${numbers} SELECT ${named('pk')}, sk, ${named('item_json')}, item_size, cached_at, hash_prefix
      FROM n, ${own} AS t WHERE t.pk LIKE '%${NAME}%';
    INSERT INTO ${due} ${numbers} SELECT gsi_pk, gsi_sk, ${named('table_pk')}, table_sk, ${named('item_json')}
      FROM n, ${due} AS t WHERE t.table_pk LIKE '%${NAME}%';
    COMMIT`);
  database.close();
  onRecord += count;
  await writeAll(templates.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })));
}

/** The digests were asked for and nobody sends them here: the next run must not find them waiting. */
async function forgetReminders(): Promise<number> {
  const pages = await Array.fromAsync(dueUpTo<{ row: ReminderRecord }>('REMINDER', TODAY));
  const keys = pages.flat().map(({ row }) => reminderKey(row));
  await writeAll(
    keys.map(({ projectId, sk }) => ({ DeleteRequest: { Key: { pk: `REM#${projectId}`, sk } } })),
  );
  return keys.length;
}

interface Run extends StoreCost {
  onRecord: number;
  due: number;
  messages: number;
  ms: number;
}

let metered: StoreCost | undefined;
meterStore(() => metered);

/** A bus that takes everything and hands it to nobody. */
let messages = 0;
const bus = createServer(async (req, res) => {
  const body = await new Response(ReadableStream.from(req)).json();
  const { Entries } = body as { Entries: object[] };
  messages += Entries.length;
  res.setHeader('content-type', 'application/x-amz-json-1.1');
  res.end(JSON.stringify({ FailedEntryCount: 0, Entries: Entries.map((_, i) => ({ EventId: String(i) })) }));
});

async function run(due: number): Promise<Run> {
  await addDuties(due, SIGNED_DUE);
  metered = noCost();
  messages = 0;
  const began = performance.now();
  await dueCheck({ time: `${TODAY}T00:00:00Z` });
  const ms = performance.now() - began;
  const cost = metered;
  metered = undefined;
  // Two recipients a duty: the unit's clerk and its head. Otherwise the run was not what it claims to measure.
  const recorded = await forgetReminders();
  if (recorded !== 2 * due) throw new Error(`${recorded} reminders recorded for ${due} duties`);
  const result = { onRecord, due, messages, ms, ...cost };
  console.log(row(result));
  return result;
}

const HEAD = ['on record', 'due', 'requests', 'read units', 'write units', 'mails asked for', 'ms'];
const cells = (r: Run) => [
  r.onRecord.toLocaleString('en'),
  r.due.toLocaleString('en'),
  r.requests.toLocaleString('en'),
  r.readUnits.toLocaleString('en'),
  r.writeUnits.toLocaleString('en'),
  String(r.messages),
  r.ms.toFixed(0),
];
const row = (r: Run) =>
  cells(r)
    .map((cell) => cell.padStart(16))
    .join('');
const table = (runs: Run[]) =>
  [HEAD, HEAD.map(() => '--:'), ...runs.map(cells)].map((line) => `| ${line.join(' | ')} |`).join('\n');
const spread = (numbers: number[]) => Math.max(...numbers) / Math.min(...numbers);

const folder = await mkdtemp(join(tmpdir(), 'egov-bench-due-'));
const file = join(folder, 'dynamodb.sqlite');
const server = await startDynamoDb(file, console.error);
await new Promise<void>((resolve) => bus.listen(0, '127.0.0.1', resolve));
process.env.AWS_ENDPOINT_URL_DYNAMODB = server.endpoint;
process.env.AWS_ENDPOINT_URL_EVENTBRIDGE = `http://127.0.0.1:${(bus.address() as AddressInfo).port}`;
try {
  // The stream plays no part in what a check costs, and would fill the disk with a million records nobody reads.
  const { StreamSpecification: _, ...definition } = tableDefinition;
  await dynamoDb.send(new CreateTableCommand({ ...definition, TableName: tableName() }));
  await productParts.seed?.(samplePeople, sampleUnits);
  await addDuties(FEW_DUE, SIGNED_DUE);
  await dueCheck({ time: `${TODAY}T00:00:00Z` });
  await forgetReminders();

  console.log(HEAD.map((name) => name.padStart(16)).join(''));
  const byRecord: Run[] = [];
  for (const wanted of ON_RECORD) {
    await addDuties(wanted - onRecord - FEW_DUE, SIGNED_LATER);
    byRecord.push(await run(FEW_DUE));
  }
  const byDue: Run[] = [];
  for (const due of DUE) byDue.push(await run(due));

  const flat = {
    requests: spread(byRecord.map((r) => r.requests)),
    readUnits: spread(byRecord.map((r) => r.readUnits)),
  };
  // What each more due costs: the price of the empty run, which is the same for all, left out.
  const marginal = (of: 'requests' | 'readUnits') =>
    spread(byDue.slice(1).map((r, i) => (r[of] - (byDue[i]?.[of] ?? 0)) / (r.due - (byDue[i]?.due ?? 0))));
  const verdicts = [
    ['requests for 200 due, whatever is on record: most over least', flat.requests],
    ['read units for 200 due, whatever is on record', flat.readUnits],
    ['requests for each more due', marginal('requests')],
    ['read units for each more due', marginal('readUnits')],
  ] as const;
  for (const [what, ratio] of verdicts)
    console.log(`${what}: ${ratio.toFixed(3)} (${ratio <= TOLERANCE ? 'within' : 'OVER'} ${TOLERANCE})`);
  if (verdicts.some(([, ratio]) => ratio > TOLERANCE)) process.exitCode = 1;
  await writeDocs(byRecord, byDue, verdicts);
} finally {
  await server.stop();
  bus.close();
  bus.closeAllConnections();
  await rm(folder, { recursive: true });
}

async function writeDocs(
  byRecord: Run[],
  byDue: Run[],
  verdicts: readonly (readonly [string, number])[],
): Promise<void> {
  const line = (runs: Run[], x: 'onRecord' | 'due', y: 'requests' | 'readUnits') =>
    runs.map((r): [number, number] => [r[x], r[y]]);
  const svg = plot([
    {
      title: `${FEW_DUE} due`,
      x: 'duties on record',
      lines: {
        requests: line(byRecord, 'onRecord', 'requests'),
        'read units': line(byRecord, 'onRecord', 'readUnits'),
      },
    },
    {
      title: `${byDue[0]?.onRecord.toLocaleString('en')} and more on record`,
      x: 'due',
      lines: { requests: line(byDue, 'due', 'requests'), 'read units': line(byDue, 'due', 'readUnits') },
    },
  ]);
  const text = `# What one due-check costs

\`npm run bench:due-check\` writes this page: the real handler (\`functions/schedules/due-check.ts\`) against the embedded store, requests
counted in the SDK's client, units as the store tells them (\`ReturnConsumedCapacity\`). Each duty due is an unfiled contract with
two recipients: one update for the duty, one conditional put a recipient; then each person's digest is asked for. The records are
made by the product (\`lib/store/obligation-items.ts\`) and multiplied inside the store's SQLite file.

![Cost of one due-check](due-check.svg)

## ${FEW_DUE} due, more and more on record

${table(byRecord)}

## More and more due

${table(byDue)}

${verdicts.map(([what, ratio]) => `- ${what}: ${ratio.toFixed(3)}, at most ${TOLERANCE} allowed`).join('\n')}

Milliseconds are this machine's and say nothing about another.
`;
  await writeFile(join(OUT, 'due-check.svg'), svg);
  await writeFile(join(OUT, 'due-check.md'), text);
}
