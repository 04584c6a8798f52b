import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler } from '../functions/admin/index.ts';
import { type City, draft, ok, openCity } from './support/city.ts';
import { type SheetRow, sheetOf } from './support/sheets.ts';
import { STORY_BEGINS } from './support/story.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.stop());

interface Answer {
  imported: number;
  unchanged: number;
  failed: number;
  new?: number;
  rows: {
    row: number;
    status: string;
    projectId?: string;
    filingNumber?: string;
    errors?: { column: string; cell: string; message: string }[];
  }[];
  code?: string;
}

const send = async (rows: SheetRow[], dryRun = false, user = 'admin') =>
  city.client.post<Answer>(user, '/api/imports', {
    contentBase64: (await sheetOf(rows)).toString('base64'),
    dryRun,
  });
const run = async (rows: SheetRow[], dryRun = false) => ok(await send(rows, dryRun));

const base: SheetRow = {
  是否涉密: '否',
  原编号: 'JY-2021-01',
  建设单位: '市教育和体育局',
  项目名称: '教育专网升级',
  项目类型: '升级改造',
  批复日期: new Date('2021-03-05T00:00:00Z'),
  '批复概算(元)': 1_234_567.89,
};
const accepted: SheetRow = {
  ...base,
  原编号: 'JY-2021-02',
  项目名称: '班班通',
  合同1名称: '班班通采购',
  合同1供应商: '某公司',
  '合同1金额(元)': '1,000,000.00',
  合同1签订日: '2021年4月6日',
  合同1备案日: '2021/4/12',
  合同1完成日: '2021-09-30',
  季报已报至: '2021Q4',
  验收申请日: '2021-11-01',
  验收日期: '2022-01-10',
};

interface View {
  stage: string;
  obligations: { kind: string; status: string; subject: string }[];
  approval: { approvedOn: string; estimateFen: number };
  findings: object[];
}
const view = async (projectId = '', user = 'clerk-edu') =>
  ok(await city.client.get<View>(user, `/api/projects/${projectId}`));

test('the template brings every column, and what it brings is taken', async () => {
  const response = await fetch(`${city.host.url}/api/imports/template.xlsx`, {
    headers: { authorization: `Bearer ${await city.client.token('admin')}` },
  });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await response.arrayBuffer());
  expect(workbook.worksheets.map((s) => s.name)).toEqual(['历史项目', '填写说明']);
  const sheet = workbook.worksheets[0];
  const headers = ((sheet?.getRow(1).values ?? []) as string[]).slice(1);
  sheet?.addRow(headers.map((header) => accepted[header] ?? null));
  const contentBase64 = Buffer.from(await workbook.xlsx.writeBuffer()).toString('base64');
  expect(
    ok(await city.client.post<Answer>('admin', '/api/imports', { contentBase64, dryRun: true })),
  ).toMatchObject({ new: 1, failed: 0 });
});

test('for administrators only, in a sheet that can be read', async () => {
  for (const user of ['clerk-edu', 'head-edu', 'bureau-head', 'audit', 'leader'])
    expect((await send([base], true, user)).status).toBe(403);
  const post = (contentBase64: string) => city.client.post('admin', '/api/imports', { contentBase64 });
  expect((await post('bm90IGEgemlw')).body.code).toBe('importUnreadable');
  expect((await post('***')).status).toBe(400);
  const headers = await post((await sheetOf([base], ['别的列'])).toString('base64'));
  expect([headers.status, headers.body.code]).toEqual([422, 'importHeaders']);
});

test('a column that stands there twice is told, not chosen between', async () => {
  const contentBase64 = (await sheetOf([base], ['项目名称'])).toString('base64');
  const { status, body } = await city.client.post('admin', '/api/imports', { contentBase64, dryRun: true });
  expect([status, body.errors]).toEqual([422, [{ field: '项目名称', message: '这一列出现了不止一次' }]]);
});

test.for<[string, SheetRow, string]>([
  ['the name of every object as a kind', { 项目类型: '__proto__' }, '项目类型:只能填'],
  ['another name of every object', { 是否办结: 'constructor' }, '是否办结:只能填'],
  ['a control character', { 项目名称: '控\u0085制' }, '项目名称:不能含控制字符'],
  ['more money than there is', { '批复概算(元)': 200_000_000_000 }, '批复概算(元):金额超过'],
  ['an amount in words', { '批复概算(元)': '壹佰万元整' }, '批复概算(元):应为金额'],
  ['a negative amount', { '批复概算(元)': -1 }, '批复概算(元):应为金额'],
])('refused in its cell: %s', async ([, cells, message]) => {
  const { rows } = await run([{ ...base, ...cells }], true);
  expect(rows[0]?.errors?.map((e) => `${e.column}:${e.message}`)).toEqual([expect.stringContaining(message)]);
});

