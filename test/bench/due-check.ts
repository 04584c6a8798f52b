import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { startDynamoDb } from '../../lib/local/dynamodb.ts';
import { ensureTable } from '../../lib/local/table.ts';
import { tableDefinition } from '../../lib/store/table.ts';

/**
 * What one due-check costs: requests to the store and capacity units, by how much is on record and by how much is due. The
 * handler is the product's own; duties are written into the store's file at once, as it would have written them itself.
 */
const ON_RECORD = [1_000, 10_000, 100_000, 1_000_000];
const DUE = [200, 2_000, 20_000];
const TODAY = '2025-09-30';
const LATER = '2099-01-01';
const DOCS = new URL('../../docs/benchmarks/', import.meta.url);

/** A duty that has come to three working days before its day: a contract signed on 2025-09-22. */
const duty = {
  projectId: 'PROTOTYPE',
  obligation: {
    kind: 'contractFiling',
    subject: 'c1',
    title: '合同备案:平台建设合同',
    article: 16,
    triggerOn: '2025-09-22',
    due: {
      applicable: true,
      nominalDue: '2025-10-11',
      effectiveDue: '2025-10-11',
      provisional: false,
      basisExpired: false,
    },
  },
  about: { unitId: 'edu', unitName: '市教育和体育局', projectName: '平台', filingNumber: 'ZC-2025-0001' },
};

interface Cost {
  requests: number;
  readUnits: number;
  writeUnits: number;
  ms: number;
}
interface Row extends Cost {
  onRecord: number;
  due: number;
}

const folder = mkdtempSync(join(tmpdir(), 'egov-bench-'));
const file = join(folder, 'dynamodb.sqlite');
const bus = createServer((request, response) => {
  request.resume().on('end', () => response.end(JSON.stringify({ FailedEntryCount: 0, Entries: [] })));
});
await new Promise<void>((resolve) => bus.listen(0, '127.0.0.1', resolve));
const server = await startDynamoDb(file, console.error);
Object.assign(process.env, {
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_REGION: 'cn-north-1',
  AWS_ENDPOINT_URL_DYNAMODB: server.endpoint,
  AWS_ENDPOINT_URL_EVENTBRIDGE: `http://127.0.0.1:${(bus.address() as AddressInfo).port}`,
  EVENT_BUS_NAME: 'bench',
  TABLE_NAME: 'records',
});
await ensureTable({ TableName: 'records', ...tableDefinition });
const { dynamoDb } = await import('../../lib/store/client.ts');
const { handler } = await import('../../functions/schedules/due-check.ts');
const { dueShards } = await import('../../lib/store/keys.ts');

const spent: Cost = { requests: 0, readUnits: 0, writeUnits: 0, ms: 0 };
dynamoDb.middlewareStack.add(
  (next, { commandName = '' }) =>
    async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const answer = await next(args);
      const { ConsumedCapacity } = answer.output as { ConsumedCapacity?: { CapacityUnits?: number } };
      const units = ConsumedCapacity?.CapacityUnits ?? 0;
      spent.requests += 1;
      if (/^(Put|Update)/.test(commandName)) spent.writeUnits += units;
      else spent.readUnits += units;
      return answer;
    },
  { step: 'initialize' },
);

for (const [userId, role] of [
  ['clerk', 'clerk'],
  ['head', 'unitHead'],
]) {
  const person = {
    ...{ userId, name: userId, roles: [role], unitId: 'edu', unitName: '市教育和体育局' },
    ...{ isBureau: false, email: `${userId}@example.gov.cn` },
  };
  await dynamoDb.send(new PutCommand({ TableName: 'records', Item: { pk: 'USERS', sk: userId, person } }));
}
const prototype = {
  pk: 'P#PROTOTYPE',
  sk: 'OB#contractFiling#c1',
  ...duty,
  dueShard: 'SHARD',
  remindOn: 'DAY',
};
await dynamoDb.send(new PutCommand({ TableName: 'records', Item: prototype }));

/** So many duties of as many projects, spread over the shards. The server writes a string key as `S:` and the string. */
function fill(prefix: string, from: number, to: number, day: string): void {
  const database = new DatabaseSync(file, { timeout: 60_000 });
  const [first = ''] = dueShards('DUE');
  const shards = first.replace(/\d+$/, '');
  const count = dueShards('DUE').length;
  const numbers = `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${to})`;
  const json = `replace(replace(replace(r.item_json, 'PROTOTYPE', '${prefix}' || n.i), 'SHARD', '${shards}' || (n.i % ${count})), 'DAY', '${day}')`;
  const key = `'S:P#${prefix}' || n.i`;
  database.exec(`
    INSERT INTO records (pk, sk, item_json, item_size, cached_at, hash_prefix)
    ${numbers} SELECT ${key}, r.sk, ${json}, r.item_size, r.cached_at, r.hash_prefix
    FROM n, records AS r WHERE r.pk = 'S:P#PROTOTYPE';
    INSERT INTO "records::gsi::due" (gsi_pk, gsi_sk, table_pk, table_sk, item_json)
    ${numbers} SELECT 'S:${shards}' || (n.i % ${count}), 'S:${day}', ${key}, r.sk, ${json}
    FROM n, records AS r WHERE r.pk = 'S:P#PROTOTYPE';`);
  database.close();
}

