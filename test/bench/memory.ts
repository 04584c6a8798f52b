import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleFunction } from '../../cdk/function-bundle.ts';
import { security } from '../../lib/project/testing.ts';
import { routes } from '../../lib/routes.ts';
import { pendingUpTo, type ReminderRecord, reminderKey } from '../../lib/store/reminders.ts';
import {
  CHECK_DUE,
  DIGEST_DUE,
  DIGESTS,
  DOCUMENT_CHECKS,
  PROJECT_EVENTS,
  REMINDERS,
  RULE_CHANGES,
} from '../../lib/subscriptions.ts';
import { bodies } from '../support/bodies.ts';
import { approve, build, type City, ok, openCity, ready } from '../support/city.ts';
import { Journey } from '../support/journey.ts';
import { sheetOf } from '../support/sheets.ts';
import { largePdf, registrationOf, Uploader } from '../support/uploads.ts';

/**
 * `npm run bench:memory`: the most memory that each deployed bundle ever holds, in a fresh process, for the heaviest real request that it
 * is made for, against a host with a city of 500 past projects. Writes docs/benchmarks/memory.md; cdk/memory.ts takes its figures.
 */
const ROOT = join(import.meta.dirname, '../..');
const OUT = join(ROOT, 'node_modules/.cache/memory');
const ONCE = join(import.meta.dirname, 'memory/once.ts');
const MIB = 1024 ** 2;
const NOW = '2025-09-29T09:00:00+08:00';
const TODAY = '2025-09-29';
const run = promisify(execFile);

interface Measured {
  entry: string;
  what: string;
  empty: number;
  peak: number;
}
const measured: Measured[] = [];

/** Asynchronous: the stores that the function asks live in this process. */
async function measure(entry: string, what: string, event: object): Promise<void> {
  const folder = join(OUT, entry.replaceAll('/', '-'));
  await bundleFunction(entry, folder);
  const file = join(OUT, 'event.json');
  writeFileSync(file, JSON.stringify(event));
  const { stdout } = await run(process.execPath, [ONCE, join(folder, 'index.mjs'), file]);
  const kilobytes: Record<'empty' | 'peak', number> = JSON.parse(/RESULT (.*)/.exec(stdout)?.[1] ?? '');
  const mib = (value: number) => Math.round(value / 1024);
  measured.push({ entry, what, empty: mib(kilobytes.empty), peak: mib(kilobytes.peak) });
  console.log(JSON.stringify(measured.at(-1)));
}

function request(
  user: string,
  route: string,
  pathParameters: Record<string, string> = {},
  given: { body?: unknown; query?: Record<string, string> } = {},
) {
  const [method = '', path = ''] = route.split(' ');
  const rawPath = path.replace(/\{(\w+)\}/g, (_, name: string) => pathParameters[name] ?? '');
  return {
    version: '2.0',
    routeKey: route,
    rawPath,
    headers: { 'content-type': 'application/json' },
    pathParameters,
    ...(given.query && { queryStringParameters: given.query }),
    ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
    isBase64Encoded: false,
    requestContext: {
      timeEpoch: Date.parse(NOW),
      requestId: 'bench',
      routeKey: route,
      authorizer: { jwt: { claims: { sub: user } } },
      http: { method, path: rawPath },
    },
  };
}

/** As a subscriber's queue brings it. */
const message = (source: string, detailType: string, detail: object) => ({
  Records: [
    {
      messageId: 'bench',
      attributes: { ApproximateReceiveCount: '1', ApproximateFirstReceiveTimestamp: String(Date.parse(NOW)) },
      body: JSON.stringify({ source, 'detail-type': detailType, time: new Date(NOW).toISOString(), detail }),
    },
  ],
});

const scheduled = { time: new Date(NOW).toISOString() };

/** As the table's stream brings a new event. */
const changed = (sequence: number) => ({
  pk: { S: 'P#none' },
  sk: { S: `EV#${sequence}` },
  event: { M: { projectId: { S: 'none' }, sequence: { N: String(sequence) }, type: { S: 'closed' } } },
});

async function pastProjects(): Promise<string> {
  const rows = Array.from({ length: 500 }, (_, i) => ({
    是否涉密: '否',
    原编号: `JY-2021-${i}`,
    建设单位: '市教育和体育局',
    项目名称: `教育信息化项目第 ${i} 期`,
    项目类型: '升级改造',
    批复日期: new Date('2021-03-05T00:00:00Z'),
    '批复概算(元)': 1_234_567.89,
    合同1名称: '采购合同',
    合同1供应商: '某公司',
    '合同1金额(元)': '1,000,000.00',
    合同1签订日: '2021年4月6日',
    合同1备案日: '2021/4/12',
    季报已报至: '2025Q2',
  }));
  return (await sheetOf(rows)).toString('base64');
}

/** A project with this much in its files. */
async function withFiles({ client }: City, projectId: string, files: number, bytes: number): Promise<void> {
  for (let i = 0; i < files; i++)
    await client.upload('clerk-edu', projectId, 'constructionBasis', largePdf(`${i}.pdf`, bytes, i));
}

