import { existsSync } from 'node:fs';
import { join } from 'node:path';

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

/** Before any test: names what is missing and what to do, instead of a hundred failures. */
export default function checkPrerequisites(): void {
  const missing = needs.filter(({ met }) => !met()).map(({ otherwise }) => `- ${otherwise}`);
  if (missing.length > 0) throw new Error(`The tests cannot run here:\n${missing.join('\n')}`);
}
