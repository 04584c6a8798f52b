import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { bundleFunction } from '../cdk/function-bundle.ts';
import { temporaryFolder } from '../lib/local/fixture/temporary.ts';
import { startTestHost } from './support/host.ts';

/** One request to the handler of a bundle, in a process of its own. */
const CALL = `
  const [file, event] = process.argv.slice(1);
  const { handler } = await import(file);
  const { statusCode, body } = await handler(JSON.parse(event), { getRemainingTimeInMillis: () => 30_000 });
  console.log(JSON.stringify({ statusCode, code: JSON.parse(body).code }));
`;

test('what is refused by code imported at need is a refusal of the function, not its failure', async () => {
  const host = await startTestHost();
  onTestFinished(() => host.remove());
  const folder = temporaryFolder();
  await bundleFunction('functions/admin/index.ts', folder);
  const event = {
    version: '2.0',
    routeKey: 'POST /api/imports',
    rawPath: '/api/imports',
    headers: { 'content-type': 'application/json' },
    requestContext: {
      timeEpoch: Date.parse('2025-09-15T02:00:00Z'),
      authorizer: { jwt: { claims: { sub: 'admin' } } },
    },
    body: JSON.stringify({ contentBase64: Buffer.from('no sheet').toString('base64') }),
    isBase64Encoded: false,
  };
  const args = ['--input-type=module', '-e', CALL, join(folder, 'index.mjs'), JSON.stringify(event)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual({
    statusCode: 422,
    code: 'importUnreadable',
  });
});
