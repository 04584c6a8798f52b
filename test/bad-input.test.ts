import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Route, routes } from '../lib/routes.ts';
import { addressOf, bodies, type ProjectRoute } from './support/bodies.ts';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey } from './support/journey.ts';
import * as story from './support/story.ts';

let host: TestHost;
let journey: Journey;
beforeAll(async () => {
  host = await startTestHost();
  journey = await Journey.begin(host.client);
});
afterAll(() => host.remove());

/** Commands of a project; who may give them, so that nothing but the input is wrong. */
const commandRoutes = Object.entries(bodies) as [ProjectRoute, Record<string, unknown>][];
const users: Partial<Record<ProjectRoute, string>> = {};
const byUser: [string, ProjectRoute[]][] = [
  [
    'head-edu',
    ['submit', 'withdraw', 'undoWithdrawal', 'signPledge', 'applyAcceptance', 'submitSelfEvaluation'],
  ],
  [
    'reviewer',
    [
      'confirmNoData',
      'returnSubmission',
      'startReview',
      'draftOpinion',
      'decideCloudException',
      'handOver',
      'orderRectification',
      'recheckRectification',
      'confirmSharing',
      'startAcceptanceReview',
      'orderAcceptanceRectification',
      'evaluatePerformance',
      'receiveQuarter',
      'receiveSelfEvaluation',
      'urge',
      'requestInformation',
    ],
  ],
  [
    'bureau-head',
    [
      'approve',
      'reject',
      'decideChange',
      'decideNetwork',
      'suspend',
      'resume',
      'proposeTermination',
      'correct',
      'decideExtension',
      'concludeAcceptance',
      'close',
    ],
  ],
  ['finance', ['decideFunds', 'cosignTermination', 'cosignAcceptance']],
  ['audit', ['noteAuditOpinion', 'recordAccountability']],
];
for (const [user, names] of byUser) for (const name of names) users[name] = user;
const userOf = (name: ProjectRoute) => users[name] ?? 'clerk-edu';

interface Answer {
  status: number;
  type: string | null;
  problem: {
    type?: string;
    title?: string;
    status?: number;
    code?: string;
    detail?: string;
    errors?: { field: string; message: string }[];
    breaches?: object[];
    stage?: string;
    open?: { name: string; label: string }[];
  };
}

async function send(
  name: ProjectRoute | 'createProject',
  body: string,
  headers: Record<string, string> = {},
  projectId = journey.projectId,
): Promise<Answer> {
  const route: Route = routes[name];
  const token = await host.client.token(name === 'createProject' ? 'clerk-edu' : userOf(name));
  const response = await fetch(host.client.url + addressOf(route.path, { projectId }), {
    method: route.method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body,
  });
  const type = response.headers.get('content-type');
  return { status: response.status, type, problem: (await response.json()) as Answer['problem'] };
}

/** RFC 9457 with the fields of API.md, in Chinese. */
function expectProblem({ status, type, problem }: Answer, expected: number, code: string) {
  expect([status, problem.status, problem.code]).toEqual([expected, expected, code]);
  expect(type).toMatch(/^application\/problem\+json/);
  expect(problem.type).toBe('about:blank');
  for (const text of [problem.title, problem.detail]) expect(text).toMatch(/[\u4e00-\u9fff]/);
}

const state = async (of = journey) => {
  const { etag, body } = await host.client.get<{ updatedAt: string }>('audit', of.path());
  return [etag, body.updatedAt, (await of.history()).items.length];
};

/** The act is refused and nothing at all has changed. */
async function unchanged(act: () => Promise<unknown>) {
  const before = await state();
  await act();
  expect(await state()).toEqual(before);
}

/** Another type for every value: nothing that is taken for something else. */
const wrongTypes = (body: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, typeof value === 'object' ? 7 : { not: value }]),
  );

test('each command names itself in the table of bodies', () => {
  const all = Object.entries(routes as Record<string, Route>).filter(
    ([, r]) => r.body && r.path.startsWith('/api/projects/{projectId}'),
  );
  expect(all.map(([name]) => name).sort()).toEqual(commandRoutes.map(([name]) => name).sort());
});

