import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { startDynamoDb } from '../../lib/local/dynamodb.ts';
import { indexStream, trimStream } from '../../lib/local/stream-store.ts';
import { ensureTable } from '../../lib/local/table.ts';

/**
 * What the embedded store's stream costs a write: puts per second with an empty stream and with 16,000 records in it, as
 * the server comes, with our index, and after trimming. The ratios are what to look at; the machine decides the rest.
 */
const RECORDS = 16_000;
const PUTS = 300;
const TABLE = 'bench';
/** About what a project's snapshot takes. */
const SNAPSHOT = { S: '政务信息化项目'.repeat(100) };

Object.assign(process.env, {
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_REGION: 'cn-north-1',
});

async function putsPerSecond(client: DynamoDBClient, name: string): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < PUTS; i++) {
    await client.send(
      new PutItemCommand({ TableName: TABLE, Item: { pk: { S: `${name}-${i}` }, snapshot: SNAPSHOT } }),
    );
  }
  return (PUTS * 1000) / (performance.now() - began);
}

/** Writes the records as the server would, without waiting for it to get slower and slower. */
function fill(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec(`
    INSERT INTO _stream_records (table_name, event_name, keys_json, new_image, sequence_number, shard_id, created_at)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${RECORDS})
    SELECT r.table_name, r.event_name, r.keys_json, r.new_image, r.last + i, r.shard_id, 0
    FROM n, (SELECT *, MAX(CAST(sequence_number AS INTEGER)) AS last FROM _stream_records) AS r`);
  database.close();
}

async function measure(indexed: boolean): Promise<{ empty: number; full: number; trimmed: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'egov-bench-'));
  const file = join(folder, 'dynamodb.sqlite');
  const server = await startDynamoDb(file, console.error);
  process.env.AWS_ENDPOINT_URL_DYNAMODB = server.endpoint;
  await ensureTable({
    TableName: TABLE,
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  });
  const client = new DynamoDBClient({});
  if (indexed) indexStream(file);
  await putsPerSecond(client, 'warm-up');
  const empty = await putsPerSecond(client, 'empty');
  fill(file);
  const full = await putsPerSecond(client, 'full');
  trimStream(file, TABLE, 10_000_000n, 1);
  const trimmed = await putsPerSecond(client, 'trimmed');
  client.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
  return { empty, full, trimmed };
}

// The first round only warms the process up.
await measure(true);
const plain = await measure(false);
const indexed = await measure(true);
const row = (name: string, { empty, full, trimmed }: typeof plain) =>
  `${name.padEnd(14)}${[empty, full, trimmed].map((n) => n.toFixed(0).padStart(8)).join('')}   full/empty ${(full / empty).toFixed(2)}`;

console.log(`puts/s, one at a time: stream empty, with ${RECORDS} records, trimmed`);
console.log(row('as it comes', plain));
console.log(row('with the index', indexed));
console.log(`index at ${RECORDS} records: ${(indexed.full / plain.full).toFixed(1)} × as it comes`);
