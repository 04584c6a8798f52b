import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { bundleFunction } from '../../cdk/function-bundle.ts';
import { functions } from '../../cdk/testing-code.ts';
import { HostClient } from '../support/client.ts';
import { startHostProcess } from '../support/host-process.ts';
import { Journey } from '../support/journey.ts';
import { STORY_BEGINS } from '../support/story.ts';

/**
 * `npm run bench:cold-start [-- <times>]`: cold starts in fresh processes, all contenders turn by turn in one run, and writes
 * docs/benchmarks/cold-start.md. The work is the same for each (DESIGN.md, "Budgets"): import, then a first call with one write and one
 * signed upload. Against it stand the bare SDK, minified and as NodejsFunction bundles by default, and the usual stack. Ratios are
 * taken round by round, and their median is told: only they mean anything. Processor time is told beside the clock's, since it
 * hardly changes with what else the machine does.
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
/** The functions of the API. */
const groups = functions.filter(({ description }) => description.startsWith('/api: '));

/** All of a function's code, answering with the work of the budget instead of its own. */
async function budgeted(entry: string): Promise<string> {
  const file = join(OUT, 'entries', entry);
  mkdirSync(dirname(file), { recursive: true });
  const lean = join(import.meta.dirname, 'cold-start/lean.ts');
  writeFileSync(file, `import '${join(ROOT, entry)}';\nexport { handler } from '${lean}';\n`);
  return product(file.slice(ROOT.length + 1));
}

const contenders: Record<string, string> = {
  bare: bundle('bare', 'test/bench/cold-start/bare.ts', minified),
  cdkDefault: bundle('cdk-default', 'test/bench/cold-start/bare.ts', cdkDefault),
  typical: bundle('typical', 'test/bench/cold-start/typical.ts', minified),
  lean: await product('test/bench/cold-start/lean.ts'),
  registerDocument: await product('functions/documents/index.ts'),
};
for (const { entry } of groups) contenders[entry] = await budgeted(entry);
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

  const load = loadavg().map((l) => l.toFixed(1));
  const runs = Array.from({ length: TIMES }, () =>
    Object.fromEntries(Object.entries(contenders).map(([name, file]) => [name, coldStart(file, env, event)])),
  );
  const of = (name: string, field: keyof Result) =>
    median(runs.map((run) => run[name]?.[field] ?? Number.NaN));
  const ratio = (name: string, to: string, field: 'total' | 'processor') =>
    median(runs.map((run) => (run[name]?.[field] ?? Number.NaN) / (run[to]?.[field] ?? Number.NaN))).toFixed(
      2,
    );
  const size = (name: string) => Math.round(statSync(contenders[name] ?? '').size / 1000);
  const row = (name: string) =>
    `| ${name} | ${size(name)} | ${of(name, 'imported').toFixed(0)} | ${of(name, 'total').toFixed(0)} | ${of(name, 'processor').toFixed(0)} | ${ratio(name, 'bare', 'total')} / ${ratio(name, 'bare', 'processor')} | ${ratio(name, 'cdkDefault', 'total')} / ${ratio(name, 'cdkDefault', 'processor')} |`;
  const background = [];
  for (const { entry, description } of functions) {
    if (description.startsWith('/api: ')) continue;
    const file = await product(entry);
    const some = Array.from({ length: 3 }, () => coldStart(file, env));
    const [kilobytes, ms] = [statSync(file).size / 1000, median(some.map((s) => s.imported))];
    background.push(`| ${entry} | ${kilobytes.toFixed(0)} | ${ms.toFixed(0)} |`);
  }
  const report = `# Cold starts

Made by \`npm run bench:cold-start\`, ${TIMES} rounds, Node ${process.version}, load of the machine ${load.join(' ')}. Do not edit.

Each row is a fresh process: import, then a first call with one write to the table and one signed upload. \`bare\` is the SDK alone,
bundled as minified ESM; \`cdkDefault\` the same as NodejsFunction bundles it unasked; \`typical\` middy, Powertools and zod with full clients;
\`lean\` our wrapper, client and signer without rules; then all code of each function of the API with that same work.
\`registerDocument\` is the real call: people, project, rules, quota and one transaction, so three round trips more than the budget's work.
Ratios are medians over rounds, by the clock / by processor time. Budgets (DESIGN.md): ≤ 0.70 of bare, ≤ 0.60 of cdkDefault.

| what | kB | import ms | with first call ms | processor ms | of bare | of cdkDefault |
|---|---|---|---|---|---|---|
${Object.keys(contenders).map(row).join('\n')}

A function of the API carries, besides wrapper, client and signer (\`lean\`), what every one of them decides and answers with, whatever
its group: permission table, commands, reducers, duties and the articles, some 130 kB, 10 ms to read, however little of it a first
call runs. What was taken away: schemas made at import, routes of other groups, PDF and Word code, the logger, what esbuild's splitting
would have put into further files, the SDK's sources of credentials and its search for files of settings, which Lambda does not have,
Node's modules listed by ESM imports, hashing in JavaScript. Left as it is: a copy of the commands of other groups, which a refusal
needs to say what is open now.

## Functions that nobody waits for

Import only, median of three.

| entry | kB | import ms |
|---|---|---|
${background.join('\n')}
`;
  const folder = join(ROOT, 'docs/benchmarks');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cold-start.md'), report);
  console.log(report);
} finally {
  await host.stop();
}
