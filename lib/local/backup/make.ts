import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { Refusal } from '../refusal.ts';
import { openFile } from '../tool-store.ts';
import { digestCity } from './city.ts';
import { copy, linkOrCopy, type Manifest, measure, writeManifest } from './manifest.ts';
import { openObjectsIndex } from './objects.ts';

/** Pages copied between two looks at what else waits: a writer waits for one such step at most. */
const PAGES_AT_ONCE = 1000;
const INDEX_TRIES = 5;

/**
 * Copies a data folder while its host works. Order matters: first what is still to be delivered, then the records, then the
 * objects. What happens in between is then delivered twice, which every subscriber survives; never lost, and no record names
 * an object that the copy lacks.
 */
export async function makeBackup(dataDir: string, target: string): Promise<Manifest> {
  refuseUnlessPossible(dataDir, target);
  await mkdir(join(target, 'objects'), { recursive: true, mode: 0o700 });
  const madeAt = new Date().toISOString();
  await copyDatabase(dataDir, target, 'host.sqlite');
  const beganAt = Date.parse(madeAt) + clockAhead(join(target, 'host.sqlite'));
  await copyDatabase(dataDir, target, 'dynamodb.sqlite');
  const blobs = await copyObjects(dataDir, target);
  const secrets = readdirSync(dataDir).filter((name) => name.endsWith('.json') && name !== 'host.json');
  for (const name of secrets) await copy(join(dataDir, name), join(target, name));

  const city = await digestCopy(target);
  const databases = ['host.sqlite', 'dynamodb.sqlite', 'objects/index.sqlite'];
  const paths = [...databases.filter((name) => existsSync(join(target, name))), ...secrets, ...blobs];
  const files: Manifest['files'] = [];
  for (const path of paths) files.push(await measure(target, path));
  const manifest: Manifest = { format: 1, madeAt, beganAt, city, files };
  await writeManifest(target, manifest);
  return manifest;
}

function refuseUnlessPossible(dataDir: string, target: string): void {
  if (!existsSync(join(dataDir, 'dynamodb.sqlite'))) {
    throw new Refusal(
      `目录 ${dataDir} 里没有内置数据库。请用 DATA_DIR 指定;外部数据库请用它自己的备份。`,
      `No embedded database in ${dataDir}: set DATA_DIR; another store has a backup of its own.`,
    );
  }
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new Refusal(
      `备份目录 ${target} 不是空的,请用新的目录。`,
      `The folder ${target} is not empty: name a new one.`,
    );
  }
}

/** SQLite's own online copy: a state between two transactions, whoever writes meanwhile. */
async function copyDatabase(dataDir: string, target: string, name: string): Promise<void> {
  const source = new DatabaseSync(join(dataDir, name), { readOnly: true, timeout: 10_000 });
  try {
    await backup(source, join(target, name), { rate: PAGES_AT_ONCE });
  } finally {
    source.close();
  }
  // One file, without a log beside it that a later step could forget.
  const made = new DatabaseSync(join(target, name));
  made.exec('PRAGMA journal_mode = DELETE');
  made.close();
}

/** How far the host's clock is ahead of the wall's, in milliseconds. */
function clockAhead(file: string): number {
  const state = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(state.prepare('SELECT ahead FROM clock').get()?.ahead ?? 0);
  } finally {
    state.close();
  }
}

/** The index, then each blob it names; if one was removed in between, the index is taken again. */
async function copyObjects(dataDir: string, target: string): Promise<string[]> {
  if (!existsSync(join(dataDir, 'objects/index.sqlite'))) return [];
  for (let attempt = 1; ; attempt++) {
    await copyDatabase(dataDir, target, 'objects/index.sqlite');
    const index = openObjectsIndex(target);
    const blobs = index?.blobs() ?? [];
    index?.close();
    try {
      for (const path of blobs)
        if (!existsSync(join(target, path))) await linkOrCopy(join(dataDir, path), join(target, path));
      return blobs;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === INDEX_TRIES) throw error;
      await rm(join(target, 'objects/index.sqlite'));
    }
  }
}

/** Opens the copy, as a restored host would, and recomputes everything that can be. */
export async function digestCopy(folder: string): Promise<Manifest['city']> {
  const objects = openObjectsIndex(folder);
  const store = await openFile(join(folder, 'dynamodb.sqlite'));
  try {
    return await digestCity((document) => objects?.holds(document) ?? true);
  } finally {
    await store.close();
    objects?.close();
    // The server leaves its log beside the file; one file is what gets a checksum.
    const file = new DatabaseSync(join(folder, 'dynamodb.sqlite'));
    file.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE');
    file.close();
  }
}
