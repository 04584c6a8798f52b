import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, draft, ok, openCity, ready } from './support/city.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.stop());

const send = (user: string, method: string, path: string, body: unknown = {}) =>
  city.client.request<Record<string, unknown>>(user, method, path, body);
const status = async (user: string, projectId: string) =>
  (await city.client.get(user, `/api/projects/${projectId}`)).status;
interface History {
  verified: boolean;
  items: {
    type: string;
    by: { userId: string; name: string; onBehalfOf?: unknown };
    changes: { field: string; before?: unknown; after?: unknown }[];
  }[];
}
const history = async (projectId: string) =>
  ok(await city.client.get<History>('audit', `/api/projects/${projectId}/history`));
const newUnit = { unitId: 'sports', name: '市体育中心', creditCode: '12370782493527168W' };

test('only an administrator writes; everyone reads the units; people are for admin and audit', async () => {
  for (const user of ['clerk-edu', 'head-edu', 'bureau-head', 'audit', 'leader', 'expert']) {
    expect((await send(user, 'POST', '/api/units', newUnit)).status).toBe(403);
    expect((await send(user, 'PATCH', '/api/users/clerk-edu', { roles: ['admin'] })).status).toBe(403);
    expect((await send(user, 'POST', '/api/users/audit/departure')).status).toBe(403);
    expect((await city.client.get(user, '/api/units')).status).toBe(200);
    expect((await city.client.get(user, '/api/users')).status).toBe(user === 'audit' ? 200 : 403);
  }
});

test('units and people: added once, wrong input told by field', async () => {
  expect((await send('admin', 'POST', '/api/units', newUnit)).status).toBe(201);
  expect((await send('admin', 'POST', '/api/units', newUnit)).body.code).toBe('unitExists');
  const bad = await send('admin', 'POST', '/api/units', { ...newUnit, unitId: 'x y', creditCode: '1' });
  expect([bad.status, bad.body.code]).toEqual([400, 'invalidInput']);
  const user = {
    userId: 'head-sports',
    name: '马超',
    roles: ['unitHead'],
    unitId: 'sports',
    email: 'm@example.gov.cn',
  };
  expect((await send('admin', 'POST', '/api/users', user)).status).toBe(201);
  expect(
    (await send('admin', 'POST', '/api/users', { ...user, unitId: 'none', userId: 'n' })).body.code,
  ).toBe('noSuchUnit');
});

test('a repeated command gives the first answer and one record', async () => {
  const body = { ...newUnit, unitId: 'water', name: '市水利局' };
  const key = { 'idempotency-key': randomUUID() };
  const first = await city.client.post('admin', '/api/units', body, key);
  expect(await city.client.post('admin', '/api/units', body, key)).toMatchObject(first);
});

test('a unit renamed: projects and people go on under the new name, the history keeps the old one', async () => {
  const projectId = await draft(city, '区域卫生平台', 'clerk-health');
  ok(await send('admin', 'PATCH', '/api/units/health', { name: '市卫生健康和医疗保障局' }));
  const { body } = await city.client.get('clerk-health', `/api/projects/${projectId}`);
  expect(body.unitName).toBe('市卫生健康和医疗保障局');
  const { items, verified } = await history(projectId);
  expect(verified).toBe(true);
  expect(items.at(-1)).toMatchObject({
    type: 'unitChanged',
    changes: [{ field: 'unitName', before: '市卫生健康局', after: '市卫生健康和医疗保障局' }],
  });
  expect((await city.client.get('clerk-health', '/api/me')).body.unitName).toBe('市卫生健康和医疗保障局');
  const units = ok(await city.client.get<{ items: { unitId: string }[] }>('expert', '/api/units')).items;
  expect(units.find((u) => u.unitId === 'health')).toMatchObject({
    formerNames: [{ name: '市卫生健康局', until: '2025-09-14' }],
  });
});

const deputize = (user: string, body: object) => send(user, 'POST', '/api/deputies', body);
const week = { from: '2025-09-16', to: '2025-09-20' };

