import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, draft, ok, openCity, ready } from './support/city.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.stop());

const submit = async (projectId: string, unit = 'edu') =>
  ok(await city.client.post<{ hints: object[] }>(`head-${unit}`, `/api/projects/${projectId}/submission`));

test('a near name is hinted at, and nothing of the other project is said', async () => {
  await draft(city, '智慧医疗影像云平台', 'clerk-health');
  const first = await ready(city, '智慧医疗影像云平台', 'health');
  // Another unit's draft is nobody's business, and neither is the project itself.
  const lonely = await ready(city, '智慧医疗影像云平台');
  expect((await submit(lonely)).hints).toEqual([]);
  const hint = [{ code: 'similarName', field: 'name', message: '本市已有名称相近的项目,请与大数据局核实' }];
  expect((await submit(first, 'health')).hints).toEqual(hint);
  const near = await ready(city, '智慧医疗影像云平台(市级)');
  const answer = await submit(near);
  expect(answer.hints).toEqual(hint);
  expect(JSON.stringify(answer)).not.toMatch(/健康|health|ZC-2025-000[123]/);
  expect((await submit(await ready(city, '校园一卡通'))).hints).toEqual([]);
}, 30_000);

test('a name changed after a return is the one compared', async () => {
  const projectId = await ready(city, '水库大坝安全监测');
  await submit(projectId);
  ok(
    await city.client.post('reviewer', `/api/projects/${projectId}/return`, {
      items: [{ item: 'name', reason: '名称不准确' }],
    }),
  );
  ok(
    await city.client.request('clerk-edu', 'PATCH', `/api/projects/${projectId}`, {
      name: '中小学校舍安全监测系统',
    }),
  );
  const [old, now] = [
    await ready(city, '水库大坝安全监测', 'health'),
    await ready(city, '中小学校舍安全监测系统', 'health'),
  ];
  expect((await submit(old, 'health')).hints).toEqual([]);
  expect((await submit(now, 'health')).hints).toHaveLength(1);
}, 30_000);
