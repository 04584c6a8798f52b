import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ProjectDocument } from '../../project/project.ts';

/** The index of an object store that no host has open: of a backup, or of a folder being restored. */
export function openObjectsIndex(folder: string) {
  const file = join(folder, 'objects/index.sqlite');
  if (!existsSync(file)) return undefined;
  const database = new DatabaseSync(file);
  const COLUMNS = 'version_id, size_bytes, sha256, delete_marker';
  const newest = database.prepare(
    `SELECT ${COLUMNS} FROM versions WHERE key = ? ORDER BY sequence DESC LIMIT 1`,
  );
  const exact = database.prepare(`SELECT ${COLUMNS} FROM versions WHERE key = ? AND version_id = ?`);
  /** The version that was checked, where the document names one. */
  const versionOf = ({ key, versionId }: ProjectDocument) =>
    versionId === undefined ? newest.get(key) : exact.get(key, versionId);
  const segments = database.prepare('SELECT blob_id FROM segments WHERE version_id = ? ORDER BY position');
  return {
    /** Every blob that an object, or an upload under way, is made of; as paths in the folder. */
    blobs: () =>
      database
        .prepare('SELECT blob_id FROM segments UNION SELECT blob_id FROM parts')
        .all()
        .map((row) => blobPath(String(row.blob_id))),
    /** True where the object that the document names is there, with its size and, as far as the store knows it, its SHA-256. */
    holds(document: ProjectDocument): boolean {
      const { sizeBytes, sha256 } = document;
      const row = versionOf(document);
      if (!row || row.delete_marker || Number(row.size_bytes) !== sizeBytes) return false;
      const known = row.sha256 === null ? sha256 : Buffer.from(String(row.sha256), 'base64').toString('hex');
      const blobs = segments.all(String(row.version_id));
      return known === sha256 && blobs.every((b) => existsSync(join(folder, blobPath(String(b.blob_id)))));
    },
    /** The bytes of the object that the document names. */
    async *read(document: ProjectDocument): AsyncGenerator<Buffer> {
      const version = String(versionOf(document)?.version_id);
      for (const { blob_id } of segments.all(version))
        yield* createReadStream(join(folder, blobPath(String(blob_id))));
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
