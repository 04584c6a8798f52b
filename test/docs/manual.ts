import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const MANUAL = join(import.meta.dirname, '../../docs/manual');

/** The texts of the manual by file name. */
export async function manualPages(): Promise<Map<string, string>> {
  const names = (await readdir(MANUAL)).filter((name) => name.endsWith('.md')).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(MANUAL, name), 'utf8')] as const)),
  );
}

/** Names of the pictures that the texts show, without folder and extension. */
export const picturesOf = (pages: ReadonlyMap<string, string>): string[] => [
  ...new Set(
    [...pages.values()].flatMap((text) =>
      [...text.matchAll(/\(images\/([\w-]+)\.webp\)/g)].map(([, name = '']) => name),
    ),
  ),
];
