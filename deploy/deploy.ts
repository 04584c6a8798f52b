import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { stages } from '../cdk/config.ts';
import { ConfigError, exampleValues, pickStages } from '../cdk/config-check.ts';
import { publishSite } from './site.ts';
import { type Outputs, smokeTest } from './smoke.ts';

/**
 * `npm run deploy -- --stage <name> [--yes]`: checks the configuration, shows what would change, asks, deploys, puts the pages there,
 * looks at the result as its users will, and prints the addresses. docs/deploy.md tells what has to be there before.
 */
const ROOT = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { stage: { type: 'string' }, yes: { type: 'boolean', default: false } },
});

function configOf(stage: string | undefined) {
  if (!stage) throw new ConfigError(['用法: npm run deploy -- --stage <环境> [--yes]。 Name a stage.']);
  const [picked] = pickStages(stages, stage);
  if (!picked) throw new ConfigError([`没有环境 ${stage}。 There is no stage ${stage}.`]);
  const examples = exampleValues(picked[1]);
  if (examples.length === 0) return picked[1];
  throw new ConfigError([`${stage}: 请先换掉示例值。 Replace these examples first: ${examples.join(', ')}.`]);
}

const run = (name: string, ...args: string[]) =>
  execFileSync(join(ROOT, 'node_modules/.bin', name), args, { cwd: ROOT, stdio: 'inherit' });

async function agreed(): Promise<boolean> {
  if (values.yes) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('以上改动是否部署?输入 yes 继续: ');
  terminal.close();
  return answer.trim() === 'yes';
}

async function deploy(): Promise<boolean> {
  const config = configOf(values.stage);
  const stage = `stage=${values.stage}`;
  run('vite', 'build', 'web', '--logLevel', 'warn');
  run('cdk', 'diff', '-c', stage);
  if (!(await agreed())) return false;
  const file = join(mkdtempSync(join(tmpdir(), 'egov-deploy-')), 'outputs.json');
  run('cdk', 'deploy', '-c', stage, '--all', '--require-approval', 'never', '--outputs-file', file);
  const stacks = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Outputs>;
  const outputs: Outputs = Object.assign({}, ...Object.values(stacks));
  if (outputs.SiteBucketName) await publishSite(outputs.SiteBucketName, config);
  const good = await smokeTest(config, outputs);
  console.log(
    [
      `用户地址: ${config.publicUrl} (DNS 用 CNAME 指向 ${outputs.DomainTarget})`,
      `接口: ${outputs.ApiEndpoint}`,
      `数据表: ${outputs.TableName}  文件桶: ${outputs.BucketName}  邮件密钥: ${outputs.SmtpSecretName}`,
    ].join('\n'),
  );
  return good;
}

try {
  process.exitCode = (await deploy()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 2;
}
