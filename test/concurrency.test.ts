import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey } from './support/journey.ts';
import { catalogItem } from './support/story.ts';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.remove());

test('of 100 commands at once, every success is in the history exactly once, and no other', async () => {
  const journey = await Journey.begin(host.client);
  const names = Array.from({ length: 100 }, (_, i) => `目录项 ${i}`);
  const replies = await Promise.all(
    names.map((name) =>
      host.client.post('clerk-edu', journey.path('catalog-items'), { ...catalogItem, name }),
    ),
  );
  const succeeded = names.filter((_, i) => replies[i]?.status === 201);
  expect(new Set(replies.map((r) => r.status))).toEqual(new Set([201]));
  const { verified, items } = await journey.history();
  const recorded = items.filter((e) => e.type === 'catalogItemRecorded').map((e) => e.data.name);
  expect(recorded.toSorted()).toEqual(succeeded.toSorted());
  expect(verified).toBe(true);
  expect(items.map((e) => e.sequence)).toEqual(items.map((_, i) => i + 1));
});

test('one key sent 20 times at once happens once, and every answer is the first one', async () => {
  const journey = await Journey.begin(host.client);
  const headers = { 'idempotency-key': randomUUID() };
  const body = { heldOn: '2025-09-12', withPerson: '周洁', summary: '一次' };
  const replies = await Promise.all(
    Array.from({ length: 20 }, () =>
      host.client.post('clerk-edu', journey.path('consultations'), body, headers),
    ),
  );
  for (const reply of replies) expect(reply).toEqual(replies[0]);
  expect((await journey.history()).items.map((e) => e.type)).toEqual([
    'draftCreated',
    'consultationRecorded',
  ]);
});

test('20 projects opened at once have 20 filing numbers without a gap', async () => {
  const replies = await Promise.all(
    Array.from({ length: 20 }, () =>
      Journey.begin(host.client).then((j) => j.view<{ filingNumber: string }>()),
    ),
  );
  const numbers = replies.map((r) => Number(r.filingNumber.slice(-4))).sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i));
});

test('two people save what they saw at the same time: one wins, the other is told (412) and nothing of it is kept', async () => {
  const journey = await Journey.begin(host.client);
  for (let round = 0; round < 5; round++) {
    const { version } = await journey.view();
    const save = (goal: string) =>
      host.client.request('clerk-edu', 'PATCH', journey.path(), { goal }, { 'if-match': `"${version}"` });
    const replies = await Promise.all([save(`甲${round}`), save(`乙${round}`)]);
    expect(replies.map((r) => r.status).sort()).toEqual([200, 412]);
    const winner = replies[0]?.status === 200 ? '甲' : '乙';
    const { fields, version: after } = await journey.view<{ fields: { goal: string }; version: number }>();
    expect([fields.goal, after]).toEqual([`${winner}${round}`, version + 1]);
  }
});
