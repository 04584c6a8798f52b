import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler } from '../functions/schedules/chain-digest.ts';
import { type City, draft, ok, openCity } from './support/city.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.stop());

const digests = async () => (await city.client.mail()).filter((mail) => mail.subject.includes('链头日报'));
const headOf = async (projectId: string) =>
  ok(await city.client.get<{ head: string }>('audit', `/api/projects/${projectId}/history`)).head;

test('each day one mail to each auditor, with the head of every project; never the same twice', async () => {
  const first = await draft(city, '智慧教育云平台');
  const second = await draft(city, '区域医疗影像中心', 'clerk-health');
  await city.client.clock('2025-09-16T09:00:00+08:00');
  const [mail, ...others] = await digests();
  expect([mail?.to, others]).toEqual([['audit@example.gov.cn'], []]);
  expect(mail?.subject).toBe('【链头日报】2025-09-16');
  expect(mail?.text).toContain('全市共 2 个项目');
  expect(mail?.text).toContain(`ZC-2025-0001 1 ${await headOf(first)}`);
  expect(mail?.text).toContain(`ZC-2025-0002 1 ${await headOf(second)}`);

  await Promise.all(Array.from({ length: 3 }, () => handler({ time: '2025-09-16T00:30:00Z' })));
  await city.host.settled();
  expect(await digests()).toHaveLength(1);

  ok(await city.client.request('clerk-edu', 'PATCH', `/api/projects/${first}`, { goal: '新的目标' }));
  await city.client.clock('2025-09-18T09:00:00+08:00');
  const all = await digests();
  expect(all.map((m) => m.subject.slice(-10))).toEqual(['2025-09-16', '2025-09-17', '2025-09-18']);
  expect(all.at(-1)?.text).toContain(`ZC-2025-0001 2 ${await headOf(first)}`);
});

test('a missed run is made up for, in its own day', async () => {
  await city.client.clock('2025-09-25T07:00:00+08:00');
  expect((await digests()).map((m) => m.subject.slice(-10))).toContain('2025-09-24');
});