test('who may set a deputy, and what a deputy may not be', async () => {
  const own = { deputy: 'clerk-edu', ...week };
  expect((await deputize('clerk-edu', { ...own, principal: 'head-edu' })).status).toBe(403);
  expect((await deputize('head-health', { ...own, principal: 'head-edu' })).status).toBe(403);
  const codes = [];
  for (const body of [
    { ...own, deputy: 'clerk-health' },
    { ...own, deputy: 'head-edu' },
    { ...own, deputy: 'nobody' },
    { ...own, to: '2025-09-15' },
    { ...own, from: '2025-09-01', to: '2025-09-14' },
    { ...own, to: '2027-09-20' },
  ])
    codes.push((await deputize('head-edu', body)).body.code);
  expect(codes).toEqual([
    'otherUnit',
    'deputyIsPrincipal',
    'noSuchPerson',
    'endsBeforeBegin',
    'alreadyOver',
    'tooLong',
  ]);
  const expert = await deputize('admin', { principal: 'admin', deputy: 'reviewer', ...week });
  expect(expert.body.code).toBe('nothingToDeputize');
});

test('a deputy acts as 「A 代 B」 from the first day to the last, and neither decides what the other submitted', async () => {
  const projectId = await ready(city, '智慧校园');
  const submit = () => send('clerk-edu', 'POST', `/api/projects/${projectId}/submission`);
  ok(await deputize('head-edu', { deputy: 'clerk-edu', ...week }));
  expect((await submit()).status).toBe(403);
  await city.client.clock('2025-09-16T09:00:00+08:00');
  ok(await submit());
  expect((await history(projectId)).items.at(-1)?.by).toEqual({
    userId: 'clerk-edu',
    name: '王敏 代 李建国',
    role: 'unitHead',
    unitId: 'edu',
    at: expect.any(String),
    onBehalfOf: { userId: 'head-edu', name: '李建国' },
  });
  // Own right goes first: a clerk's own work is the clerk's.
  const own = await draft(city, '自己的项目');
  expect((await history(own)).items[0]?.by.name).toBe('王敏');

  // The clerk is made a bureau head's deputy, too: still both sides of one submission.
  ok(await send('admin', 'PATCH', '/api/users/clerk-bureau', { roles: ['clerk', 'unitHead'] }));
  ok(await deputize('bureau-head', { deputy: 'clerk-bureau', ...week }));
  const bureaus = await ready(city, '数据中台', 'bureau');
  ok(await send('clerk-bureau', 'POST', `/api/projects/${bureaus}/submission`));
  const view = ok(
    await city.client.get<{ actions: { name: string; reasons: { code: string }[] }[] }>(
      'clerk-bureau',
      `/api/projects/${bureaus}`,
    ),
  );
  ok(await send('reviewer', 'POST', `/api/projects/${bureaus}/review`, { batch: '一' }));
  const approval = await send('clerk-bureau', 'POST', `/api/projects/${bureaus}/rejection`, {
    reason: '自己否决',
  });
  expect(approval.body.breaches).toContainEqual(expect.objectContaining({ code: 'samePerson' }));
  expect(view.actions.length).toBeGreaterThan(10);
});

test('a deputy for the bureau head sees the city and its to-do list; the day after, nothing of either', async () => {
  const other = await ready(city, '社区健康小屋', 'health');
  expect(await status('clerk-bureau', other)).toBe(200);
  expect(
    (await city.client.get<{ items: unknown[] }>('clerk-bureau', '/api/projects?unit=health')).body.items
      .length,
  ).toBe(2);
  await city.client.clock('2025-09-20T23:59:00+08:00');
  expect(await status('clerk-bureau', other)).toBe(200);
  await city.client.clock('2025-09-21T00:00:00+08:00');
  expect(await status('clerk-bureau', other)).toBe(404);
  expect(
    (await city.client.get<{ items: unknown[] }>('clerk-bureau', '/api/projects?unit=health')).body.items,
  ).toEqual([]);
  const late = await ready(city, '另一个校园项目');
  expect((await send('clerk-edu', 'POST', `/api/projects/${late}/submission`)).status).toBe(403);
});

