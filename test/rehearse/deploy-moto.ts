import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stages } from '../../cdk/config.ts';
import { smokeTest } from '../../deploy/smoke.ts';
import { freePort } from '../support/host-process.ts';
import { report } from './report.ts';

/**
 * `npm run rehearse:deploy`: bootstraps and deploys to a `moto_server` on PATH with the CDK's own command line. It rehearses the
 * way only, with the data stack: moto's CloudFormation has neither secrets nor HTTP APIs, and checks no permission.
 */
const ROOT = join(import.meta.dirname, '../..');
const STAGE = 'global';
const region = stages[STAGE].region;
/** The one stack that moto can make: the others import the secret, which its CloudFormation leaves out. */
const STACKS = [`egov-projects-${STAGE}-data`];
const folder = mkdtempSync(join(tmpdir(), 'egov-moto-'));

const port = await freePort();
const endpoint = `http://localhost:${port}`;
const moto = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
while (!(await fetch(`${endpoint}/moto-api/`).catch(() => undefined))?.ok)
  await new Promise((resolve) => setTimeout(resolve, 200));

Object.assign(process.env, {
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: 'rehearsal',
  AWS_SECRET_ACCESS_KEY: 'rehearsal',
  AWS_REGION: region,
  S3_FORCE_PATH_STYLE: 'true',
  PUBLIC_S3_ENDPOINT: endpoint,
});
const cdk = (...args: string[]) =>
  execFileSync(
    join(ROOT, 'node_modules/.bin/cdk'),
    [
      ...args,
      '--app',
      `${process.execPath} test/rehearse/moto-app.ts`,
      '-c',
      `stage=${STAGE}`,
      '-c',
      QUALIFIER,
      '-o',
      folder,
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
/** The bucket of assets is then `cdk-localhost-…`, a name that the CLI's own path of addresses finds on this machine. */
const QUALIFIER = '@aws-cdk/core:bootstrapQualifier=localhost';

try {
  cdk('bootstrap', `aws://123456789012/${region}`, '--qualifier', 'localhost');
  report('cdk bootstrap', true);
  const outputs = join(folder, 'outputs.json');
  cdk('deploy', ...STACKS, '--method=direct', '--require-approval', 'never', '--outputs-file', outputs);
  report(`cdk deploy ${STACKS.join(' ')}`, true);
  const made = JSON.parse(readFileSync(outputs, 'utf8')) as Record<string, Record<string, string>>;
  report('冒烟测试', await smokeTest(stages[STAGE], Object.assign({}, ...Object.values(made))));
} catch (error) {
  report(String(error), false);
} finally {
  moto.kill();
  await once(moto, 'exit');
  rmSync(folder, { recursive: true, force: true });
}