test.for(commandRoutes)('%s: what is no right input is told, and changes nothing', async ([name, body]) => {
  await unchanged(async () => {
    expectProblem(await send(name, '{"a": '), 400, 'invalidJson');
    expectProblem(await send(name, 'null…'), 400, 'invalidJson');
    for (const odd of ['[]', '7', '"text"']) expectProblem(await send(name, odd), 400, 'invalidInput');
    const unknown = await send(name, JSON.stringify({ ...body, noSuchField: 1 }));
    expectProblem(unknown, 400, 'invalidInput');
    expect(unknown.problem.errors).toEqual([
      { field: 'noSuchField', message: expect.stringMatching(/[\u4e00-\u9fff]/) },
    ]);
    const polluted = await send(name, `{"__proto__": {"admin": true}, "constructor": 1}`);
    expect(polluted.status).toBe(400);
    if (Object.keys(body).length > 0) {
      const wrong = await send(name, JSON.stringify(wrongTypes(body)));
      expectProblem(wrong, 400, 'invalidInput');
      const fields = new Set(wrong.problem.errors?.map((e) => e.field));
      expect([...fields].sort()).toEqual(Object.keys(body).sort());
    }
    const good = JSON.stringify(body);
    expectProblem(await send(name, good, { 'content-type': 'text/plain' }), 415, 'notJson');
    // Whether the bytes are there is asked before the version; a draft of a report is no change of the project.
    if (!['completeUpload', 'resumeUpload', 'draftQuarter'].includes(name))
      expectProblem(await send(name, good, { 'if-match': '"999"' }), 412, 'staleVersion');
    expectProblem(await send(name, good, { 'if-match': 'seven' }), 400, 'invalidIfMatch');
    expectProblem(await send(name, good, { 'idempotency-key': 'with space' }), 400, 'invalidIdempotencyKey');
    expectProblem(await send(name, good, {}, randomUUID()), 404, 'projectNotFound');
    for (const hostile of ['__proto__', 'constructor', '..%2F..', '%00', 'a'.repeat(65)]) {
      const { status } = await send(name, good, {}, hostile);
      expect([hostile, status]).toEqual([hostile, 404]);
    }
  });
});

test('a body over 1 MiB is refused by every command (413)', async () => {
  const big = JSON.stringify({ goal: 'x'.repeat(1024 * 1024) });
  await unchanged(async () => {
    for (const [name] of commandRoutes) expect([name, (await send(name, big)).status]).toEqual([name, 413]);
  });
});

/** Not of a draft; the others are open in it, or ask for a record first. */
const notOfADraft = commandRoutes.filter(
  ([name]) =>
    ![
      'editDraft',
      'recordConsultation',
      'recordCatalogItem',
      'removeCatalogItem',
      'stateNoData',
      'confirmNoData',
      'submit',
      'undoWithdrawal',
      'receiveQuarter',
      'receiveSelfEvaluation',
      'urge',
      'recordAccountability',
      'noteAuditOpinion',
      'requestInformation',
      'giveInformation',
      'correct',
      'registerDocument',
      'completeUpload',
      'resumeUpload',
      // For an expert who is not assigned the project does not exist.
      'giveExpertOpinion',
    ].includes(name),
);

test.for(notOfADraft)(
  '%s is not of a draft (409), told with the stages that it needs and what is open',
  async ([name, body]) => {
    await unchanged(async () => {
      const answer = await send(name, JSON.stringify(body));
      expectProblem(answer, 409, 'wrongStage');
      expect(answer.problem.breaches).toMatchObject([
        { code: 'wrongStage', message: expect.stringContaining('草稿') },
      ]);
      // What is open now is what the project's own list of actions says.
      const view = await journey.view<{ actions: { name: string; allowed: boolean }[] }>(userOf(name));
      const open = view.actions.filter((a) => a.allowed).map((a) => a.name);
      expect(answer.problem.stage).toBe('draft');
      expect(answer.problem.open?.map((a) => a.name)).toEqual(open);
    });
  },
);

test.for<[ProjectRoute, string]>([
  ['removeCatalogItem', 'itemId'],
  ['receiveQuarter', 'quarter'],
  ['receiveSelfEvaluation', 'evaluationId'],
  ['giveInformation', 'requestId'],
  ['completeUpload', 'documentId'],
])('%s of nothing is 404', async ([name]) => {
  await unchanged(async () => {
    const { status, problem } = await send(name, JSON.stringify(bodies[name]));
    expect([status, problem.status]).toEqual([404, 404]);
  });
});

