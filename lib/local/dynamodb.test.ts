import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { startDynamoDb } from './dynamodb.ts';
import { type Environment, openEnvironment } from './environment.ts';
import { fixtureParts } from './fixture/parts.ts';
import { temporaryFolder } from './fixture/temporary.ts';
import { freePort } from './ports.ts';
import { indexStream, trimStream } from './stream-store.ts';
import { ensureTable } from './table.ts';

const TABLE = 'notes';
let environment: Environment;
beforeEach(() => {
  environment = openEnvironment();
  environment.set('AWS_ACCESS_KEY_ID', 'a');
  environment.set('AWS_SECRET_ACCESS_KEY', 'b');
  environment.set('AWS_REGION', 'cn-north-1');
});
afterEach(() => environment.restore());

async function setUp(file = join(temporaryFolder(), 'dynamodb.sqlite')) {
  const server = await startDynamoDb(file, () => undefined);
  onTestFinished(server.stop);
  environment.set('AWS_ENDPOINT_URL_DYNAMODB', server.endpoint);
  const streamArn = await ensureTable({ ...fixtureParts.tableDefinition, TableName: TABLE });
  const client = new DynamoDBClient({});
  onTestFinished(() => client.destroy());
  const put = (pk: string) => client.send(new PutItemCommand({ TableName: TABLE, Item: key(pk) }));
  return {
    server,
    file,
    streamArn,
    put,
    get: (pk: string) => client.send(new GetItemCommand({ TableName: TABLE, Key: key(pk) })),
  };
}

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } });

function servers(file: string): number[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const parts = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return parts[0]?.endsWith('/dynoxide') && parts.includes(file) ? [Number(pid)] : [];
    } catch {
      return [];
    }
  });
}

test('makes the table with its stream once, and keeps what is written over a restart', async () => {
  const first = await setUp();
  await first.put('a');
  await first.server.stop();
  expect(servers(first.file)).toEqual([]);
  const second = await setUp(first.file);
  expect(second.streamArn).toBe(first.streamArn);
  expect((await second.get('a')).Item).toEqual(key('a'));
});

test('a table without a stream is refused with a sentence', async () => {
  const { StreamSpecification: _, ...definition } = fixtureParts.tableDefinition;
  const server = await startDynamoDb(join(temporaryFolder(), 'd.sqlite'), () => undefined);
  onTestFinished(server.stop);
  environment.set('AWS_ENDPOINT_URL_DYNAMODB', server.endpoint);
  await expect(ensureTable({ ...definition, TableName: TABLE })).rejects.toThrow('没有变更流');
});

test('a server that is killed comes back on the same port with its data', async () => {
  const { file, put, get } = await setUp();
  await put('a');
  const [pid = 0] = servers(file);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => servers(file)[0] ?? pid, { timeout: 5_000 }).not.toBe(pid);
  expect((await get('a')).Item).toEqual(key('a'));
});

test('a server left over from an earlier host is ended before another one takes its file', async () => {
  const file = join(temporaryFolder(), 'dynamodb.sqlite');
  const binary = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  const stale = spawn(binary, ['serve', '--port', String(await freePort()), '--db-path', file], {
    stdio: 'ignore',
  });
  onTestFinished(() => void stale.kill('SIGKILL'));
  await expect.poll(() => servers(file), { timeout: 10_000 }).toEqual([stale.pid]);
  const { stop } = await startDynamoDb(file, () => undefined);
  onTestFinished(stop);
  expect(servers(file)).toHaveLength(1);
  expect(servers(file)[0]).not.toBe(stale.pid);
});

test('dies with its host, also when the host is killed', async () => {
  const file = join(temporaryFolder(), 'dynamodb.sqlite');
  const module = pathToFileURL(join(import.meta.dirname, 'dynamodb.ts')).href;
  const script = `const { startDynamoDb } = await import('${module}');
    console.log((await startDynamoDb('${file}', console.error)).endpoint);
    setInterval(() => {}, 1000);`;
  const host = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(host.stdout, 'data');
  expect(servers(file)).toHaveLength(1);
  host.kill('SIGKILL');
  await expect.poll(() => servers(file), { timeout: 3_000 }).toEqual([]);
});

test('trims what is old and delivered; the numbers go on from the last', async () => {
  const { file, put } = await setUp();
  indexStream(file);
  for (const pk of ['a', 'b', 'c', 'd']) await put(pk);
  const records = () => {
    const database = new DatabaseSync(file, { readOnly: true });
    const rows = database.prepare('SELECT sequence_number AS n FROM _stream_records ORDER BY id').all();
    database.close();
    return rows.map(({ n }) => n);
  };
  const future = Date.now() / 1000 + 60;
  expect(trimStream(file, TABLE, 3n, Date.now() / 1000 - 60)).toBe(0);
  expect(trimStream(file, TABLE, 3n, future)).toBe(2);
  expect(records()).toEqual(['3', '4']);
  expect(trimStream(file, TABLE, 4n, future)).toBe(1);
  await put('e');
  expect(records()).toEqual(['4', '5']);
});

test('numbers are found by the index, not by reading every record', async () => {
  const { file, put } = await setUp();
  indexStream(file);
  await put('a');
  const database = new DatabaseSync(file, { readOnly: true });
  onTestFinished(() => database.close());
  const number = 'CAST(sequence_number AS INTEGER)';
  const plan = database
    .prepare(
      `EXPLAIN QUERY PLAN SELECT * FROM _stream_records WHERE table_name = ? AND ${number} > ? ORDER BY ${number}`,
    )
    .all(TABLE, 0)
    .map(({ detail }) => detail);
  // `<expr>`: the index knows the very expression that the server asks for; and nothing is left to sort.
  expect(plan).toEqual([expect.stringContaining('INDEX egov_stream_sequence (table_name=? AND <expr>>?)')]);
});
