import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

export interface Upload {
  uploadId: string;
  bucket: string;
  key: string;
  contentType: string;
  /** Started with `x-amz-checksum-algorithm: SHA256`: each part must bring its checksum, and the object gets a composite. */
  partChecksums: boolean;
  startedAt: number;
}

export interface StoredPart {
  partNumber: number;
  blobId: string;
  sizeBytes: number;
  etag: string;
  /** base64 */
  sha256: string;
  storedAt: number;
}

/** Multipart uploads under way, and the parts they have so far. */
export function openUploadIndex(database: DatabaseSync) {
  const insert = database.prepare('INSERT INTO uploads VALUES (?, ?, ?, ?, ?, ?)');
  const get = database.prepare('SELECT * FROM uploads WHERE upload_id = ? AND bucket = ? AND key = ?');
  const before = database.prepare('SELECT upload_id FROM uploads WHERE started_at < ?');
  const remove = database.prepare('DELETE FROM uploads WHERE upload_id = ?');
  const replacePart = database.prepare('INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?, ?)');
  const partBlob = database.prepare('SELECT blob_id FROM parts WHERE upload_id = ? AND part_number = ?');
  const parts = database.prepare('SELECT * FROM parts WHERE upload_id = ? ORDER BY part_number');
  const removeParts = database.prepare('DELETE FROM parts WHERE upload_id = ? RETURNING blob_id');

  return {
    start(upload: Omit<Upload, 'uploadId'>): string {
      const { bucket, key, contentType, partChecksums, startedAt } = upload;
      const uploadId = randomBytes(16).toString('hex');
      insert.run(uploadId, bucket, key, contentType, Number(partChecksums), startedAt);
      return uploadId;
    },

    /** The key is part of the question: an upload id is worth nothing for another object. */
    find(uploadId: string, bucket: string, key: string): Upload | undefined {
      const row = get.get(uploadId, bucket, key);
      return (
        row && {
          uploadId,
          bucket,
          key,
          contentType: String(row.content_type),
          partChecksums: row.part_checksums === 1,
          startedAt: Number(row.started_at),
        }
      );
    },

    /** A part sent again takes the place of the first; answers with the blob it replaced. To be called in a transaction. */
    putPart(uploadId: string, part: StoredPart): string[] {
      const replaced = partBlob.get(uploadId, part.partNumber);
      replacePart.run(
        uploadId,
        part.partNumber,
        part.blobId,
        part.sizeBytes,
        part.etag,
        part.sha256,
        part.storedAt,
      );
      return replaced ? [String(replaced.blob_id)] : [];
    },

    parts(uploadId: string): StoredPart[] {
      return parts.all(uploadId).map((row) => ({
        partNumber: Number(row.part_number),
        blobId: String(row.blob_id),
        sizeBytes: Number(row.size_bytes),
        etag: String(row.etag),
        sha256: String(row.sha256),
        storedAt: Number(row.stored_at),
      }));
    },

    /** Ends an upload; answers with the blobs of all its parts. To be called in a transaction. */
    end(uploadId: string): string[] {
      remove.run(uploadId);
      return removeParts.all(uploadId).map((row) => String(row.blob_id));
    },

    startedBefore: (time: number): string[] => before.all(time).map((row) => String(row.upload_id)),
  };
}

export type UploadIndex = ReturnType<typeof openUploadIndex>;