test('ended before its day, a deputy is one no more; only those concerned know of it', async () => {
  const { deputyId } = ok(
    await deputize('head-edu', { deputy: 'clerk-edu', from: '2025-09-21', to: '2025-09-30' }),
  );
  const count = async (user: string) =>
    ok(await city.client.get<{ items: unknown[] }>(user, '/api/deputies')).items.length;
  expect([await count('clerk-edu'), await count('clerk-health'), await count('audit')]).toEqual([2, 0, 3]);
  expect((await send('clerk-health', 'DELETE', `/api/deputies/${deputyId}`)).status).toBe(404);
  ok(await send('admin', 'DELETE', `/api/deputies/${deputyId}`));
  const late = await ready(city, '第三个校园项目');
  expect((await send('clerk-edu', 'POST', `/api/projects/${late}/submission`)).status).toBe(403);
});

test('a unit without a clerk: its head hears of an event; with nobody in office, the bureau in its place', async () => {
  const projectId = await ready(city, '发热门诊监测', 'health');
  const at = `/api/projects/${projectId}`;
  const move = async (userId: string, unitId: string) =>
    ok(await send('admin', 'PATCH', `/api/users/${userId}`, { unitId }));
  const told = async (what: string) => {
    await city.host.settled();
    return (await city.client.mail()).filter(({ subject }) => subject.includes(`${what}】发热门诊监测`));
  };
  const addresses = (mails: { to: string[] }[]) =>
    mails.map(({ to }) => /[\w-]+@/.exec(to.join())?.[0]).sort();
  await move('clerk-health', 'water');
  ok(await send('head-health', 'POST', `${at}/submission`));
  const submitted = await told('已申报(第 1 次)');
  expect(addresses(submitted)).toEqual(['head-health@', 'reviewer@']);
  for (const { text } of submitted) expect(text).not.toContain('目前没有在岗');
  await move('head-health', 'water');
  ok(await send('reviewer', 'POST', `${at}/review`, { batch: '第一批' }));
  const begun = await told('已进入评审');
  await move('clerk-health', 'health');
  await move('head-health', 'health');
  expect(addresses(begun)).toEqual(['bureau-head@', 'reviewer@']);
  for (const { text } of begun) expect(text).toContain('目前没有在岗的经办人和负责人');
});

test('a leaver: shut out, the only role handed over, expert reviews too, deputies ended', async () => {
  const projectId = await ready(city, '家校互通');
  ok(await send('head-edu', 'POST', `/api/projects/${projectId}/submission`));
  const experts = [{ userId: 'expert', name: '吴明', expiresOn: '2025-12-31' }];
  ok(await send('reviewer', 'POST', `/api/projects/${projectId}/review`, { batch: '二', experts }));
  const second = {
    userId: 'expert-2',
    name: '秦岭',
    roles: ['participant'],
    unitId: 'institute',
    email: 'q@example.org',
  };
  ok(await send('admin', 'POST', '/api/users', second));
  ok(
    await deputize('admin', {
      principal: 'reviewer',
      deputy: 'bureau-head',
      from: '2025-09-21',
      to: '2025-09-30',
    }),
  );
  expect((await send('admin', 'POST', '/api/users/expert/departure')).body.code).toBe('noSuccessor');
  expect(
    (await send('admin', 'POST', '/api/users/expert/departure', { successor: 'clerk-edu' })).body.code,
  ).toBe('successorUnfit');
  const left = ok(await send('admin', 'POST', '/api/users/expert/departure', { successor: 'expert-2' }));
  expect(left).toMatchObject({
    leaver: { disabledOn: '2025-09-21' },
    successor: { roles: ['participant', 'expert'] },
  });
  for (const path of ['/api/me', `/api/projects/${projectId}`, '/api/projects', '/api/statistics'])
    expect([path, (await city.client.get('expert', path)).body.code]).toEqual([path, 'personDisabled']);
  const { review } = ok(await city.client.get<{ review: unknown }>('audit', `/api/projects/${projectId}`));
  expect(review).toMatchObject({ experts: [{ userId: 'expert-2', name: '秦岭', expiresOn: '2025-12-31' }] });

  ok(await send('admin', 'POST', '/api/users/reviewer/departure', { successor: 'bureau-head' }));
  const deputies = ok(
    await city.client.get<{ items: { principal: { userId: string }; endedOn?: string }[] }>(
      'audit',
      '/api/deputies',
    ),
  );
  expect(deputies.items.find((d) => d.principal.userId === 'reviewer')?.endedOn).toBe('2025-09-21');
  expect((await send('admin', 'POST', '/api/users/admin/departure')).body.code).toBe('lastAdmin');
  expect((await send('admin', 'PATCH', '/api/users/admin', { roles: ['audit'] })).body.code).toBe(
    'lastAdmin',
  );
});

