import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Route, routes } from '../lib/routes.ts';
import { addressOf, bodies, type ProjectRoute } from './support/bodies.ts';
import type { Reply } from './support/client.ts';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey } from './support/journey.ts';

/** Who may (RULES.md, "Lifecycle" and "Roles"), written down here and not read from the code. */
const CLERK = ['clerk-edu'];
const HEAD = ['head-edu'];
const UNIT = [...CLERK, ...HEAD];
const REVIEWER = ['reviewer'];
const BUREAU_HEAD = ['bureau-head'];
const BUREAU = [...REVIEWER, ...BUREAU_HEAD];
const FINANCE = ['finance'];
const AUDIT = ['audit'];
const TOWN = ['participant-town'];
const RECEIVERS = [...BUREAU, ...FINANCE, ...AUDIT];
/** Everybody for whom the project exists: its unit, who takes part, who decides, who reads, who reviews it. */
const EVERYBODY = [...UNIT, ...TOWN, ...RECEIVERS, 'leader', 'expert'];

const may: Record<ProjectRoute, string[]> = {
  project: EVERYBODY,
  history: EVERYBODY,
  editDraft: CLERK,
  recordConsultation: CLERK,
  recordCatalogItem: CLERK,
  removeCatalogItem: CLERK,
  stateNoData: CLERK,
  confirmNoData: BUREAU,
  submit: HEAD,
  withdraw: HEAD,
  undoWithdrawal: HEAD,
  returnSubmission: BUREAU,
  startReview: BUREAU,
  draftOpinion: REVIEWER,
  approve: BUREAU_HEAD,
  reject: BUREAU_HEAD,
  signPledge: HEAD,
  startTender: [...UNIT, ...BUREAU],
  handOver: BUREAU,
  confirmHandover: UNIT,
  recordContract: UNIT,
  fileContract: UNIT,
  completeContract: UNIT,
  fileAdjustment: UNIT,
  applyChange: UNIT,
  decideChange: BUREAU_HEAD,
  reportQuarter: UNIT,
  receiveQuarter: RECEIVERS,
  requestFunds: UNIT,
  decideFunds: FINANCE,
  reportMajorEvent: UNIT,
  orderRectification: BUREAU,
  respondRectification: UNIT,
  recheckRectification: BUREAU,
  suspend: BUREAU_HEAD,
  resume: BUREAU_HEAD,
  proposeTermination: BUREAU_HEAD,
  cosignTermination: FINANCE,
  noteAuditOpinion: AUDIT,
  requestInformation: RECEIVERS,
  giveInformation: UNIT,
  // Of the record asked about, which is the unit's; finance and audit reverse their own.
  correct: BUREAU_HEAD,
  applyExtension: UNIT,
  decideExtension: BUREAU_HEAD,
  registerCatalog: UNIT,
  confirmSharing: BUREAU,
  answerSecurity: UNIT,
  applyAcceptance: HEAD,
  startAcceptanceReview: BUREAU,
  orderAcceptanceRectification: BUREAU,
  concludeAcceptance: BUREAU_HEAD,
  cosignAcceptance: FINANCE,
  fileAcceptance: UNIT,
  startOperation: UNIT,
  submitSelfEvaluation: HEAD,
  receiveSelfEvaluation: RECEIVERS,
  evaluatePerformance: BUREAU,
  settle: UNIT,
  returnSurplus: UNIT,
  close: BUREAU_HEAD,
  registerDocument: [...UNIT, ...TOWN, ...BUREAU],
  completeUpload: [...UNIT, ...TOWN, ...BUREAU],
  resumeUpload: [...UNIT, ...TOWN, ...BUREAU],
  downloadArchive: EVERYBODY,
  downloadDocument: EVERYBODY,
};
const STRANGERS = ['clerk-health', 'head-health', 'clerk-bureau', 'head-bureau', 'admin'];
const names = Object.keys(may) as ProjectRoute[];

let host: TestHost;
let project: Journey;
let other: Journey;
let documentId: string;

beforeAll(async () => {
  host = await startTestHost();
  [project, other] = await Promise.all([Journey.begin(host.client), Journey.begin(host.client)]);
  const town = { unitId: 'mizhou', unitName: '密州街道', scope: '布点', amountFen: 1, townFunded: true };
  await project.fill({ participants: [town] });
  ({ documentId } = await project.upload('participant-town', 'handoverForm'));
  await project.submit();
  await project.review([{ userId: 'expert', name: '吴明', expiresOn: '2025-09-20' }]);
  await project.act('reviewer', 'review-opinion', {
    conclusion: 'reject',
    text: '重复',
    budgetReview: { amountFen: 1, reviewedOn: '2025-09-15' },
  });
  await project.upload('reviewer', 'reviewOpinion');
  // Rejected: what a role may do is answered by the stage (409) and changes nothing.
  await project.act('bureau-head', 'rejection', { reason: '重复建设' });
});
afterAll(() => host.remove());

/** What an answer says of the right to ask: `yes` whatever stage and rules say then. */
function rightOf({ status, body }: Reply): string {
  if (status === 401 || status === 403) return String(status);
  return status === 404 && body.code === 'projectNotFound' ? '404' : 'yes';
}

