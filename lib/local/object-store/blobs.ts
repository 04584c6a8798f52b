import { randomBytes } from 'node:crypto';
import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Bytes on disk. A blob is written to `temp/`, synced, renamed to `blobs/<xx>/`, and only then entered in the index; so a
 * crash leaves at most a file that the index does not know, which `sweep` removes. Names are random, never a user's.
 */
export interface Blobs {
  /** Runs `write`, then `commit` with the blob in its place; if either throws, nothing of it remains. */
  store<W, T>(
    write: (file: FileHandle) => Promise<W>,
    commit: (blobId: string, written: W) => T | Promise<T>,
  ): Promise<T>;
  /** From `start` to `end`, both included. */
  read(blobId: string, start: number, end: number): AsyncIterable<Buffer>;
  remove(blobIds: readonly string[]): Promise<void>;
  /** Removes every blob that is neither known nor being written now. */
  sweep(isKnown: (blobId: string) => boolean): Promise<number>;
}

const READ_BYTES = 256 * 1024;

export function openBlobs(dataDir: string): Blobs {
  const temp = path.join(dataDir, 'temp');
  const blobs = path.join(dataDir, 'blobs');
  const folder = (blobId: string) => path.join(blobs, blobId.slice(0, 2));
  const place = (blobId: string) => path.join(folder(blobId), blobId);
  const writing = new Set<string>();
  const prepared = new Map<string, Promise<void>>();

  // Whatever is in temp was being written when the last process ended, and nobody was told it was stored.
  rmSync(temp, { recursive: true, force: true });
  mkdirSync(temp, { recursive: true });
  mkdirSync(blobs, { recursive: true });

  async function writeTemp<W>(file: string, write: (file: FileHandle) => Promise<W>): Promise<W> {
    const handle = await open(file, 'wx');
    try {
      const written = await write(handle);
      await handle.sync();
      return written;
    } finally {
      await handle.close();
    }
  }

  /** A new folder is on disk only once the one above it is: everyone who needs it waits for that. */
  function prepare(where: string): Promise<void> {
    const ready = prepared.get(where) ?? mkdir(where, { recursive: true }).then(() => syncFolder(blobs));
    prepared.set(where, ready);
    ready.catch(() => prepared.delete(where));
    return ready;
  }

  return {
    async store(write, commit) {
      const blobId = randomBytes(16).toString('hex');
      const draft = path.join(temp, blobId);
      writing.add(blobId);
      try {
        const written = await writeTemp(draft, write);
        await prepare(folder(blobId));
        await rename(draft, place(blobId));
        await syncFolder(folder(blobId));
        return await commit(blobId, written);
      } catch (error) {
        await rm(draft, { force: true });
        await rm(place(blobId), { force: true });
        throw error;
      } finally {
        writing.delete(blobId);
      }
    },

    read(blobId, start, end) {
      return createReadStream(place(blobId), { start, end, highWaterMark: READ_BYTES });
    },

    async remove(blobIds) {
      for (const blobId of blobIds) await rm(place(blobId), { force: true });
    },

    async sweep(isKnown) {
      let removed = 0;
      for (const entry of await readdir(blobs, { recursive: true, withFileTypes: true })) {
        // Asked in this order, a blob that is committed meanwhile is seen by one or the other.
        if (!entry.isFile() || writing.has(entry.name) || isKnown(entry.name)) continue;
        await rm(place(entry.name), { force: true });
        removed++;
      }
      return removed;
    },
  };
}

/** A rename is on disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
