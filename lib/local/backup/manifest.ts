import { createHash } from 'node:crypto';
import { constants, createReadStream, existsSync } from 'node:fs';
import { copyFile, link, mkdir, open, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { Refusal } from '../refusal.ts';

/** Written last: a folder without it is no backup. */
const MANIFEST = 'manifest.json';

const file = z.object({ path: z.string(), sizeBytes: z.number(), sha256: z.string() });
export type BackupFile = z.infer<typeof file>;

export const citySchema = z.object({
  projects: z.number(),
  events: z.number(),
  documents: z.number(),
  headsSha256: z.string(),
});
/** What the history chains of a city come to: two stores that agree here hold the same history. */
export type CityDigest = z.infer<typeof citySchema>;

const manifest = z.object({
  format: z.literal(1),
  /** When it began, by the wall clock. */
  madeAt: z.string(),
  /** The same by the host's clock, which objects are dated by. */
  beganAt: z.number(),
  city: citySchema,
  files: z.array(file),
});
export type Manifest = z.infer<typeof manifest>;

export async function writeManifest(folder: string, content: Manifest): Promise<void> {
  await writeFile(join(folder, MANIFEST), JSON.stringify(content, null, 1), { mode: 0o600, flush: true });
}

export async function readManifest(folder: string): Promise<Manifest> {
  if (!existsSync(join(folder, MANIFEST))) {
    throw new Refusal(
      `${folder} 不是完整的备份:没有 ${MANIFEST}。`,
      `${folder} is no complete backup: it has no ${MANIFEST}.`,
    );
  }
  return manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
}

/** Size and SHA-256 of a file of the backup. */
export async function measure(folder: string, path: string): Promise<BackupFile> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(join(folder, path))) hash.update(chunk);
  return { path, sizeBytes: (await stat(join(folder, path))).size, sha256: hash.digest('hex') };
}

/**
 * A blob is never changed once it has its name, so on the same disk a second name for it is a copy at that moment and takes
 * no room; on another disk it is copied.
 */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EEXIST') throw error;
    await copy(from, to);
  }
}

/** On disk when it returns. */
export async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  const handle = await open(to, 'r+');
  await handle.sync().finally(() => handle.close());
}
