import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';

const ROOT = join(import.meta.dirname, '../..');

const needs: { met: () => boolean; otherwise: string }[] = [
  {
    met: () => Number(process.versions.node.split('.')[0]) >= 24,
    otherwise: `Node 24 is needed and comes with the devDependency "node": run "npm ci" and start the tests with "npm test" (this is ${process.version}).`,
  },
  {
    met: () => existsSync(join(ROOT, 'dist/web/index.html')),
    otherwise: 'The web application is not built: run "npm run build:web" ("npm ci" does it too).',
  },
  {
    met: () =>
      !!process.env.AWS_ENDPOINT_URL_DYNAMODB ||
      existsSync(join(ROOT, 'node_modules/@dynoxide/linux-x64/dynoxide')),
    otherwise:
      'The embedded DynamoDB-compatible server ships for linux-x64 only: name a server of your own in AWS_ENDPOINT_URL_DYNAMODB.',
  },
];

/** Before any test: names what is missing and what to do, instead of a hundred failures; then makes room for the run. */
export default async function prepare(): Promise<() => void> {
  const missing = needs.filter(({ met }) => !met()).map(({ otherwise }) => `- ${otherwise}`);
  if (missing.length > 0) throw new Error(`The tests cannot run here:\n${missing.join('\n')}`);
  // Unpacked once and kept for the next run, before several files ask for it at once.
  process.env.CHROMIUM = await sparticuz.executablePath();
  const folder = mkdtempSync(join(roomy(MEMORY) ? MEMORY : tmpdir(), 'egov-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Linux's folder in memory. The hosts of the tests flush to disk at every step, which says nothing here and costs a third of the time. */
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4 * 1024 ** 3;

function roomy(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ENOUGH_BYTES;
}
