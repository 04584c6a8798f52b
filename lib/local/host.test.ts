import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openClient } from './fixture/client.ts';
import { fixtureParts } from './fixture/parts.ts';
import { type Host, startHost } from './host.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'egov-host-'));
let host: Host;
let client: ReturnType<typeof openClient>;

// One host for all of these: a function keeps the clients it made for its first.
beforeAll(async () => {
  host = await startHost({ parts: fixtureParts, dataDir, port: 0, demo: true });
  client = openClient(host.url);
});
afterAll(async () => {
  await host.stop();
  rmSync(dataDir, { recursive: true });
});

async function item(pk: string, sk: string) {
  const dynamodb = new DynamoDBClient({});
  const { Item } = await dynamodb.send(
    new GetItemCommand({ TableName: 'egov-projects', Key: { pk: { S: pk }, sk: { S: sk } } }),
  );
  dynamodb.destroy();
  return Item;
}

test('a request → store → stream → bus → mail, all with the host’s time', async () => {
  const response = await client.note('一', await client.token('clerk-edu'));
  expect(response.status).toBe(201);
  await host.settled();
  expect(await client.mail()).toMatchObject([
    { subject: '已记录 NOTE#一', to: ['clerk-edu@example.gov.cn'] },
  ]);
  expect(await client.mail('?to=nobody@example.gov.cn')).toEqual([]);
});

test('settled means that what a delivery wrote has been delivered too', async () => {
  await client.note('chain', await client.token('clerk-edu'));
  await host.settled();
  expect((await client.mail()).map(({ subject }) => subject)).toContain('已记录 NOTE#chained');
});

test('moving the clock fires the schedules on the way and settles what they set going', async () => {
  const start = host.clock.now();
  const day = (days: number) => new Date(Math.floor(start / 86_400_000 + days) * 86_400_000);
  const target = new Date(day(3).getTime() + 3_600_000).toISOString();
  const response = await client.clock(JSON.stringify({ now: target }));
  const times = [1, 2, 3].map((days) => `${day(days).toISOString().slice(0, 19)}Z`);
  const answer: unknown = await response.json();
  expect(answer).toMatchObject({ fired: times.map((time) => ({ name: 'due-check', time })) });
  expect(await item(`RUN#${times[0]}`, 'RUN')).toBeDefined();
  const mails = (await client.mail()).filter(({ subject }) => subject.includes('RUN#'));
  expect(mails.map(({ subject }) => subject)).toEqual(times.map((time) => `已记录 RUN#${time}`));
  // Each was sent in the time of its own run, not of the last.
  expect(mails.map(({ text }) => text.slice(3, 13))).toEqual(times.map((time) => time.slice(0, 10)));
  expect(host.clock.now() - Date.parse(target)).toBeLessThan(60_000);
});

test('a clock that would go back is 422, anything but an instant 400; neither moves it', async () => {
  const before = host.clock.now();
  expect((await client.clock('{"now":"2020-01-01T00:00:00Z"}')).status).toBe(422);
  for (const body of ['', '{}', '{"now":1}', '{"now":"2031-01-01"}', '{"now":"2031-01-01T00:00:00"}', '[']) {
    const response = await client.clock(body);
    expect([body, response.status]).toEqual([body, 400]);
    expect(response.headers.get('content-type')).toMatch('application/problem+json');
  }
  expect(host.clock.now() - before).toBeLessThan(60_000);
});

test('unknown people, unknown local addresses: 404', async () => {
  for (const path of [
    '/local/token?user=nobody',
    '/local/token',
    '/local/other',
    '/local',
    '/s3/bucket/key',
  ]) {
    expect([path, (await client.get(path)).status]).toEqual([path, 404]);
  }
  expect(await (await client.get('/local/mail/inbox')).text()).toContain('本机邮箱');
});

test('a page of another site cannot use /local, also not under a name of its own for this machine', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
  expect((await fetch(`${host.url}/local/mail`, { headers })).status).toBe(403);
  const rebound = await new Promise((resolve, reject) => {
    const options = { headers: { host: 'evil.example:8080' } };
    get(`${host.url}/local/token?user=admin`, options, ({ statusCode }) => resolve(statusCode)).once(
      'error',
      reject,
    );
  });
  expect(rebound).toBe(403);
});
