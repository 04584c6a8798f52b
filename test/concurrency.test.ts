import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { record } from '../lib/project/decide.ts';
import type { EventBody } from '../lib/project/events.ts';
import type { ProjectDocument, Signature } from '../lib/project/project.ts';
import { nothingLoaded, rulesInForce } from '../lib/regulation/rule-sets/in-force.ts';
import { dynamoDb } from '../lib/store/client.ts';
import { commitProject, loadProject } from '../lib/store/projects.ts';
import { sha256Of } from './support/files.ts';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey, smallPdf } from './support/journey.ts';
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

/** Below the API, with the product's own parts: 200 documents and 360 edits, as many to a transaction as it takes. */
async function fillStore(projectId: string, like: string) {
  const commitAll = async (bodies: EventBody[]) => {
    const before = await loadProject(projectId);
    if (!before) throw new Error('no project');
    const { project, events } = record(before.project, bodies, signature);
    const rules = rulesInForce(nothingLoaded);
    await commitProject({ before, after: project, events, obligations: [], today: '2025-09-15', rules });
  };
  const { project } = (await loadProject(projectId)) ?? {};
  const { status: _, uploaded: __, ...file } = project?.documents[like] ?? ({} as ProjectDocument);
  for (let batch = 0; batch < 5; batch++) {
    await commitAll(
      Array.from({ length: 40 }, (_, i) => {
        const documentId = `bulk-${batch}-${i}`;
        return { type: 'documentRegistered', data: { ...file, documentId } };
      }),
    );
  }
  for (let batch = 0; batch < 4; batch++) {
    await commitAll(
      Array.from({ length: 90 }, (_, i) => ({
        type: 'draftEdited',
        data: { fields: { goal: `第 ${batch} ${i} 稿` } },
      })),
    );
  }
}

const signature: Signature = {
  userId: 'clerk-edu',
  name: '王敏',
  role: 'clerk',
  unitId: 'edu',
  at: '2025-09-15T02:00:00.000Z',
};

/** The depth of calls to the store: how many had to wait for another to end. */
function countTrips() {
  let depth = 0;
  let running = 0;
  dynamoDb.middlewareStack.add(
    (next) => async (args) => {
      // Calls that are sent while one is on its way go with it in one trip.
      if (running === 0) depth += 1;
      running += 1;
      try {
        return await next(args);
      } finally {
        running -= 1;
      }
    },
    { step: 'finalizeRequest', name: 'countTrips', override: true },
  );
  return {
    of: async (request: () => Promise<{ status: number }>) => {
      depth = 0;
      const { status } = await request();
      return [status, depth];
    },
    stop: () => dynamoDb.middlewareStack.remove('countTrips'),
  };
}

test('a read takes at most two round trips and a command three, with 500 events and 200 documents', async () => {
  const journey = await Journey.begin(host.client);
  await journey.fill();
  const { documents } = await journey.view<{ documents: { documentId: string }[] }>();
  const [first] = documents;
  await fillStore(journey.projectId, first?.documentId ?? '');
  await host.host.settled();
  const { items } = await journey.history();
  expect(items.length).toBeGreaterThan(500);
  expect((await journey.view<{ documents: unknown[] }>()).documents.length).toBeGreaterThan(200);

  const trips = countTrips();
  const { client } = host;
  const { bytes, ...file } = smallPdf('contract.pdf');
  const registration = { ...file, material: 'contract', sizeBytes: bytes.length, sha256: sha256Of(bytes) };
  const requests: [string, number, () => Promise<{ status: number }>][] = [
    ['me', 2, () => client.get('clerk-edu', '/api/me')],
    ['to-do', 2, () => client.get('clerk-edu', '/api/me/todo')],
    ['ledger', 2, () => client.get('reviewer', '/api/projects')],
    ['project', 2, () => client.get('clerk-edu', journey.path())],
    ['history', 2, () => client.get('audit', journey.path('history'))],
    ['edit', 3, () => client.request('clerk-edu', 'PATCH', journey.path(), { goal: '终稿' })],
    ['register', 3, () => client.post('clerk-edu', journey.path('documents'), registration)],
    ['download', 3, () => client.get('leader', journey.path(`documents/${first?.documentId}/download`))],
    [
      'refusal',
      3,
      () =>
        client.post('reviewer', journey.path('approval'), {
          estimateFen: 1,
          budgetLines: [{ name: 'a', amountFen: 1 }],
        }),
    ],
    [
      'correction',
      3,
      () =>
        client.post('bureau-head', journey.path('corrections'), { sequence: items.length - 1, reason: '误' }),
    ],
    [
      'correction of an old event',
      3,
      () => client.post('bureau-head', journey.path('corrections'), { sequence: 2, reason: '误' }),
    ],
    ['submission', 3, () => client.post('head-edu', journey.path('submission'))],
    [
      'creation',
      3,
      () =>
        client.post('clerk-edu', '/api/projects', {
          involvesStateSecrets: false,
          name: '又一个',
          kind: 'newBuild',
          procurementMode: 'unit',
        }),
    ],
  ];
  const over: unknown[] = [];
  for (const [name, limit, request] of requests) {
    await host.host.settled();
    const [status, depth] = await trips.of(request);
    if ((depth ?? 0) > limit || depth === 0) over.push([name, status, depth]);
  }
  trips.stop();
  expect(over).toEqual([]);
}, 60_000);
