import { afterAll, beforeAll, expect, test } from 'vitest';
import { neighbourExample } from '../../lib/regulation/rule-sets/neighbour-example.ts';
import { zhucheng2020 } from '../../lib/regulation/rule-sets/zhucheng-2020.ts';
import { type City, ok, openCity } from './city.ts';

/* Who may change the rules, what is refused, and what stays on record of it: in a city without projects. */
let city: City;
beforeAll(async () => {
  city = await openCity('2025-11-25T09:00:00+08:00');
});
afterAll(() => city.close());

const VALIDITY = { validFrom: '2025-11-24', validThrough: '2030-11-23' };
const successor = { ...zhucheng2020, id: 'zhucheng-2025', name: '新办法', ...VALIDITY };

const post = <T = Record<string, unknown>>(path: string, body: unknown = {}) =>
  city.client.post<T>('admin', path, body);

interface Act {
  version: number;
}

test('only an administrator changes or previews rules; everyone signed in reads them, nobody else', async () => {
  const acts: [method: string, path: string, body: unknown][] = [
    ['POST', '/api/rule-sets', successor],
    ['POST', '/api/rule-sets/preview', successor],
    ['POST', '/api/rule-sets/neighbour-example/activation', {}],
    ['DELETE', '/api/rule-sets/zhucheng-2020/activation', {}],
  ];
  for (const [method, path, body] of acts) {
    for (const user of [
      'clerk-edu',
      'head-edu',
      'reviewer',
      'bureau-head',
      'finance',
      'audit',
      'leader',
      'expert',
    ]) {
      const { status, body: problem } = await city.client.request(user, method, path, body);
      expect([user, path, status, problem.code]).toEqual([user, path, 403, 'notAllowed']);
    }
    expect((await city.client.request('', method, path, body)).status).toBe(401);
  }
  for (const path of ['/api/rule-sets', '/api/rule-changes']) {
    expect((await city.client.get('expert', path)).status).toBe(200);
    expect((await city.client.get('', path)).status).toBe(401);
  }
});

test('the neighbour’s example ships inactive', async () => {
  const { items } = ok(
    await city.client.get<{ items: { id: string; active: boolean; origin: string }[] }>(
      'leader',
      '/api/rule-sets',
    ),
  );
  expect(items.map(({ id, active, origin }) => [id, active, origin])).toEqual([
    ['zhucheng-2020', true, 'shipped'],
    ['neighbour-example', false, 'shipped'],
  ]);
});

test('a slip in a rule set names its field; an unknown one is not there; a stale version is told', async () => {
  const slip = await post<{ errors: { field: string }[] }>('/api/rule-sets', {
    ...successor,
    validFrom: '2025-02-30',
    parameters: { ...successor.parameters, contractFilingWorkingDays: 0 },
  });
  expect(slip.status).toBe(400);
  expect(slip.body.errors.map(({ field }) => field).sort()).toEqual([
    'parameters.contractFilingWorkingDays',
    'validFrom',
  ]);
  expect((await post('/api/rule-sets/nowhere/activation')).body.code).toBe('noSuchRuleSet');
  const backwards = await post('/api/rule-sets/neighbour-example/activation', { validThrough: '2020-01-01' });
  expect([backwards.status, backwards.body.code]).toEqual([422, 'endsBeforeItBegins']);
  const stale = await city.client.post('admin', '/api/rule-sets', successor, { 'if-match': '"7"' });
  expect([stale.status, stale.body.code, stale.body.version]).toEqual([412, 'staleVersion', 0]);
});

test('the same key is one act; two at once are two versions, one after the other', async () => {
  const same = { 'idempotency-key': 'activate-once' };
  const path = '/api/rule-sets/neighbour-example/activation';
  const twice = await Promise.all([1, 2].map(() => city.client.post<Act>('admin', path, VALIDITY, same)));
  expect(twice.map(({ status, body }) => [status, body.version])).toEqual([
    [200, 1],
    [200, 1],
  ]);
  const both = await Promise.all([
    city.client.request<Act>('admin', 'DELETE', path, {}),
    post<Act>('/api/rule-sets', { ...successor, name: '新办法(修订)' }),
  ]);
  expect(both.map(({ body }) => body.version).sort()).toEqual([2, 3]);
});

test('every act is on record: who, when, before, after; nobody else appears', async () => {
  interface Change {
    version: number;
    act: string;
    subject: string;
    by: { userId: string; role: string; at: string };
    before: unknown;
    after: { active: boolean };
  }
  const all = ok(await city.client.get<{ items: Change[] }>('audit', '/api/rule-changes'));
  expect(all.items.map(({ version }) => version)).toEqual([3, 2, 1]);
  expect(all.items.at(-1)).toMatchObject({
    act: 'ruleSetActivated',
    subject: 'neighbour-example',
    by: { userId: 'admin', role: 'admin', at: expect.stringMatching(/^2025-11-25T01:/) },
    before: neighbourExample,
    after: { ...neighbourExample, ...VALIDITY, active: true },
  });
  expect(all.items.find(({ act }) => act === 'ruleSetLoaded')).toMatchObject({
    subject: 'zhucheng-2025',
    before: null,
  });
  const page = ok(
    await city.client.get<{ items: Change[]; cursor: string }>('audit', '/api/rule-changes?limit=2'),
  );
  const rest = ok(
    await city.client.get<{ items: Change[] }>('audit', `/api/rule-changes?limit=2&cursor=${page.cursor}`),
  );
  expect([...page.items, ...rest.items]).toEqual(all.items);
});
