import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoDb, tableName } from '../lib/store/client.ts';
import { eventKey } from '../lib/store/keys.ts';
import { ok } from './support/city.ts';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey } from './support/journey.ts';
import * as story from './support/story.ts';

let host: TestHost;
/** Approved on 2025-09-15, so its first report is owed for 2025Q3. */
let approved: Journey;

beforeAll(async () => {
  host = await startTestHost();
  approved = await Journey.begin(host.client);
  await approved.fill();
  await (await (await approved.submit()).review()).approve();
});
afterAll(() => host.remove());

const SECRET = '挪用资金被立案';
const record = {
  article: 36,
  kind: 'transferred',
  subject: '某负责人',
  facts: SECRET,
  decidedBy: '市纪委监委',
  decidedOn: '2025-09-15',
};
type History = { verified: boolean; items: { type: string; sequence: number; data?: unknown }[] };

test('an accountability record is there for the bureau’s head and audit, and for nobody else anywhere', async () => {
  await approved.act('audit', 'accountability-records', record);
  const { version } = await approved.view();
  await approved
    .act('bureau-head', 'corrections', { sequence: version, reason: SECRET })
    .catch(() => undefined);
  await approved.act('audit', 'corrections', { sequence: version, reason: `${SECRET},写错` });
  await approved.act('bureau-head', 'accountability-records', record);
  for (const user of ['bureau-head', 'audit']) {
    expect(
      (await approved.view<{ accountabilityRecords: object[] }>(user)).accountabilityRecords,
    ).toMatchObject([record]);
    const { verified, items } = await approved.history(user);
    expect([verified, items.slice(-3).map((e) => e.type)]).toEqual([
      true,
      ['accountabilityRecorded', 'corrected', 'accountabilityRecorded'],
    ]);
  }
  for (const user of ['clerk-edu', 'head-edu', 'reviewer', 'finance', 'leader']) {
    const view = await approved.view<{ accountabilityRecords: object[] }>(user);
    const { body: history } = await host.client.get<History>(user, approved.path('history'));
    expect([user, view.accountabilityRecords, history.verified]).toEqual([user, [], true]);
    // Its place in the chain, and not a word.
    expect(history.items.slice(version - 1)).toEqual(
      [0, 1, 2].map((n) => ({ type: 'restricted', sequence: version + n })),
    );
    for (const path of ['/api/projects', '/api/me/todo', '/api/statistics'])
      expect(JSON.stringify((await host.client.get(user, path)).body)).not.toContain(SECRET);
    expect(JSON.stringify([view, history])).not.toContain(SECRET);
  }
  const events = ok(await host.client.get<Events>('audit', '/api/events?limit=100'));
  const records = events.items.filter((e) => e.type === 'accountabilityRecorded');
  expect([events.verified, records]).toMatchObject([true, [{ data: record }, { data: record }]]);
  await host.client.clock('2025-09-15T10:00:00+08:00');
  expect(JSON.stringify(await host.client.mail())).not.toContain(SECRET);
});

const draftPath = 'quarterly-reports/2025Q3/draft';
type Drafts = { version: number; quarterDrafts: { quarter: string; content: object; savedAt: string }[] };

test('a quarter’s draft is the unit’s own, is no report, and ends with the report', async () => {
  const before = await approved.view<Drafts & { obligations: { kind: string; status: string }[] }>();
  const first = ok(
    await host.client.post<{ savedAt: string }>('clerk-edu', approved.path(draftPath), {
      content: { progress: '开工' },
    }),
  );
  const view = await approved.view<typeof before>('head-edu');
  expect(view.quarterDrafts).toMatchObject([
    { quarter: '2025Q3', content: { progress: '开工' }, savedAt: first.savedAt },
  ]);
  expect([view.version, view.obligations]).toEqual([before.version, before.obligations]);
  for (const user of ['reviewer', 'bureau-head', 'finance', 'audit', 'leader'])
    expect([user, (await approved.view<Drafts>(user)).quarterDrafts]).toEqual([user, []]);
  expect((await approved.history()).items.at(-1)?.sequence).toBe(before.version);
  // Written over only by who has read it.
  const blind = await host.client.post('head-edu', approved.path(draftPath), { content: {} });
  expect([blind.status, blind.body.code]).toEqual([412, 'staleDraft']);
  ok(
    await host.client.post('head-edu', approved.path(draftPath), {
      content: { zero: true },
      basedOn: first.savedAt,
    }),
  );
  await approved.act('head-edu', 'quarterly-reports', { quarter: '2025Q3', zero: true });
  expect((await approved.view<Drafts>()).quarterDrafts).toEqual([]);
});

test.for([
  ['2025Q2', 'clerk-edu', 422],
  ['2025Q9', 'clerk-edu', 400],
  ['2025Q3', 'finance', 403],
  ['2025Q3', 'clerk-health', 404],
] as const)('a draft of %s by %s: %d', async ([quarter, user, status]) => {
  const path = approved.path(`quarterly-reports/${quarter}/draft`);
  expect((await host.client.post(user, path, { content: {} })).status).toBe(status);
});

const plan = {
  year: 2025,
  unitId: 'edu',
  name: '智慧教育云平台',
  totalFen: 300,
  budgetSource: '市级财政',
  yearlySplit: [
    { year: 2025, amountFen: 200 },
    { year: 2026, amountFen: 100 },
  ],
};
type Plan = typeof plan & { planItemId: string; version: number; unitName: string };
const plansOf = async (user: string, query = '') =>
  ok(await host.client.get<{ items: Plan[]; cursor?: string }>(user, `/api/plans${query}`));