test('a repeated key gives the first answer, also after others changed the project; another body is told', async () => {
  const own = await Journey.begin(host.client);
  const headers = { 'idempotency-key': randomUUID() };
  const post = (body: object) => host.client.post('clerk-edu', own.path('consultations'), body, headers);
  const first = await post(story.consultation);
  await host.client.request('clerk-edu', 'PATCH', own.path(), { goal: '别的' });
  expect(await post(story.consultation)).toEqual(first);
  const before = await state(own);
  const reused = await post({ ...story.consultation, summary: '别的' });
  expect([reused.status, reused.body.code]).toEqual([422, 'idempotencyKeyReused']);
  const elsewhere = await host.client.post(
    'clerk-edu',
    journey.path('consultations'),
    story.consultation,
    headers,
  );
  expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'idempotencyKeyReused']);
  expect(await state(own)).toEqual(before);
});

test('what is too much for one record is told, and nothing of it is kept', async () => {
  const own = await Journey.begin(host.client);
  await own.fill();
  const fields = Array.from({ length: 200 }, () => ({ name: '信'.repeat(100), type: '型'.repeat(50) }));
  for (let n = 0; n < 5; n++) await own.act('clerk-edu', 'catalog-items', { ...story.catalogItem, fields });
  const before = await state(own);
  const { status, body } = await host.client.post('head-edu', own.path('submission'));
  expect([status, body.code]).toEqual([422, 'recordTooLarge']);
  expect(await state(own)).toEqual(before);
});

test('the key of one person is not that of another', async () => {
  const own = await Journey.begin(host.client);
  const headers = { 'idempotency-key': randomUUID() };
  await host.client.post('clerk-edu', own.path('no-data-statement'), { text: '无' }, headers);
  const reply = await host.client.post('reviewer', own.path('no-data-statement/confirmation'), {}, headers);
  expect(reply.status).toBe(200);
});

test('a repeated registration gives the same document with a fresh address', async () => {
  const own = await Journey.begin(host.client);
  const headers = { 'idempotency-key': randomUUID() };
  const register = () =>
    host.client.post<{ documentId: string; upload: { url: string } }>(
      'clerk-edu',
      own.path('documents'),
      bodies.registerDocument,
      headers,
    );
  const [first, second] = [await register(), await register()];
  expect([second.status, second.body.documentId, second.etag]).toEqual([
    201,
    first.body.documentId,
    first.etag,
  ]);
  expect(second.body.upload.url).toMatch(/^http/);
  expect((await own.history()).items).toHaveLength(2);
});

test.for<[string, string, number]>([
  ['no JSON', '{', 400],
  ['no answer to the question', '{"name": "某系统"}', 400],
  ['an unknown kind', JSON.stringify({ ...story.newProject, kind: 'secret' }), 400],
  ['an unknown field', JSON.stringify({ ...story.newProject, stage: 'approved' }), 400],
  ['a unit of one’s choosing', JSON.stringify({ ...story.newProject, unitId: 'health' }), 400],
  ['half a fen', JSON.stringify({ ...story.newProject, budgetFen: 0.5 }), 400],
  ['more money than there is', JSON.stringify({ ...story.newProject, budgetFen: 1e15 }), 400],
  ['a day that is none', JSON.stringify({ ...story.newProject, plannedCompletionOn: '2025-02-30' }), 400],
  ['a name of nothing', JSON.stringify({ ...story.newProject, name: '   ' }), 400],
  [
    'half of a character',
    `{"involvesStateSecrets":false,"kind":"newBuild","procurementMode":"unit","name":"\\ud800"}`,
    400,
  ],
  ['a list', '[]', 400],
])('a new project with %s is refused, and takes no filing number', async ([, body, status]) => {
  const answer = await send('createProject', body);
  expect([answer.status, answer.problem.status]).toEqual([status, status]);
});

test('an identifier given twice names no other record: path and body do not quarrel', async () => {
  const answer = await send(
    'completeContract',
    JSON.stringify({ completedOn: '2025-09-15', contractId: 'other' }),
  );
  expectProblem(answer, 400, 'invalidInput');
});