test('full-width digits and a small q are read as what they are', async () => {
  const row = { ...base, 批复日期: '2021年3月5日', '批复概算(元)': '1,234.50', 季报已报至: '2021q4' };
  expect((await run([row], true)).rows).toEqual([{ row: 2, status: 'new' }]);
});

test('a dry run says what would be, and writes nothing', async () => {
  expect(await run([base, accepted], true)).toMatchObject({ dryRun: true, new: 2, imported: 0, failed: 0 });
  expect(ok(await city.client.get<{ items: unknown[] }>('leader', '/api/projects')).items).toEqual([]);
});

test('past days, money in fen, a filing number of the year; once, however often it comes', async () => {
  const first = await run([base, accepted]);
  expect(first).toMatchObject({ imported: 2, unchanged: 0, failed: 0 });
  expect(first.rows.map((r) => r.filingNumber)).toEqual(['ZC-2021-0001', 'ZC-2021-0002']);
  expect(await run([base, accepted])).toMatchObject({
    imported: 0,
    unchanged: 2,
    failed: 0,
    rows: first.rows.map(({ projectId }) => ({ projectId, status: 'unchanged' })),
  });
  const project = await view(first.rows[0]?.projectId);
  expect(project).toMatchObject({
    stage: 'approved',
    approval: { approvedOn: '2021-03-05', estimateFen: 123_456_789 },
  });
  expect(
    ok(await city.client.get<{ items: unknown[] }>('clerk-edu', '/api/projects?year=2021')).items,
  ).toHaveLength(2);
  // What is opened by hand gets the number of its own year.
  await draft(city, '新项目');
  const { items } = ok(
    await city.client.get<{ items: { filingNumber: string }[] }>('leader', '/api/projects?year=2025'),
  );
  expect(items.map((i) => i.filingNumber)).toEqual(['ZC-2025-0001']);
});

test('the history says who took it over, and when; the past days are marked', async () => {
  const { rows } = await run([accepted]);
  const history = ok(
    await city.client.get<{
      verified: boolean;
      items: { type: string; by: { userId: string; role: string; at: string } }[];
    }>('audit', `/api/projects/${rows[0]?.projectId}/history`),
  );
  expect(history).toMatchObject({
    verified: true,
    items: [{ type: 'imported', by: { userId: 'admin', role: 'admin' } }],
  });
  expect(history.items[0]?.by.at.slice(0, 10)).toBe('2025-09-15');
  const { approval } = await view(rows[0]?.projectId);
  expect(approval).toMatchObject({ decided: { at: '2021-03-05T00:00:00+08:00', imported: true } });
});

test('met in time as recorded: nothing overdue, nothing late, nobody waits', async () => {
  const { rows } = await run([accepted]);
  const { stage, obligations, findings } = await view(rows[0]?.projectId);
  expect(stage).toBe('accepted');
  expect(obligations.filter((o) => ['overdue', 'doneLate'].includes(o.status))).toEqual([]);
  expect(obligations.filter((o) => o.kind === 'quarterlyReport').map((o) => [o.subject, o.status])).toEqual(
    ['2021Q1', '2021Q2', '2021Q3', '2021Q4'].map((q) => [q, 'done']),
  );
  expect(findings).toEqual([]);
  const todo = ok(await city.client.get<{ items: { name: string }[] }>('finance', '/api/me/todo'));
  expect(todo.items.filter((i) => i.name === '班班通')).toEqual([]);
});

test('before the rule nothing was owed (R10); after it, what is not recorded as met is missing', async () => {
  const before: SheetRow = {
    ...accepted,
    原编号: 'JY-2019-01',
    项目名称: '校园广播',
    批复日期: '2019-01-10',
    合同1签订日: '2019-02-01',
    合同1备案日: '2019-06-01',
    合同1完成日: '2019-09-01',
    季报已报至: '',
    验收申请日: '2020-06-01',
    验收日期: '2020-10-01',
  };
  const unfinished: SheetRow = {
    ...accepted,
    原编号: 'JY-2020-09',
    项目名称: '未完项目',
    批复日期: '2020-01-10',
    合同1签订日: '2020-02-01',
    合同1备案日: '',
    合同1完成日: '',
    季报已报至: '2025Q1',
    验收申请日: '',
    验收日期: '',
  };
  const { rows } = await run([before, unfinished]);
  expect(rows.map((r) => r.status)).toEqual(['imported', 'imported']);
  const statuses = async (id?: string) => (await view(id)).obligations.map((o) => `${o.subject} ${o.status}`);
  expect((await statuses(rows[0]?.projectId)).filter((s) => /overdue|open|dueSoon|doneLate/.test(s))).toEqual(
    [],
  );
  const owed = await statuses(rows[1]?.projectId);
  expect(owed.filter((s) => s.endsWith('overdue'))).toEqual(['2025Q2 overdue']);
  expect(owed).toContain('imported-1 notApplicable');
  expect(owed.some((s) => s.startsWith('2020Q3'))).toBe(false);
});

