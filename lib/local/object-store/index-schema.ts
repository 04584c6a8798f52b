import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * The index: which versions of which keys exist, and of which blobs each is made. An object is there when its row is, so
 * the commit of a row is the moment an upload happens.
 *
 * A version made by a multipart upload has one segment per part, as uploaded: joining 2 GiB takes no copy and no time.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS versions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id TEXT NOT NULL UNIQUE,
    bucket TEXT NOT NULL,
    key TEXT NOT NULL,
    delete_marker INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    etag TEXT NOT NULL,
    sha256 TEXT,
    reason TEXT NOT NULL,
    stored_at INTEGER NOT NULL,
    announced INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS versions_by_key ON versions (bucket, key, sequence);
  CREATE INDEX IF NOT EXISTS versions_unannounced ON versions (sequence) WHERE announced = 0;

  CREATE TABLE IF NOT EXISTS segments (
    version_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    blob_id TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    PRIMARY KEY (version_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS segments_by_blob ON segments (blob_id);

  CREATE TABLE IF NOT EXISTS uploads (
    upload_id TEXT PRIMARY KEY,
    bucket TEXT NOT NULL,
    key TEXT NOT NULL,
    content_type TEXT NOT NULL,
    part_checksums INTEGER NOT NULL,
    started_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE IF NOT EXISTS parts (
    upload_id TEXT NOT NULL,
    part_number INTEGER NOT NULL,
    blob_id TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    etag TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    stored_at INTEGER NOT NULL,
    PRIMARY KEY (upload_id, part_number)
  ) STRICT, WITHOUT ROWID;
  -- Object Lock: until then (epoch ms) a version can neither be removed nor be locked for a shorter time.
  CREATE TABLE IF NOT EXISTS retentions (
    version_id TEXT PRIMARY KEY,
    mode TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE IF NOT EXISTS tags (
    version_id TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    tagged_at INTEGER NOT NULL,
    PRIMARY KEY (version_id, name)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX IF NOT EXISTS parts_by_blob ON parts (blob_id);
`;

export function openDatabase(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(path.join(dataDir, 'index.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  // A second process on the same folder would sweep away what this one is writing. The lock is held on a file beside the index
  // for as long as this connection is open, so that a backup can still read the index.
  database.prepare('ATTACH ? AS lock').run(path.join(dataDir, 'index.lock'));
  database.exec('PRAGMA lock.locking_mode = EXCLUSIVE; PRAGMA lock.user_version = 1;');
  transaction(database, () => database.exec(SCHEMA));
  return database;
}

/** All of `work` or none of it, synced to disk when this returns. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
