import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { bundleFunction } from '../../cdk/function-bundle.ts';
import { functions } from '../../cdk/testing-code.ts';
import { HostClient } from '../support/client.ts';
import { startHostProcess } from '../support/host-process.ts';
import { Journey } from '../support/journey.ts';
import { STORY_BEGINS } from '../support/story.ts';

/**
 * `npm run bench:cold-start [-- <times>]`: size of each function's bundle and the time to import it in a fresh process; and, for the
 * function that registers a document (one write, one signed upload), import plus first call against the same done with the bare SDK,
 * as NodejsFunction bundles by default, and with the usual stack. All in one run, turn by turn; only the ratios mean anything. Processor time
 * is told beside the clock's, since it hardly changes with what else the machine does.
 */
const TIMES = Number(process.argv[2] ?? 7);
const ROOT = join(import.meta.dirname, '../..');
/** Inside the repository, so that what is left outside a bundle is found. */
const OUT = join(ROOT, 'node_modules/.cache/cold-start');
const ONCE = join(import.meta.dirname, 'cold-start/once.ts');

/** Minified ESM with the SDK inside: what a careful team makes of the bare handler. */
const minified: BuildOptions = {
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
};
/** What NodejsFunction does unasked: CommonJS, not minified, the SDK outside. */
const cdkDefault: BuildOptions = { format: 'cjs', target: 'node24', external: ['@aws-sdk/*', '@smithy/*'] };

function bundle(name: string, entry: string, options: BuildOptions): string {
  const outfile = join(OUT, name, `index.${options.format === 'esm' ? 'mjs' : 'cjs'}`);
  const common: BuildOptions = { absWorkingDir: ROOT, bundle: true, platform: 'node', logLevel: 'error' };
  buildSync({ ...common, ...options, entryPoints: [entry], outfile });
  return outfile;
}

/** A function of the product, as it is deployed. */
async function product(entry: string): Promise<string> {
  const folder = join(OUT, entry.replaceAll('/', '-'));
  await bundleFunction(entry, folder);
  return join(folder, 'index.mjs');
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Result {
  imported: number;
  total: number;
  kilobytes: number;
  /** Processor time of import and first call, milliseconds. */
  processor: number;
}

function coldStart(file: string, env: NodeJS.ProcessEnv, event?: string): Result {
  const args = [ONCE, file, ...(event ? [event] : [])];
  const stdout = execFileSync(process.execPath, args, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(/RESULT (.*)/.exec(stdout)?.[1] ?? '') as Result;
}

function eventFor({ projectId }: Journey): object {
  const body = JSON.stringify({
    material: 'constructionPlan',
    fileName: '建设方案.pdf',
    contentType: 'application/pdf',
    sizeBytes: 1000,
    sha256: '0'.repeat(64),
  });
  const path = `/api/projects/${projectId}/documents`;
  const routeKey = 'POST /api/projects/{projectId}/documents';
  const claims = { sub: 'clerk-edu' };
  const requestContext = {
    timeEpoch: Date.parse(STORY_BEGINS),
    requestId: 'bench',
    routeKey,
    authorizer: { jwt: { claims } },
    http: { method: 'POST', path },
  };
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    headers: { 'content-type': 'application/json' },
    pathParameters: { projectId },
    requestContext,
    body,
    isBase64Encoded: false,
  };
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const contenders: Record<string, string> = {
  ours: await product('test/bench/cold-start/lean.ts'),
  whole: await product('functions/documents/index.ts'),
  bare: bundle('bare', 'test/bench/cold-start/bare.ts', minified),
  cdkDefault: bundle('cdk-default', 'test/bench/cold-start/bare.ts', cdkDefault),
  typical: bundle('typical', 'test/bench/cold-start/typical.ts', minified),
};
const host = await startHostProcess({ clock: STORY_BEGINS });
try {
  const journey = await Journey.begin(new HostClient(host.url));
  const read = (name: string) =>
    JSON.parse(readFileSync(join(host.dataDir, name), 'utf8')) as Record<string, string>;
  const keys = read('credentials.json');
  const env = {
    ...process.env,
    AWS_REGION: 'cn-north-1',
    AWS_ENDPOINT_URL_DYNAMODB: read('host.json').store,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    TABLE_NAME: 'egov-projects',
    BUCKET_NAME: 'egov-documents',
    POWERTOOLS_LOG_LEVEL: 'ERROR',
  };
  const event = join(OUT, 'event.json');
  writeFileSync(event, JSON.stringify(eventFor(journey)));

  console.log(
    `机器负载 ${loadavg()
      .map((l) => l.toFixed(1))
      .join(' ')},每项 ${TIMES} 次,取中位数`,
  );
  const runs = Array.from({ length: TIMES }, () =>
    Object.fromEntries(Object.entries(contenders).map(([name, file]) => [name, coldStart(file, env, event)])),
  );
  const of = (name: string, field: keyof Result) =>
    median(runs.map((run) => run[name]?.[field] ?? Number.NaN));
  for (const [name, file] of Object.entries(contenders)) {
    const size = Math.round(statSync(file).size / 1000);
    console.log(
      `${name.padEnd(11)} ${String(size).padStart(5)} kB  导入 ${of(name, 'imported').toFixed(0)} ms  导入加首次调用 ${of(name, 'total').toFixed(0)} ms  处理器 ${of(name, 'processor').toFixed(0)} ms  最大内存 ${Math.round(of(name, 'kilobytes') / 1024)} MiB`,
    );
  }
  console.log('whole: 整个材料登记函数,含读人员、读项目、规则、额度、一次事务(多三次往返)');
  for (const [name, budget] of [
    ['bare', '≤ 0.70'],
    ['cdkDefault', '≤ 0.60'],
    ['typical', ''],
  ] as const)
    console.log(
      `ours / ${name}: ${(of('ours', 'total') / of(name, 'total')).toFixed(2)},处理器时间 ${(of('ours', 'processor') / of(name, 'processor')).toFixed(2)} ${budget && `(预算 ${budget})`}`,
    );

  console.log('各函数 (--all): 打包大小、导入时间(3 次中位数)、最大内存');
  for (const { entry } of process.argv.includes('--all') ? functions : []) {
    const file = await product(entry);
    const some = Array.from({ length: 3 }, () => coldStart(file, env));
    const size = Math.round(statSync(file).size / 1000);
    console.log(
      `${entry.padEnd(42)} ${String(size).padStart(5)} kB ${median(some.map((s) => s.imported))
        .toFixed(0)
        .padStart(5)} ms ${Math.round(median(some.map((s) => s.kilobytes)) / 1024)} MiB`,
    );
  }
} finally {
  await host.stop();
}
