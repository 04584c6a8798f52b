import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler } from '../functions/schedules/chain-digest.ts';
import { chainRounds, verifyOn } from '../lib/store/chain-round.ts';
import { dynamoDb, tableName } from '../lib/store/client.ts';
import { eventKey, META } from '../lib/store/keys.ts';
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

test('one event rewritten in the store, and nobody opens its project: auditors and administrators are told the next morning', async () => {
  const projectId = await draft(city, '城市大脑');
  ok(await city.client.request('clerk-edu', 'PATCH', `/api/projects/${projectId}`, { goal: '原来的目标' }));
  await city.client.clock('2025-09-26T09:00:00+08:00');
  const warnings = async () => (await city.client.mail()).filter((mail) => mail.subject.includes('断开'));
  expect(await warnings()).toEqual([]);
  expect((await digests()).at(-1)?.text).toContain('2025-09-26 至 2025-09-26,共 3 个项目,断开 0 个');

  const Key = { pk: `P#${projectId}`, sk: eventKey(2) };
  const { Item } = await dynamoDb.send(new GetCommand({ TableName: tableName(), Key }));
  const data = { ...Item?.event.data, fields: { goal: '改过的目标' } };
  await dynamoDb.send(
    new PutCommand({ TableName: tableName(), Item: { ...Item, event: { ...Item?.event, data } } }),
  );
  await city.client.clock('2025-09-27T09:00:00+08:00');
  const told = await warnings();
  expect(told.flatMap((mail) => mail.to).sort()).toEqual(['admin@example.gov.cn', 'audit@example.gov.cn']);
  expect(told[0]?.subject).toBe('【严重】1 个项目的历史链断开,0 个项目不见了(2025-09-27)');
  expect(told[0]?.text).toContain(`第 2 条与前文不符(${projectId})`);
  expect((await digests()).at(-1)?.text).toContain('共 3 个项目,断开 1 个');
});

test('a day verifies no more than its limit, and the days together everything', async () => {
  const day = { projects: 1, events: 1000 };
  const found: unknown[] = [];
  for (const today of ['2025-10-01', '2025-10-02', '2025-10-03', '2025-10-04'] as const) {
    found.push(...(await verifyOn(today, day)).broken);
    const { current } = await chainRounds();
    if (today === '2025-10-02') expect(current).toMatchObject({ beganOn: '2025-10-01', projects: 2 });
  }
  expect(found).toHaveLength(1);
  expect((await chainRounds()).last).toMatchObject({ beganOn: '2025-10-01', projects: 3, broken: 1 });
});

test('a project that somebody took out of the store whole is missed when the round ends', async () => {
  const projectId = await draft(city, '数字档案馆');
  expect((await verifyOn('2025-10-05')).missing).toBe(0);
  const Key = { pk: `P#${projectId}`, sk: META };
  await dynamoDb.send(new DeleteCommand({ TableName: tableName(), Key }));
  expect((await verifyOn('2025-10-06')).missing).toBe(1);
});