test('every error of a row by its cell; the other rows go in; the row goes in once it is right', async () => {
  const wrong: SheetRow = {
    ...accepted,
    原编号: 'JY-2022-07',
    项目名称: '',
    项目类型: '新盖',
    批复日期: '2022-02-30',
    '批复概算(元)': '12.345',
    合同1签订日: '2031-01-01',
    合同1供应商: '',
  };
  const good = { ...base, 原编号: 'JY-2022-08', 项目名称: '录播教室' };
  const answer = await run([
    wrong,
    good,
    { ...good, 项目名称: '又一个' },
    { ...good, 原编号: 'x', 建设单位: '没有的局' },
  ]);
  expect(answer.rows.map((r) => r.status)).toEqual(['failed', 'imported', 'failed', 'failed']);
  const messages = answer.rows.map((r) => r.errors?.map((e) => `${e.column}:${e.message}`));
  expect(messages[0]).toEqual([
    '项目名称:必填',
    '项目类型:只能填 新建、升级改造、政企联合建设、购买服务、运行维护',
    '批复日期:应为日期,例如 2021-03-05',
    '批复概算(元):应为金额(元),最多两位小数',
    '合同1供应商:填写了这份合同,此项必填',
    '合同1签订日:不能晚于今天',
    '合同1备案日:不能早于「合同1签订日」(2031-01-01)',
    '合同1完成日:不能早于「合同1签订日」(2031-01-01)',
  ]);
  expect(answer.rows[0]?.errors?.map((e) => e.cell).slice(0, 4)).toEqual(['D2', 'E2', 'F2', 'G2']);
  expect(messages.slice(2)).toEqual([['原编号:与第 3 行重复'], ['建设单位:系统中没有这个单位']]);
  const changed = await run([{ ...good, 项目名称: '录播教室二期' }]);
  expect(changed.rows[0]?.errors?.[0]?.message).toContain('此前已导入');
});

test('a secret project is refused, and nothing of it comes back', async () => {
  const answer = await run([{ ...base, 原编号: 'S-1', 是否涉密: '是', 项目名称: '某涉密系统' }]);
  expect(answer).toMatchObject({ failed: 1, rows: [{ errors: [{ column: '是否涉密', cell: 'A2' }] }] });
  expect(JSON.stringify(answer)).not.toContain('某涉密系统');
});

test('the same sheet from two administrators at once: each row once', async () => {
  const rows = Array.from({ length: 5 }, (_, i) => ({
    ...base,
    原编号: `P-${i}`,
    项目名称: `并发导入 ${i}`,
  }));
  const [one, two] = await Promise.all([run(rows), run(rows)]);
  expect([one.failed, two.failed, one.imported + two.imported]).toEqual([0, 0, 5]);
  const { items } = ok(
    await city.client.get<{ items: { filingNumber: string }[] }>('leader', '/api/projects?text=并发导入'),
  );
  expect(new Set(items.map((i) => i.filingNumber)).size).toBe(5);
});

test('out of time it says which rows wait; the same sheet again goes on with them', async () => {
  const rows = ['T-1', 'T-2', 'T-3'].map((原编号) => ({ ...base, 原编号, 项目名称: `分批 ${原编号}` }));
  const contentBase64 = (await sheetOf(rows)).toString('base64');
  // As API Gateway and Lambda give it, with time for two rows; the wrapper asks first.
  const left = [30_000, 20_000, 20_000, 4_000];
  const event = {
    routeKey: 'POST /api/imports',
    rawPath: '/api/imports',
    headers: { 'content-type': 'application/json' },
    requestContext: {
      ...{ routeKey: 'POST /api/imports', requestId: 'test', timeEpoch: Date.parse(STORY_BEGINS) },
      authorizer: { jwt: { claims: { sub: 'admin' } } },
    },
    body: JSON.stringify({ contentBase64 }),
  };
  const context = { getRemainingTimeInMillis: () => left.shift() ?? 0 };
  const reply = await handler(event as never, context as never);
  const answer = JSON.parse(reply.body ?? '') as Answer & { pending: number };
  expect([answer.imported, answer.pending]).toEqual([2, 1]);
  expect(answer.rows.map((r) => r.status)).toEqual(['imported', 'imported', 'pending']);
  expect(await run(rows)).toMatchObject({ imported: 1, unchanged: 2, failed: 0, pending: 0 });
});

test('counted, and found by name at the next submission', async () => {
  await city.host.settled();
  const { total } = ok(
    await city.client.get<{ total: { byStage: Record<string, number> } }>('leader', '/api/statistics'),
  );
  expect(total.byStage).toMatchObject({ accepted: 2, approved: 10 });
});
