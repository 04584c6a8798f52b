import type { DatabaseSync } from 'node:sqlite';
import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { failedItems } from './functions.ts';
import { toLambdaRecord } from './stream-event.ts';

export interface StreamReaderOptions {
  streamArn: string;
  state: DatabaseSync;
  handle(event: DynamoDBStreamEvent): Promise<unknown>;
  log(line: string): void;
  /** How often to look without being told that something was written. */
  pollMs?: number;
  /** First pause after a failure; it doubles up to 30 s. */
  backoffMs?: number;
}

export interface StreamReader {
  start(): void;
  /** Something was written: look now. */
  nudge(): void;
  /** Resolves once all that is in the stream now has been handled; true if there was anything. */
  drained(): Promise<boolean>;
  /** All up to here has been handled; undefined before the first record. */
  checkpoint(): bigint | undefined;
  stop(): Promise<void>;
}

const BATCH = 100;
const LONGEST_BACKOFF_MS = 30_000;

/**
 * Reads a table's stream as Lambda's event source does. The checkpoint is written only after the handler has succeeded:
 * killed at any moment, the host gives the same records again, never fewer.
 */
export function createStreamReader(options: StreamReaderOptions): StreamReader {
  const { streamArn, handle, log, pollMs = 250, backoffMs = 100 } = options;
  const client = new DynamoDBStreamsClient({});
  const checkpoints = openCheckpoints(options.state, streamArn);
  const shards = new Map<string, { iterator?: string | undefined; closed?: boolean }>();
  let waiting: ((worked: boolean) => void)[] = [];
  let wake = () => {};
  let nudged = false;
  let stopped = false;
  let running: Promise<void> | undefined;

  async function findShards(): Promise<void> {
    let last: string | undefined;
    do {
      const { StreamDescription: stream } = await client.send(
        new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: last }),
      );
      for (const { ShardId } of stream?.Shards ?? []) {
        if (ShardId && !shards.has(ShardId)) shards.set(ShardId, {});
      }
      last = stream?.LastEvaluatedShardId;
    } while (last);
  }

  async function openIterator(shardId: string): Promise<string | undefined> {
    const after = checkpoints.get(shardId);
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shardId,
        ...(after === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }),
      }),
    );
    return ShardIterator;
  }

  /** One batch of one shard; the number of records handled. On any error the iterator is taken anew from the checkpoint. */
  async function readBatch(
    shardId: string,
    shard: { iterator?: string | undefined; closed?: boolean },
  ): Promise<number> {
    const iterator = shard.iterator ?? (await openIterator(shardId));
    shard.iterator = undefined;
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: BATCH }),
    );
    if (Records.length > 0) await deliver(shardId, Records);
    shard.iterator = NextShardIterator;
    shard.closed = NextShardIterator === undefined;
    return Records.length;
  }

  async function deliver(shardId: string, records: _Record[]): Promise<void> {
    const numbers = records.map((record) => record.dynamodb?.SequenceNumber ?? '');
    const answer = await handle({ Records: records.map((record) => toLambdaRecord(record, streamArn)) });
    const failed = failedItems(answer, numbers);
    const firstFailed = numbers.findIndex((number) => failed.has(number));
    const done = firstFailed === -1 ? numbers.length : firstFailed;
    if (done > 0) checkpoints.save(shardId, numbers[done - 1] ?? '');
    if (firstFailed !== -1) throw new Error(`记录 ${numbers[firstFailed]} 未处理成功`);
  }

  /** Reads until there is nothing more; shards in the order listed, parents before their children. */
  async function pass(): Promise<boolean> {
    let handled = 0;
    if (![...shards.values()].some((shard) => !shard.closed)) await findShards();
    for (const [shardId, shard] of shards) {
      if (shard.closed) continue;
      for (let count = -1; count !== 0 && !stopped; ) {
        count = await readBatch(shardId, shard);
        handled += count;
        if (shard.closed) await findShards();
        if (shard.closed) break;
      }
    }
    return handled > 0;
  }

  /** A nudge ends the wait for new records, but not the wait after a failure: that would hammer a failing handler. */
  async function pause(ms: number, nudgeable: boolean): Promise<void> {
    if (stopped || (nudgeable && nudged)) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        if (!nudgeable && !stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopped) {
      nudged = false;
      const asked = waiting;
      waiting = [];
      try {
        const worked = await pass();
        failures = 0;
        for (const resolve of asked) resolve(worked);
        await pause(pollMs, true);
      } catch (error) {
        waiting = [...asked, ...waiting];
        if (stopped) break;
        log(`变更流处理失败,稍后重试: ${String(error)}`);
        await pause(Math.min(backoffMs * 2 ** failures++, LONGEST_BACKOFF_MS), false);
      }
    }
  }

  function nudge(): void {
    nudged = true;
    wake();
  }

  return {
    start() {
      running = run();
    },
    nudge,
    drained() {
      return new Promise((resolve) => {
        waiting.push(resolve);
        nudge();
      });
    },
    checkpoint: () => checkpoints.first(),
    async stop() {
      stopped = true;
      wake();
      await running;
      client.destroy();
    },
  };
}

function openCheckpoints(state: DatabaseSync, streamArn: string) {
  state.exec(`CREATE TABLE IF NOT EXISTS stream_checkpoints (
    stream TEXT NOT NULL, shard TEXT NOT NULL, sequence TEXT NOT NULL, PRIMARY KEY (stream, shard))`);
  const select = state.prepare('SELECT sequence FROM stream_checkpoints WHERE stream = ? AND shard = ?');
  const all = state.prepare('SELECT sequence FROM stream_checkpoints WHERE stream = ?');
  const upsert = state.prepare(
    'INSERT INTO stream_checkpoints VALUES (?, ?, ?) ON CONFLICT (stream, shard) DO UPDATE SET sequence = excluded.sequence',
  );
  return {
    get(shard: string): string | undefined {
      const row = select.get(streamArn, shard);
      return row === undefined ? undefined : String(row.sequence);
    },
    save: (shard: string, sequence: string) => void upsert.run(streamArn, shard, sequence),
    /** The lowest over all shards: what lies before it is done everywhere. */
    first(): bigint | undefined {
      const sequences = all.all(streamArn).map((row) => BigInt(String(row.sequence)));
      return sequences.reduce<bigint | undefined>(
        (low, s) => (low === undefined || s < low ? s : low),
        undefined,
      );
    },
  };
}