test('plan items: the bureau’s, with a split that sums up, versions, and for whom they are', async () => {
  const wrong = { ...plan, totalFen: 301 };
  expect((await host.client.post('reviewer', '/api/plans', wrong)).body).toMatchObject({
    code: 'ruleRefused',
    breaches: [{ code: 'splitNotTotal', article: 9, field: 'yearlySplit' }],
  });
  const key = { 'idempotency-key': 'plan-1' };
  const made = ok(await host.client.post<Plan>('reviewer', '/api/plans', plan, key));
  expect(ok(await host.client.post<Plan>('reviewer', '/api/plans', plan, key))).toEqual(made);
  ok(await host.client.post('reviewer', '/api/plans', { ...plan, unitId: 'health', name: '影像中心' }));
  const path = `/api/plans/${made.planItemId}`;
  const edit = (body: object) => host.client.request<Plan>('bureau-head', 'PATCH', path, body);
  expect(ok(await edit({ ...plan, version: 1, note: '调整' }))).toMatchObject({
    version: 2,
    unitName: '市教育和体育局',
  });
  expect((await edit({ ...plan, version: 1 })).status).toBe(412);
  expect((await edit({ ...plan, year: 2026, version: 2 })).body).toMatchObject({ code: 'yearFixed' });
  expect((await plansOf('clerk-edu')).items).toMatchObject([{ planItemId: made.planItemId, version: 2 }]);
  for (const user of ['admin', 'expert', 'participant-town', 'clerk-bureau'])
    expect([user, (await plansOf(user)).items]).toEqual([user, []]);
  const first = await plansOf('leader', '?year=2025&limit=1');
  const second = await plansOf('leader', `?year=2025&limit=1&cursor=${first.cursor}`);
  expect([...first.items, ...second.items].map((p) => p.name).sort()).toEqual(['影像中心', '智慧教育云平台']);
  expect((await plansOf('leader', '?year=2026')).items).toEqual([]);
  expect((await host.client.get('leader', '/api/plans?cursor=%23')).status).toBe(400);

  const draft = await Journey.begin(host.client);
  const patch = (body: object) => host.client.request('clerk-edu', 'PATCH', draft.path(), body);
  const others = (await plansOf('leader')).items.find((p) => p.unitId === 'health')?.planItemId;
  expect((await patch({ planItemId: others })).body).toMatchObject({
    breaches: [{ code: 'noSuchPlanItem' }],
  });
  expect((await patch({ planItemId: 'none' })).status).toBe(422);
  ok(await patch({ planItemId: made.planItemId }));
  expect((await draft.view<{ warnings: object[] }>()).warnings).toEqual([]);
  // Out of the plan, it is in none any more.
  ok(await edit({ ...plan, version: 2, withdrawnReason: '取消' }));
  expect((await patch({ planItemId: made.planItemId })).status).toBe(422);
});

test('not one of these projects: nothing is made (第二条)', async () => {
  const body = { ...story.newProject, fundingMode: null, category: null };
  expect((await host.client.post('clerk-edu', '/api/projects', body)).body).toMatchObject({
    code: 'ruleRefused',
    breaches: [
      { code: 'notGovernmentFunded', article: 2, field: 'fundingMode' },
      { code: 'notGovernmentSystem', article: 2, field: 'category' },
    ],
  });
});

type Events = {
  verified: boolean;
  items: {
    projectId: string;
    sequence: number;
    verified: boolean;
    type: string;
    unitName: string;
    by: { at: string };
  }[];
  cursor?: string;
};
const eventsOf = async (query = '') => ok(await host.client.get<Events>('audit', `/api/events${query}`));

test('the city’s history: every event once, newest first, page by page, and what was changed shows', async () => {
  const projects = ok(
    await host.client.get<{ items: { projectId: string; version: number }[] }>('audit', '/api/projects'),
  );
  const expected = projects.items.flatMap(({ projectId, version }) =>
    Array.from({ length: version }, (_, i) => `${projectId} ${i + 1}`),
  );
  const seen: Events['items'] = [];
  let cursor: string | undefined;
  do {
    const page = await eventsOf(`?limit=7${cursor ? `&cursor=${cursor}` : ''}`);
    expect(page.verified).toBe(true);
    seen.push(...page.items);
    ({ cursor } = page);
  } while (cursor);
  expect(seen.map((e) => `${e.projectId} ${e.sequence}`).sort()).toEqual(expected.sort());
  const instants = seen.map((e) => e.by.at);
  expect(instants).toEqual(instants.toSorted().reverse());
  expect((await eventsOf('?from=2025-09-16')).items).toEqual([]);
  expect((await eventsOf('?to=2025-09-15&limit=1')).items).toHaveLength(1);
  expect((await host.client.get('audit', '/api/events?from=2025-09-16&to=2025-09-15')).status).toBe(400);
  expect((await host.client.get('audit', '/api/events?cursor=eA')).status).toBe(400);

  const Key = { pk: `P#${approved.projectId}`, sk: eventKey(2) };
  const { Item } = await dynamoDb.send(new GetCommand({ TableName: tableName(), Key }));
  const forged = { ...Item, event: { ...Item?.event, by: { ...Item?.event.by, name: '别人' } } };
  await dynamoDb.send(new PutCommand({ TableName: tableName(), Item: forged }));
  const after = await eventsOf('?limit=100');
  expect(after.verified).toBe(false);
  expect(after.items.filter((e) => !e.verified).map((e) => [e.projectId, e.sequence])).toEqual([
    [approved.projectId, 2],
  ]);
});
