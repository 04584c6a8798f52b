import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ProjectDocument } from '../../project/project.ts';

/** The index of an object store that no host has open: of a backup, or of a folder being restored. */
export function openObjectsIndex(folder: string) {
  const file = join(folder, 'objects/index.sqlite');
  if (!existsSync(file)) return undefined;
  const database = new DatabaseSync(file);
  const newest = database.prepare(
    'SELECT version_id, size_bytes, sha256, delete_marker FROM versions WHERE key = ? ORDER BY sequence DESC LIMIT 1',
  );
  const segments = database.prepare('SELECT blob_id FROM segments WHERE version_id = ?');
  return {
    /** Every blob that an object, or an upload under way, is made of; as paths in the folder. */
    blobs: () =>
      database
        .prepare('SELECT blob_id FROM segments UNION SELECT blob_id FROM parts')
        .all()
        .map((row) => blobPath(String(row.blob_id))),
    /** True where the object that the document names is there, with its size and, as far as the store knows it, its SHA-256. */
    holds({ key, sizeBytes, sha256 }: ProjectDocument): boolean {
      const row = newest.get(key);
      if (!row || row.delete_marker || Number(row.size_bytes) !== sizeBytes) return false;
      const known = row.sha256 === null ? sha256 : Buffer.from(String(row.sha256), 'base64').toString('hex');
      const blobs = segments.all(String(row.version_id));
      return known === sha256 && blobs.every((b) => existsSync(join(folder, blobPath(String(b.blob_id)))));
    },
    /** Makes the store announce again what it stored since: the announcement may lie in no copied journal. */
    announceAgain(since: number): void {
      database
        .prepare('UPDATE versions SET announced = 0 WHERE delete_marker = 0 AND stored_at >= ?')
        .run(since);
    },
    close: () => database.close(),
  };
}

const blobPath = (blobId: string) => `objects/blobs/${blobId.slice(0, 2)}/${blobId}`;