const ask = (user: string, name: ProjectRoute, of: Journey) => {
  const route: Route = routes[name];
  const address = addressOf(route.path, { projectId: of.projectId, documentId });
  return host.client.request(user, route.method, address, bodies[name]);
};

async function answers(users: string[], of: Journey) {
  const cells = users.flatMap((user) => names.map((name) => ({ user, name })));
  const rows: string[] = [];
  // Eight at a time: many people, one machine.
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let cell = cells.pop(); cell; cell = cells.pop()) {
        rows.push(`${cell.user} ${cell.name} ${rightOf(await ask(cell.user, cell.name, of))}`);
      }
    }),
  );
  return rows.sort();
}

const expectedOf = (users: string[], right: (user: string, name: ProjectRoute) => string) =>
  users.flatMap((user) => names.map((name) => `${user} ${name} ${right(user, name)}`)).sort();

test('the table names every route of a project', () => {
  const all = Object.entries(routes).filter(([, { path }]) => path.startsWith('/api/projects/{projectId}'));
  expect(all.map(([name]) => name).sort()).toEqual(names.toSorted());
});

test('each role may what RULES.md says, and is told 403 for the rest', async () => {
  const expected = expectedOf(EVERYBODY, (user, name) => (may[name].includes(user) ? 'yes' : '403'));
  expect(await answers(EVERYBODY, project)).toEqual(expected);
});

test('other units, the administrator and nobody: the project does not exist, or a token is missing', async () => {
  const users = [...STRANGERS, ''];
  const expected = expectedOf(users, (user) => (user ? '404' : '401'));
  expect(await answers(users, project)).toEqual(expected);
});

test('an expert and a participant of another project find none', async () => {
  const users = ['expert', 'participant-town'];
  expect(await answers(users, other)).toEqual(expectedOf(users, () => '404'));
});

const ledgerOf = async (user: string) => {
  const { body } = await host.client.get<{ items: { projectId: string }[] }>(user, '/api/projects');
  return body.items.map((item) => (item.projectId === project.projectId ? 'project' : 'other')).sort();
};

test.for<[string, string[]]>([
  ['clerk-edu', ['other', 'project']],
  ['head-edu', ['other', 'project']],
  ['reviewer', ['other', 'project']],
  ['finance', ['other', 'project']],
  ['audit', ['other', 'project']],
  ['leader', ['other', 'project']],
  ['participant-town', ['project']],
  ['expert', ['project']],
  ['clerk-health', []],
  ['head-health', []],
  ['clerk-bureau', []],
  ['admin', []],
])('the ledger of %s', async ([user, expected]) => {
  expect(await ledgerOf(user)).toEqual(expected);
});

test('to-do lists name no project of others', async () => {
  for (const user of [...STRANGERS, 'participant-town', 'expert']) {
    const { body } = await host.client.get<{ items: unknown[] }>(user, '/api/me/todo');
    expect([user, body.items]).toEqual([user, []]);
  }
});

test('a participant gets its own papers and its own history', async () => {
  type View = { documents: { documentId: string; uploaded: { unitId: string } }[] };
  const { documents } = await project.view<View>('participant-town');
  expect(documents.map((d) => d.documentId)).toContain(documentId);
  expect(new Set(documents.map((d) => d.uploaded.unitId))).toEqual(new Set(['mizhou']));
  const theirs = (await project.view<View>()).documents.find((d) => d.uploaded.unitId === 'edu');
  const reply = await host.client.get(
    'participant-town',
    project.path(`documents/${theirs?.documentId}/download`),
  );
  expect(reply.status).toBe(404);
  const { items } = await project.history('participant-town');
  expect(new Set(items.map((e) => (e as unknown as { by: { unitId: string } }).by.unitId))).toEqual(
    new Set(['mizhou']),
  );
});

test('only clerks open projects', async () => {
  const users = [...new Set([...EVERYBODY, ...STRANGERS])].filter((user) => !user.startsWith('clerk'));
  for (const user of users) {
    const body = { involvesStateSecrets: false, name: '新', kind: 'newBuild', procurementMode: 'unit' };
    expect([user, (await host.client.post(user, '/api/projects', body)).status]).toEqual([user, 403]);
  }
});

test('open to everyone: the rules, the text, the interface and the verification of a filing number', async () => {
  for (const path of ['/api/openapi.json', '/api/articles', '/api/verifications/ZC-2025-0001']) {
    expect([path, (await host.client.get('', path)).status]).toEqual([path, 200]);
  }
  for (const path of ['/api/me', '/api/people', '/api/me/todo', '/api/projects']) {
    expect([path, (await host.client.get('', path)).status]).toEqual([path, 401]);
  }
});

test('an expert whose days are over finds nothing any more', async () => {
  await host.client.clock('2025-09-21T08:00:00+08:00');
  expect(await answers(['expert'], project)).toEqual(expectedOf(['expert'], () => '404'));
  expect(await ledgerOf('expert')).toEqual([]);
});
