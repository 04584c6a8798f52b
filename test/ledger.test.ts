import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, build, type City, draft, ok, openCity, ready } from './support/city.ts';

interface Page {
  items: { projectId: string; name: string; filingNumber: string }[];
  cursor?: string;
}

let city: City;
let built: string;
let submitted: string;

const ledger = async (user: string, query = '') =>
  ok(await city.client.get<Page>(user, `/api/projects${query}`));
const names = async (user: string, query: string) => (await ledger(user, query)).items.map((i) => i.name);
const todo = async (user: string) =>
  ok(await city.client.get<{ items: { projectId: string; text: string }[] }>(user, '/api/me/todo')).items;

beforeAll(async () => {
  city = await openCity();
  for (let i = 1; i <= 7; i++) await draft(city, `全民健身平台 ${i}`);
  await draft(city, '区域医疗影像中心', 'clerk-health');
  built = await ready(city, '智慧教育云平台');
  await approve(city, built);
  await build(city, built);
  submitted = await ready(city, '妇幼保健系统', 'health');
  ok(await city.client.post('head-health', `/api/projects/${submitted}/submission`));
  await city.host.settled();
}, 60_000);
afterAll(() => city.stop());

test.for([
  ['the name', 'text=云平台', ['智慧教育云平台']],
  ['the filing number', 'text=zc-2025-0008', ['区域医疗影像中心']],
  ['pinyin initials', 'text=zhjy', ['智慧教育云平台']],
  ['full-width letters', `text=${encodeURIComponent('ＺＣ－2025－0008')}`, ['区域医疗影像中心']],
  ['two words', `text=${encodeURIComponent('教育 yun')}`, []],
  ['two words, one of them initials', `text=${encodeURIComponent('智慧 jyypt')}`, ['智慧教育云平台']],
  ['initials in capitals', 'text=FYBJ', ['妇幼保健系统']],
  ['initials of the unit', 'text=swsjkj', ['妇幼保健系统', '区域医疗影像中心']],
  ['stage', 'stage=inConstruction', ['智慧教育云平台']],
  ['unit and kind', 'unit=health&kind=newBuild', ['妇幼保健系统', '区域医疗影像中心']],
  ['another kind', 'kind=operation', []],
  ['another year', 'year=2024', []],
  ['text and stage together', 'text=智慧&stage=draft', []],
] satisfies [string, string, string[]][])('found by %s', async ([, query, expected]) => {
  expect(await names('leader', `?${query}`)).toEqual(expected);
});