/** Uploaded, and left 校验中: as where the host waited for another's verdict. Its key. */
async function unchecked(city: City, projectId: string, bytes: number): Promise<string> {
  process.env.SCANNER = 'guardduty';
  const uploader = new Uploader(city.client, 'clerk-edu', projectId);
  const file = largePdf('扫描件.pdf', bytes);
  const { documentId, upload } = ok(await uploader.register(registrationOf(file)));
  if (upload.method !== 'PUT') throw new Error('too large for one request');
  const { url, headers } = upload;
  await fetch(url, { method: 'PUT', headers, body: Buffer.from(file.bytes) });
  ok(await uploader.complete(documentId));
  await city.host.settled();
  delete process.env.SCANNER;
  return `projects/${projectId}/documents/${documentId}`;
}

/** From a filed contract to the acceptance, with so much in the papers of its filing. */
async function accept({ client }: City, projectId: string, files: number, bytes: number): Promise<Journey> {
  const journey = Journey.of(client, projectId);
  const on = '2025-09-15';
  const [contract] = (await journey.view<{ contracts: { contractId: string }[] }>()).contracts;
  await journey.act('clerk-edu', `contracts/${contract?.contractId}/completion`, { completedOn: on });
  await journey.upload('clerk-edu', 'acceptanceApplication');
  await journey.act('head-edu', 'acceptance-applications');
  const group = [
    { name: '周洁', department: 'bureau' },
    { name: '冯丽', department: 'finance' },
  ];
  await journey.act('reviewer', 'acceptance-review', { group, meetingOn: on });
  await journey.upload('reviewer', 'acceptanceOpinion');
  await journey.upload('clerk-edu', 'securityMaterials');
  for (let i = 0; i < files; i++)
    await client.upload('clerk-edu', projectId, 'testReport', largePdf(`测试报告 ${i}.pdf`, bytes, i));
  await journey.act('clerk-edu', 'catalog-registration', { registeredOn: on, platformNumber: '目录-1' });
  await journey.act('reviewer', 'catalog-registration/confirmation', { sharingMet: true });
  const mlps = { level: 2, filed: true, tested: true };
  await journey.act('clerk-edu', 'security-answers', { ...security, mlps });
  await journey.act('bureau-head', 'acceptance-results', { opinion: '通过验收' });
  await journey.act('finance', 'acceptance-results/cosignature');
  return journey;
}

/** The newest event of a kind. */
async function latest(journey: Journey, type: string): Promise<number> {
  const { items } = await journey.history();
  return Math.max(...items.filter((item) => item.type === type).map(({ sequence }) => sequence));
}

async function mostReminded(): Promise<[userId: string, ReminderRecord[]]> {
  const waiting = new Map<string, ReminderRecord[]>();
  for await (const records of pendingUpTo(TODAY))
    for (const record of records) waiting.set(record.userId, [...(waiting.get(record.userId) ?? []), record]);
  const [most] = [...waiting].toSorted(([, a], [, b]) => b.length - a.length);
  if (!most) throw new Error('nobody is reminded of anything');
  return most;
}

