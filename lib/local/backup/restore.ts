import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';
import { digestCopy } from './make.ts';
import { copy, type Manifest, measure, readManifest } from './manifest.ts';
import { openObjectsIndex } from './objects.ts';

/**
 * Makes a data folder from a backup: each file checked against the manifest, each chain recomputed and held against what the
 * backup had. Only when all of it holds does the folder get its name.
 */
export async function restoreBackup(folder: string, dataDir: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new Refusal(
      `数据目录 ${dataDir} 已有内容。请先移走它,或用 DATA_DIR 指定新的目录。`,
      `The data folder ${dataDir} is not empty: move it away, or name another in DATA_DIR.`,
    );
  }
  const draft = `${dataDir}.restoring`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  for (const file of manifest.files) {
    await copy(join(folder, file.path), join(draft, file.path));
    const found = await measure(draft, file.path);
    if (found.sha256 !== file.sha256 || found.sizeBytes !== file.sizeBytes) throw changed(file.path);
  }
  const objects = openObjectsIndex(draft);
  objects?.announceAgain(manifest.beganAt);
  objects?.close();
  const city = await digestCopy(draft);
  if (city.headsSha256 !== manifest.city.headsSha256) throw changed('dynamodb.sqlite');
  if (existsSync(dataDir)) await rmdir(dataDir);
  await rename(draft, dataDir);
  return manifest;
}

const changed = (path: string) =>
  new Refusal(
    `备份中的 ${path} 与清单不符,没有恢复任何内容。请换一份备份。`,
    `${path} of the backup is not what its manifest says; nothing was restored: take another backup.`,
  );
