import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Access } from '../lib/access.ts';
import { groupAccess } from '../lib/routes.ts';
import { schedules } from '../lib/schedules.ts';
import { streamFunction, subscriptions } from '../lib/subscriptions.ts';

/** Every function that is deployed, as it is declared. */
export const functions = [
  ...Object.entries(groupAccess).map(([group, access]) => ({
    entry: `functions/${group}/index.ts`,
    description: `/api: ${group}`,
    access,
  })),
  ...subscriptions,
  ...schedules,
  streamFunction,
] satisfies { entry: string; description: string; access: Access }[];

/** What a function's code comes to when esbuild has dropped what it never calls; packages stay outside. */
export function codeOf(entry: string): string {
  const { outputFiles } = buildSync({
    absWorkingDir: join(import.meta.dirname, '..'),
    entryPoints: [entry],
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** First groups of all matches, each once. */
export const matchesOf = (code: string, pattern: RegExp) =>
  [...new Set([...code.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? ''))].sort();