function writeReport(): void {
  const rows = measured.map(({ entry, what, empty, peak }) => `| ${entry} | ${what} | ${empty} | ${peak} |`);
  const folder = join(ROOT, 'docs/benchmarks');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'memory.md'),
    `# Memory of the functions

Made by \`npm run bench:memory\`, Node ${process.version}. Do not edit. The bundle that is deployed, in a fresh process, one call; the most
memory that the process ever held (maximum resident set), in MiB. A city of 500 past projects from one import, and a few that are alive.
\`cdk/memory.ts\` gives each function its memory from these figures.

| function | heaviest real request | after import | peak |
|---|---|---|---|
${rows.join('\n')}
`,
  );
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const city = await openCity('2025-09-15T09:00:00+08:00');
try {
  const { client } = city;
  await measure(
    'functions/admin/index.ts',
    '导入 500 行历史项目',
    request(
      'admin',
      'POST /api/imports',
      {},
      { body: { contentBase64: await pastProjects(), dryRun: false } },
    ),
  );
  const small = await ready(city, '智慧教育云平台');
  await withFiles(city, small, 1, 31 * MIB);
  const large = await ready(city, '区域医疗影像中心');
  await withFiles(city, large, 6, 32 * MIB);
  const submitted = await ready(city, '城市大脑');
  const built = await ready(city, '数字档案馆');
  await approve(city, built);
  await build(city, built);
  await city.host.settled();
  const at = (projectId: string) => ({ projectId });

  await measure('functions/rules/index.ts', 'OpenAPI 全文', request('', 'GET /api/openapi.json'));
  await measure(
    'functions/submission/index.ts',
    '提交申报',
    request('head-edu', 'POST /api/projects/{projectId}/submission', at(submitted), { body: {} }),
  );
  const command = (name: keyof typeof bodies & keyof typeof routes, user: string, what: string) => {
    const { method, path, group } = routes[name];
    const given = { body: bodies[name] ?? {} };
    const params = { ...at(built), contractId: 'none', changeId: 'none', quarter: '2025Q3' };
    return measure(`functions/${group}/index.ts`, what, request(user, `${method} ${path}`, params, given));
  };
  await command('recordContract', 'clerk-edu', '登记合同');
  await command('applyChange', 'clerk-edu', '申请变更');
  await command('applyAcceptance', 'clerk-edu', '申请验收(此时被规则拒绝)');
  await command('submitSelfEvaluation', 'clerk-edu', '自评价(此时被规则拒绝)');
  await command('reportMajorEvent', 'clerk-edu', '报告重大情形');
  await measure(
    'functions/documents/index.ts',
    '资料包 31 MiB,当场打包',
    request('clerk-edu', 'GET /api/projects/{projectId}/archive.zip', at(small)),
  );
  await measure(
    'functions/forms/index.ts',
    '打印责任书 PDF',
    request('clerk-edu', 'GET /api/projects/{projectId}/forms/{form}', {
      ...at(built),
      form: 'responsibilityPledge.pdf',
    }),
  );
  const leader = (path: string) => request('leader', `GET ${path}`);
  await measure('functions/reports/index.ts', '导出 504 个项目的台账', leader('/api/reports/ledger.xlsx'));

  await measure('functions/schedules/quarterly-report-check.ts', '500 份季报到期', scheduled);
  await measure('functions/schedules/evaluation-window-check.ts', '全市', scheduled);
  const [userId, records] = await mostReminded();
  const digest = { userId, today: TODAY, reminders: records.slice(0, 500).map(reminderKey) };
  await measure(
    'functions/mail/digest.ts',
    `汇总邮件,${digest.reminders.length} 项`,
    message(REMINDERS, DIGEST_DUE, digest),
  );
  await measure('functions/schedules/due-check.ts', '全市到期', scheduled);
  await measure('functions/schedules/chain-check.ts', '504 个项目的历史链', scheduled);
  await measure('functions/schedules/chain-digest.ts', '一次', scheduled);
  await measure('functions/schedules/mail-retry.ts', '一次', scheduled);
  await measure('functions/schedules/upload-sweep.ts', '一次', scheduled);
  await measure(
    'functions/mail/chain-digest.ts',
    '链头日报,504 个项目',
    message(DIGESTS, 'chainDigestDue', { today: TODAY }),
  );
  const history = ok(
    await client.get<{ items: { type: string; sequence: number }[] }>(
      'audit',
      `/api/projects/${built}/history`,
    ),
  );
  const { sequence = 1 } = history.items.find(({ type }) => type === 'approved') ?? {};
  const approved = message(PROJECT_EVENTS, 'approved', { projectId: built, sequence });
  await measure('functions/mail/index.ts', '批复通知', approved);
  await measure('functions/reports/count.ts', '一个项目的统计', approved);
  await measure(
    'functions/duties/index.ts',
    '规则变更,504 个项目',
    message(RULE_CHANGES, 'ruleSetLoaded', {}),
  );

  const pages = join(ROOT, 'dist/web');
  const [largest = ''] = readdirSync(join(pages, 'assets'))
    .filter((name) => name.endsWith('.js'))
    .toSorted((a, b) => statSync(join(pages, 'assets', b)).size - statSync(join(pages, 'assets', a)).size);
  const page = request('', `GET /assets/${largest}`);
  await measure('functions/web/index.ts', '最大的网页脚本,压缩', {
    ...page,
    headers: { 'accept-encoding': 'br' },
  });
  await measure('functions/stream/index.ts', '一批 100 条变更', {
    Records: Array.from({ length: 100 }, (_, i) => ({
      eventName: 'INSERT',
      dynamodb: { NewImage: changed(i) },
    })),
  });

  ok(await client.get('clerk-edu', `/api/projects/${large}/archive.zip`));
  await city.host.settled();
  // One more file: the archive is made anew.
  await withFiles(city, large, 1, MIB);
  await measure(
    'functions/documents/make-archive.ts',
    '资料包 193 MiB',
    message(PROJECT_EVENTS, 'archiveRequested', {
      projectId: large,
      sequence: await latest(Journey.of(client, large), 'archiveRequested'),
    }),
  );

  await measure(
    'functions/documents/check.ts',
    '校验 64 MiB 的材料',
    message(DOCUMENT_CHECKS, CHECK_DUE, { recheck: { key: await unchecked(city, large, 64 * MIB) } }),
  );
  const accepted = await accept(city, built, 6, 32 * MIB);
  ok(await client.get('clerk-edu', accepted.path('acceptance-package.zip')));
  await city.host.settled();
  // One more, as above.
  await client.upload('clerk-edu', built, 'testReport', largePdf('补充.pdf', MIB, 7));
  await measure(
    'functions/forms/make-package.ts',
    '验收备案材料包 193 MiB',
    message(PROJECT_EVENTS, 'acceptancePackageRequested', {
      projectId: built,
      sequence: await latest(accepted, 'acceptancePackageRequested'),
    }),
  );
  writeReport();
} finally {
  await city.stop();
}