test('page by page, everything once, newest first, filtered or not', async () => {
  for (const [query, count] of [
    ['limit=3', 10],
    ['limit=2&unit=edu', 8],
  ] as const) {
    const seen: string[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page: Page = await ledger('audit', `?${query}${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map((i) => i.filingNumber));
      cursor = page.cursor;
    }
    expect(seen).toHaveLength(count);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  }
});

test('a unit finds its own projects only, whatever it asks for', async () => {
  expect(await names('clerk-health', '?unit=edu')).toEqual([]);
  expect(await names('clerk-health', '?text=zhjy')).toEqual([]);
});

test('a participating unit sees that it takes part, and neither the money nor the duties', async () => {
  const part = { unitId: 'mizhou', unitName: '密州街道', scope: '终端', amountFen: 1, townFunded: true };
  const projectId = await draft(city, '基层终端');
  ok(
    await city.client.request('clerk-edu', 'PATCH', `/api/projects/${projectId}`, {
      budgetFen: 9,
      participants: [part],
    }),
  );
  const [row, ...others] = (await ledger('participant-town')).items;
  expect([row?.projectId, others]).toEqual([projectId, []]);
  expect(row).toMatchObject({ name: '基层终端', stage: 'draft', overdue: false, turns: [] });
  for (const hidden of ['budgetFen', 'contractFen', 'paidFen', 'nextDue'])
    expect(row).not.toHaveProperty(hidden);
});

test('a cursor of another ledger, or a made-up one, is refused', async () => {
  const { cursor = '' } = await ledger('leader', '?limit=2');
  const [, sort, sk] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  const own = (await ledger('clerk-edu', '?limit=1')).cursor ?? '';
  const [mark] = JSON.parse(Buffer.from(own, 'base64url').toString());
  const make = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  for (const bad of [
    cursor,
    'x',
    make({}),
    make([mark]),
    make([mark, 'x', 'META']),
    make([mark, `${sort}#EV#1`, sk]),
    make({ cityKey: 'CITY', pk: 'P#1', sk: 'META', ledgerSort: '2030' }),
  ]) {
    const { status, body } = await city.client.get('clerk-edu', `/api/projects?cursor=${bad}`);
    expect([bad, status, body.code]).toEqual([bad, 400, 'invalidCursor']);
  }
  // Somebody else's position under the own mark is only a position in the own ledger.
  const page = await ledger(
    'clerk-health',
    `?cursor=${make([markOf(await cursorOf('clerk-health')), sort, sk])}`,
  );
  expect(page.items.every((i) => ['区域医疗影像中心', '妇幼保健系统'].includes(i.name))).toBe(true);
});

const cursorOf = async (user: string) => (await ledger(user, '?limit=1')).cursor ?? '';
const markOf = (cursor: string): unknown => JSON.parse(Buffer.from(cursor, 'base64url').toString())[0];

test('to-do: each sees whose turn it is, and only of what they may see', async () => {
  expect((await todo('reviewer')).map((i) => i.projectId)).toEqual([submitted]);
  expect((await todo('clerk-health')).map((i) => i.text)).toEqual(['填写申报内容并提交']);
  expect((await todo('head-edu')).length).toBeGreaterThan(7);
  for (const user of ['bureau-head', 'finance', 'audit', 'leader', 'expert', 'admin', 'participant-town'])
    expect([user, await todo(user)]).toEqual([user, []]);
});

test('to-do: a turn that has passed is gone, the next one is there', async () => {
  ok(await city.client.post('reviewer', `/api/projects/${submitted}/review`, { batch: '第二批' }));
  expect((await todo('reviewer')).map((i) => i.text)).toEqual(['起草并上传审核意见']);
  ok(
    await city.client.post('reviewer', `/api/projects/${submitted}/return`, {
      items: [{ item: 'goal', reason: '请补充' }],
    }),
  );
  expect(await todo('reviewer')).toEqual([]);
  expect((await todo('head-health')).map((i) => i.text)).toContain('按退回意见修改后重新提交');
  const report = { quarter: '2025Q3', progress: '完成采购', progressPercent: 5, receivedFen: 0, paidFen: 0 };
  ok(await city.client.post('clerk-edu', `/api/projects/${built}/quarterly-reports`, report));
  for (const user of ['finance', 'audit', 'reviewer'])
    expect((await todo(user)).map((i) => i.text)).toEqual(['签收 2025Q3 季报']);
  ok(await city.client.post('finance', `/api/projects/${built}/quarterly-reports/2025Q3/receipts`));
  expect([await todo('finance'), (await todo('audit')).length]).toEqual([[], 1]);
});

interface Matrix {
  totals: Record<string, number>;
  units: { unitId: string; projects: { projectId: string; status: string; dueOn: string }[] }[];
}
const matrix = async (user: string, quarter: string) =>
  ok(await city.client.get<Matrix>(user, `/api/quarters/${quarter}`));

test('quarters: reported, not yet due, missing, late, zero; other units see nothing of it', async () => {
  expect(await matrix('leader', '2025Q3')).toMatchObject({
    totals: { reported: 1 },
    units: [{ unitId: 'edu', projects: [{ projectId: built, status: 'reported', dueOn: '2025-09-30' }] }],
  });
  expect((await matrix('clerk-health', '2025Q3')).units).toEqual([]);
  expect((await matrix('expert', '2025Q3')).units).toEqual([]);
  expect((await matrix('leader', '2025Q2')).units).toEqual([]);
  expect((await city.client.get('leader', '/api/quarters/2025Q5')).status).toBe(400);

  const second = await ready(city, '校园安全平台');
  await approve(city, second);
  expect((await matrix('head-edu', '2025Q3')).totals).toEqual({ reported: 1, notYetDue: 1 });
  expect(await names('leader', '?overdue=true')).toEqual([]);
  await city.client.clock('2025-10-01T09:00:00+08:00');
  expect((await matrix('head-edu', '2025Q3')).totals).toEqual({ reported: 1, missing: 1 });
  expect(await names('leader', '?overdue=true')).toEqual(['校园安全平台']);
  ok(
    await city.client.post('clerk-edu', `/api/projects/${second}/quarterly-reports`, {
      quarter: '2025Q3',
      zero: true,
    }),
  );
  const { units } = await matrix('head-edu', '2025Q3');
  expect(units[0]?.projects.find((p) => p.projectId === second)).toMatchObject({
    status: 'late',
    zero: true,
  });
});