/** What a run left to be mailed, so that the next begins with nothing waiting. */
function clear(): void {
  const database = new DatabaseSync(file, { timeout: 60_000 });
  for (const index of ['due', 'ledger', 'city'])
    database.exec(`DELETE FROM "records::gsi::${index}" WHERE table_pk LIKE 'S:REM#%'`);
  database.exec("DELETE FROM records WHERE pk LIKE 'S:REM#%'");
  database.close();
}

async function measure(onRecord: number, due: number): Promise<Row> {
  fill(`due-${onRecord}-`, 0, due, TODAY);
  Object.assign(spent, { requests: 0, readUnits: 0, writeUnits: 0 });
  const began = performance.now();
  await handler({ time: `${TODAY}T00:00:00Z` });
  const row = { onRecord, due, ...spent, ms: Math.round(performance.now() - began) };
  clear();
  console.log(line(row));
  return row;
}

const HEADER = ['on record', 'due', 'requests', 'read units', 'write units', 'ms'];
const cells = ({ onRecord, due, requests, readUnits, writeUnits, ms }: Row) =>
  [onRecord, due, requests, readUnits, writeUnits, ms].map((n) => n.toLocaleString('en'));
const line = (row: Row) =>
  cells(row)
    .map((cell, i) => cell.padStart(HEADER[i]?.length ?? 0))
    .join('  ');

console.log(HEADER.join('  '));
const byRecord: Row[] = [];
let filled = 0;
for (const onRecord of ON_RECORD) {
  fill('later-', filled, onRecord, LATER);
  filled = onRecord;
  byRecord.push(await measure(onRecord, DUE[0] ?? 0));
}
const byDue: Row[] = [];
for (const due of DUE) byDue.push(await measure(filled + due, due));

const ratio = (rows: Row[], of: (row: Row) => number) =>
  Math.max(...rows.map(of)) / Math.min(...rows.map(of));
const flat = [ratio(byRecord, (row) => row.requests), ratio(byRecord, (row) => row.readUnits)];
const perDue = [
  ratio(byDue, (row) => row.requests / row.due),
  ratio(byDue, (row) => row.writeUnits / row.due),
];
console.log(
  `1,000 to 1,000,000 on record: requests × ${flat[0]?.toFixed(3)}, read units × ${flat[1]?.toFixed(3)}`,
);
console.log(
  `200 to 20,000 due: requests a duty × ${perDue[0]?.toFixed(3)}, write units a duty × ${perDue[1]?.toFixed(3)}`,
);

/** Both axes logarithmic: flat is flat, linear is a diagonal. */
function plot(rows: Row[], x: (row: Row) => number, left: number, title: string): string {
  const scale = (value: number, least: number, most: number, size: number) =>
    (size * (Math.log10(value) - Math.log10(least))) / (Math.log10(most) - Math.log10(least));
  const xs = rows.map(x);
  const points = rows.map(
    (row) =>
      [
        left + 20 + scale(x(row), Math.min(...xs), Math.max(...xs), 260),
        200 - scale(row.requests, 100, 1_000_000, 160),
      ] as const,
  );
  return [
    `<text x="${left + 20}" y="20">${title}</text>`,
    `<path d="M${left + 10} 30V205H${left + 300}" fill="none" stroke="#888"/>`,
    `<polyline points="${points.map((p) => p.join(',')).join(' ')}" fill="none" stroke="#0958d9" stroke-width="2"/>`,
    ...points.map(
      ([px, py], i) =>
        `<circle cx="${px}" cy="${py}" r="4" fill="#0958d9"/><text x="${px - 14}" y="${py - 10}">${rows[i]?.requests.toLocaleString('en')}</text><text x="${px - 20}" y="222">${xs[i]?.toLocaleString('en')}</text>`,
    ),
  ].join('');
}
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 230" font-family="sans-serif" font-size="11"><title>What one due-check costs, in requests</title><rect width="680" height="230" fill="#fff"/>${plot(byRecord, (r) => r.onRecord, 10, 'Requests, 200 due, by duties on record')}${plot(byDue, (r) => r.due, 350, 'Requests, by duties due')}</svg>\n`;
const table = (rows: Row[]) =>
  [HEADER, HEADER.map(() => '--:'), ...rows.map(cells)].map((row) => `| ${row.join(' | ')} |`).join('\n');
mkdirSync(DOCS, { recursive: true });
writeFileSync(new URL('due-check.svg', DOCS), svg);
writeFileSync(
  new URL('due-check.md', DOCS),
  `# What one due-check costs\n\nMade by \`npm run bench:due-check\`: the product's handler against the embedded store, requests counted in the SDK, units as the store tells them.\nMilliseconds are this machine's and no more than a hint.\n\n${table(byRecord)}\n\nRequests × ${flat[0]?.toFixed(3)}, read units × ${flat[1]?.toFixed(3)} between the least and the most on record.\n\n${table(byDue)}\n\nRequests a duty × ${perDue[0]?.toFixed(3)}, write units a duty × ${perDue[1]?.toFixed(3)} between the fewest and the most due.\n\n![Requests by duties on record and by duties due](due-check.svg)\n`,
);

await server.stop();
bus.close();
rmSync(folder, { recursive: true, force: true });
