import type { DatabaseSync } from 'node:sqlite';

/** What is said of a version besides its bytes: until when it is locked, and its tags. */
export function openMarkIndex(database: DatabaseSync) {
  const lock = database.prepare('INSERT OR REPLACE INTO retentions VALUES (?, ?, ?)');
  const lockOf = database.prepare('SELECT until FROM retentions WHERE version_id = ?');
  const unlock = database.prepare('DELETE FROM retentions WHERE version_id = ?');
  const insertTag = database.prepare('INSERT INTO tags VALUES (?, ?, ?, ?)');
  const tag = database.prepare('SELECT value FROM tags WHERE version_id = ? AND name = ?');
  const removeTags = database.prepare('DELETE FROM tags WHERE version_id = ?');
  const tagged = database.prepare(
    'SELECT version_id FROM tags WHERE name = ? AND value = ? AND tagged_at <= ?',
  );

  const lockedUntil = (versionId: string): number => Number(lockOf.get(versionId)?.until ?? 0);
  return {
    lockedUntil,
    isLocked: (versionId: string, now: number): boolean => lockedUntil(versionId) > now,
    lock: (versionId: string, mode: string, until: number): void => void lock.run(versionId, mode, until),

    /** All tags of a version at once, as S3 sets them. To be called in a transaction. */
    setTags(versionId: string, tags: readonly [string, string][], now: number): void {
      removeTags.run(versionId);
      for (const [name, value] of tags) insertTag.run(versionId, name, value, now);
    },
    tagOf(versionId: string, name: string): string | undefined {
      const row = tag.get(versionId, name);
      return row && String(row.value);
    },
    taggedBefore: (name: string, value: string, time: number): string[] =>
      tagged.all(name, value, time).map((row) => String(row.version_id)),

    /** With the version itself; answers with no blob. To be called in a transaction. */
    remove(versionId: string): string[] {
      unlock.run(versionId);
      removeTags.run(versionId);
      return [];
    },
  };
}

export type MarkIndex = ReturnType<typeof openMarkIndex>;
