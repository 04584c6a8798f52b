import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startDynamoDb } from './dynamodb.ts';
import { openEnvironment } from './environment.ts';
import { fixtureParts } from './fixture/parts.ts';
import { temporaryState } from './fixture/temporary.ts';
import { createStreamReader } from './stream-reader.ts';
import { ensureTable } from './table.ts';

const environment = openEnvironment();
const folder = mkdtempSync(join(tmpdir(), 'egov-stream-'));
let stopServer: () => Promise<void>;
let client: DynamoDBClient;

beforeAll(async () => {
  environment.set('AWS_ACCESS_KEY_ID', 'a');
  environment.set('AWS_SECRET_ACCESS_KEY', 'b');
  environment.set('AWS_REGION', 'cn-north-1');
  const server = await startDynamoDb(join(folder, 'dynamodb.sqlite'), () => undefined);
  stopServer = server.stop;
  environment.set('AWS_ENDPOINT_URL_DYNAMODB', server.endpoint);
  environment.set('AWS_ENDPOINT_URL_DYNAMODB_STREAMS', server.endpoint);
  client = new DynamoDBClient({});
});
afterAll(async () => {
  client.destroy();
  await stopServer();
  environment.restore();
  rmSync(folder, { recursive: true });
});

let tables = 0;

async function setUp() {
  const TableName = `table-${++tables}`;
  const streamArn = await ensureTable({ ...fixtureParts.tableDefinition, TableName });
  const state = temporaryState();
  return {
    state,
    read: (handle: (event: DynamoDBStreamEvent) => Promise<unknown>, from: DatabaseSync = state) => {
      const reader = createStreamReader({
        streamArn,
        state: from,
        handle,
        log: () => undefined,
        pollMs: 50,
        backoffMs: 5,
      });
      onTestFinished(() => reader.stop());
      reader.start();
      return reader;
    },
    async put(...pks: string[]) {
      for (const pk of pks) {
        const Item = {
          pk: { S: pk },
          sk: { S: 'x' },
          bytes: { B: Buffer.from('ab') },
          list: { L: [{ BOOL: true }, { NULL: true }] },
        };
        await client.send(new PutItemCommand({ TableName, Item }));
      }
    },
  };
}

const keys = ({ Records }: DynamoDBStreamEvent) => Records.map(({ dynamodb }) => dynamodb?.Keys?.pk?.S);

test('gives the handler a Lambda stream event', async () => {
  const { put, read } = await setUp();
  const events: DynamoDBStreamEvent[] = [];
  const reader = read(async (event) => void events.push(event));
  await put('诸城');
  await reader.drained();
  expect(events).toHaveLength(1);
  expect(events[0]?.Records[0]).toMatchObject({
    eventID: expect.any(String),
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    awsRegion: 'cn-north-1',
    eventSourceARN: expect.stringContaining('/stream/'),
    dynamodb: {
      Keys: { pk: { S: '诸城' }, sk: { S: 'x' } },
      NewImage: { bytes: { B: 'YWI=' }, list: { L: [{ BOOL: true }, { NULL: true }] } },
      SequenceNumber: '1',
      SizeBytes: expect.any(Number),
      StreamViewType: 'NEW_IMAGE',
      ApproximateCreationDateTime: expect.any(Number),
    },
  });
  expect(await reader.drained()).toBe(false);
});

test('finds what is written without being told', async () => {
  const { put, read } = await setUp();
  const got: unknown[] = [];
  const reader = read(async (event) => void got.push(...keys(event)));
  await reader.drained();
  await put('a', 'b');
  await expect.poll(() => got, { timeout: 10_000 }).toEqual(['a', 'b']);
});

test('batchItemFailures: goes on after the last good one, and never past the failed', async () => {
  const { put, read } = await setUp();
  await put('a', 'b', 'c');
  const batches: unknown[][] = [];
  const reader = read(async (event) => {
    batches.push(keys(event));
    const bad = event.Records.find(({ dynamodb }) => dynamodb?.Keys?.pk?.S === 'b');
    return batches.length < 3
      ? { batchItemFailures: [{ itemIdentifier: bad?.dynamodb?.SequenceNumber }] }
      : undefined;
  });
  await reader.drained();
  expect(batches).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
    ['b', 'c'],
  ]);
});

test('a handler that throws gets the same batch again; a restart begins after the last success', async () => {
  const { put, read, state } = await setUp();
  await put('a');
  const first = read(async () => undefined);
  await first.drained();
  await put('b', 'c');
  let thrown = 0;
  const broken = read(async () => {
    thrown++;
    throw new Error('down');
  }, state);
  await first.stop();
  await expect.poll(() => thrown, { timeout: 10_000 }).toBeGreaterThan(1);
  await broken.stop();
  const got: unknown[] = [];
  await read(async (event) => void got.push(...keys(event)), state).drained();
  expect(got).toEqual(['b', 'c']);
});

test('a nudge does not hammer a failing handler', async () => {
  const { put, read } = await setUp();
  await put('a');
  let calls = 0;
  const reader = read(async () => {
    calls++;
    throw new Error('down');
  });
  await expect.poll(() => calls, { interval: 5, timeout: 10_000 }).toBeGreaterThanOrEqual(8);
  const before = calls;
  for (let i = 0; i < 100; i++) reader.nudge();
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(calls).toBe(before);
});
