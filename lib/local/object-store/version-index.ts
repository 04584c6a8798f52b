import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { S3Error } from './s3-error.ts';
import type { StoredObject } from './types.ts';

export interface Segment {
  blobId: string;
  sizeBytes: number;
}

export interface NewVersion extends Omit<StoredObject, 'versionId' | 'sequencer'> {
  segments: readonly Segment[];
  /** `If-None-Match: *`: only where no object is. */
  onlyIfAbsent: boolean;
}

export type Version = StoredObject & { deleteMarker: boolean };

type Row = Record<string, string | number | bigint | null | Uint8Array>;

/** Versions of objects: each PUT adds one, nothing is overwritten, and the newest is the object. */
export function openVersionIndex(database: DatabaseSync) {
  const insert = database.prepare(`
    INSERT INTO versions
      (version_id, bucket, key, delete_marker, content_type, size_bytes, etag, sha256, reason, stored_at, announced)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`);
  const insertSegment = database.prepare('INSERT INTO segments VALUES (?, ?, ?, ?)');
  const newest = database.prepare(
    'SELECT * FROM versions WHERE bucket = ? AND key = ? ORDER BY sequence DESC LIMIT 1',
  );
  const exact = database.prepare('SELECT * FROM versions WHERE bucket = ? AND key = ? AND version_id = ?');
  const segmentsOf = database.prepare('SELECT * FROM segments WHERE version_id = ? ORDER BY position');
  const remove = database.prepare('DELETE FROM versions WHERE version_id = ?');
  const removeSegments = database.prepare('DELETE FROM segments WHERE version_id = ? RETURNING blob_id');
  const isUsed = database.prepare(
    'SELECT 1 FROM segments WHERE blob_id = ?1 UNION ALL SELECT 1 FROM parts WHERE blob_id = ?1 LIMIT 1',
  );
  const markAnnounced = database.prepare('UPDATE versions SET announced = 1 WHERE version_id = ?');
  const unannounced = database.prepare('SELECT * FROM versions WHERE announced = 0 ORDER BY sequence');
  // U+10FFFF sorts after every key that begins with the prefix, so the range ends where the prefix does.
  const list = database.prepare(`
    SELECT * FROM versions v WHERE bucket = ?1 AND key >= ?2 AND key < ?2 || char(0x10ffff) AND key > ?3
      AND delete_marker = 0
      AND sequence = (SELECT max(sequence) FROM versions w WHERE w.bucket = v.bucket AND w.key = v.key)
    ORDER BY key LIMIT ?4`);

  const find = (bucket: string, key: string, versionId?: string): Version | undefined => {
    const row = versionId === undefined ? newest.get(bucket, key) : exact.get(bucket, key, versionId);
    return row && versionOf(row);
  };

  return {
    find,

    /** To be called in a transaction. */
    add(version: NewVersion): Version {
      const { bucket, key } = version;
      const current = version.onlyIfAbsent ? find(bucket, key) : undefined;
      if (current && !current.deleteMarker)
        throw new S3Error(
          'PreconditionFailed',
          'At least one of the pre-conditions you specified did not hold',
        );
      const { contentType, sizeBytes, etag, sha256, reason, storedAt } = version;
      const id = randomBytes(16).toString('hex');
      const row = insert.get(id, bucket, key, 0, contentType, sizeBytes, etag, sha256, reason, storedAt, 0);
      version.segments.forEach((segment, position) => {
        insertSegment.run(id, position, segment.blobId, segment.sizeBytes);
      });
      return versionOf(row ?? {});
    },

    /** Hides the object, and keeps every version of it. */
    addDeleteMarker(bucket: string, key: string, storedAt: number): Version {
      const id = randomBytes(16).toString('hex');
      return versionOf(insert.get(id, bucket, key, 1, '', 0, '', null, 'DeleteObject', storedAt, 1) ?? {});
    },

    /** Removes one version for good; answers with the blobs that nothing uses any more. To be called in a transaction. */
    remove(versionId: string): string[] {
      const blobIds = removeSegments.all(versionId).map((row) => String(row.blob_id));
      remove.run(versionId);
      return blobIds.filter((blobId) => isUsed.get(blobId) === undefined);
    },

    segments(versionId: string): Segment[] {
      return segmentsOf.all(versionId).map((row) => ({
        blobId: String(row.blob_id),
        sizeBytes: Number(row.size_bytes),
      }));
    },

    list(bucket: string, prefix: string, after: string, limit: number): Version[] {
      return list.all(bucket, prefix, after, limit).map(versionOf);
    },

    isBlobUsed: (blobId: string): boolean => isUsed.get(blobId) !== undefined,
    markAnnounced: (versionId: string): void => void markAnnounced.run(versionId),
    unannounced: (): Version[] => unannounced.all().map(versionOf),
  };
}

export type VersionIndex = ReturnType<typeof openVersionIndex>;

function versionOf(row: Row): Version {
  return {
    bucket: String(row.bucket),
    key: String(row.key),
    versionId: String(row.version_id),
    sizeBytes: Number(row.size_bytes),
    contentType: String(row.content_type),
    etag: String(row.etag),
    sha256: row.sha256 === null ? null : String(row.sha256),
    sequencer: Number(row.sequence).toString(16).toUpperCase().padStart(16, '0'),
    storedAt: Number(row.stored_at),
    reason: String(row.reason) as StoredObject['reason'],
    deleteMarker: row.delete_marker === 1,
  };
}
