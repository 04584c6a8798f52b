import { DatabaseSync } from 'node:sqlite';

/**
 * The embedded server numbers each stream record `MAX(CAST(sequence_number AS INTEGER)) + 1`, with no index for it, and
 * trims nothing: every write reads all records before it. An index on the same expression makes that one step
 * (`npm run bench:stream-store`), and trimming keeps the file small.
 */
const INDEX = `CREATE INDEX IF NOT EXISTS egov_stream_sequence
  ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`;

/** The record at the checkpoint stays: the server counts on from the highest number that it finds. */
const TRIM = `DELETE FROM _stream_records WHERE id IN (
  SELECT id FROM _stream_records
  WHERE table_name = ? AND CAST(sequence_number AS INTEGER) < ? AND created_at < ?
  ORDER BY CAST(sequence_number AS INTEGER) LIMIT ?)`;

/** Few enough that the server's own writers wait a few milliseconds, not seconds. */
const ROWS_AT_ONCE = 500;
const WAIT_FOR_LOCK_MS = 5_000;
const HOUR_MS = 3_600_000;
/** As long as DynamoDB keeps a stream record. */
const KEPT_MS = 24 * HOUR_MS;

export function indexStream(file: string): void {
  withFile(file, (database) => database.exec(INDEX));
}

/** Drops records older than `before` (seconds since 1970) that have been delivered, i.e. lie before the checkpoint. */
export function trimStream(file: string, table: string, checkpoint: bigint, before: number): number {
  return withFile(file, (database) => {
    const statement = database.prepare(TRIM);
    let trimmed = 0;
    for (let rows = ROWS_AT_ONCE; rows === ROWS_AT_ONCE; trimmed += rows) {
      rows = Number(statement.run(table, checkpoint, Math.floor(before), ROWS_AT_ONCE).changes);
    }
    return trimmed;
  });
}

/** Trims now and every hour; what has not been delivered stays, however old. Returns how to stop. */
export function keepStreamShort(
  file: string,
  table: string,
  checkpoint: () => bigint | undefined,
): () => void {
  const trim = () => {
    const through = checkpoint();
    if (through !== undefined) trimStream(file, table, through, (Date.now() - KEPT_MS) / 1000);
  };
  trim();
  const timer = setInterval(trim, HOUR_MS).unref();
  return () => clearInterval(timer);
}

function withFile<T>(file: string, use: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(file, { timeout: WAIT_FOR_LOCK_MS });
  try {
    return use(database);
  } finally {
    database.close();
  }
}