test('a unit merged: its people and projects are the other unit’s, its history its own', async () => {
  const projectId = await draft(city, '医疗云', 'clerk-health');
  ok(await send('admin', 'POST', '/api/units/health/merger', { into: 'edu' }));
  expect([await status('clerk-edu', projectId), await status('clerk-health', projectId)]).toEqual([200, 200]);
  const { items, verified } = await history(projectId);
  expect([verified, items.at(-1)?.type]).toEqual([true, 'unitChanged']);
  expect(items.at(-1)?.changes).toContainEqual({ field: 'unitId', before: 'health', after: 'edu' });
  const seen = ok(
    await city.client.get<{ items: { projectId: string }[] }>('clerk-edu', '/api/projects?text=ylyy'),
  );
  expect(seen.items).toEqual([]);
  const found = ok(
    await city.client.get<{ items: { projectId: string }[] }>('clerk-edu', '/api/projects?text=yly'),
  );
  expect(found.items.map((i) => i.projectId)).toEqual([projectId]);
  await city.host.settled();
  const statistics = ok(
    await city.client.get<{ units: { unitId: string; projects: number }[] }>('leader', '/api/statistics'),
  );
  expect(statistics.units.find((u) => u.unitId === 'health')).toBeUndefined();
  expect((await send('admin', 'POST', '/api/units/health/merger', { into: 'edu' })).body.code).toBe(
    'unitMerged',
  );
});

test('every change is on record: who, when, before, after; for admin and audit', async () => {
  interface Records {
    items: { act: string; kind: string; by: { name: string }; before?: object; after: object }[];
    cursor?: string;
  }
  const { items } = ok(await city.client.get<Records>('audit', '/api/directory-records'));
  expect((await city.client.get('clerk-edu', '/api/directory-records')).status).toBe(403);
  const merged = items.find((r) => r.act === 'mergeUnit' && r.kind === 'unit');
  expect(merged).toMatchObject({ by: { name: '何伟' }, after: { mergedInto: { unitId: 'edu' } } });
  expect(merged?.before).not.toHaveProperty('mergedInto');
  const acts = new Set(items.map((r) => r.act));
  for (const act of [
    'addUnit',
    'addUser',
    'renameUnit',
    'addDeputy',
    'endDeputy',
    'disableUser',
    'mergeUnit',
  ])
    expect([act, acts.has(act)]).toEqual([act, true]);
  expect(items.filter((r) => r.act === 'addUnit')).toHaveLength(2);
});

test('two administrators at once: one wins, the other is told', async () => {
  const names = ['局甲', '局乙', '局丙', '局丁'].map((name) =>
    send('admin', 'PATCH', '/api/units/water', { name }),
  );
  const statuses = (await Promise.all(names)).map((r) => r.status).sort();
  expect(statuses[0]).toBe(200);
  expect(statuses.every((s) => s === 200 || s === 412)).toBe(true);
});
