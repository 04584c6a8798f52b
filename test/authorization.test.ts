import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Route, type RouteName, routes } from '../lib/routes.ts';
import { addressOf, bodies, type ProjectRoute } from './support/bodies.ts';
import type { Reply } from './support/client.ts';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey } from './support/journey.ts';
import { INSIDERS, ofCity, onProject, STRANGERS } from './support/rights.ts';
import { sheetOf } from './support/sheets.ts';

const projectRoutes = Object.keys(onProject) as ProjectRoute[];
const cityRoutes = Object.keys(ofCity) as (keyof typeof ofCity)[];

let host: TestHost;
let project: Journey;
/** Of the same unit, without participants and experts. */
let other: Journey;
/** Its expert's days are over. */
let lapsed: Journey;
let documentId: string;
let deputyId: string;
let filingNumber: string;

const LAST_DAY = '2025-09-15';
const expertUntil = (expiresOn: string) => [{ userId: 'expert', name: '吴明', expiresOn }];

async function reviewed(expiresOn: string, fields: object = {}) {
  const journey = await Journey.begin(host.client);
  await journey.fill(fields);
  await journey.submit();
  return journey.review(expertUntil(expiresOn));
}

async function deputize(principal: string, deputy: string, to: string): Promise<string> {
  const body = { principal, deputy, from: LAST_DAY, to };
  const reply = await host.client.post<{ deputyId: string }>(principal, '/api/deputies', body);
  expect(reply.status).toBe(201);
  return reply.body.deputyId;
}

beforeAll(async () => {
  host = await startTestHost();
  const town = { unitId: 'mizhou', unitName: '密州街道', scope: '布点', amountFen: 1, townFunded: true };
  [project, other, lapsed] = await Promise.all([
    reviewed('2025-09-20', { participants: [town] }),
    Journey.begin(host.client),
    reviewed(LAST_DAY),
  ]);
  ({ documentId } = await project.upload('participant-town', 'handoverForm'));
  ({ filingNumber } = await project.view<{ filingNumber: string }>());
  await project.act('reviewer', 'review-opinion', {
    conclusion: 'reject',
    text: '重复',
    budgetReview: { amountFen: 1, reviewedOn: LAST_DAY },
  });
  await project.upload('reviewer', 'reviewOpinion');
  // Rejected: what a role may do is answered by the stage (409) and changes nothing.
  await project.act('bureau-head', 'rejection', { reason: '重复建设' });
  deputyId = await deputize('clerk-edu', 'head-edu', '2025-12-31');
  await host.client.request('clerk-edu', 'DELETE', `/api/deputies/${deputyId}`, {});
  await deputize('reviewer', 'clerk-bureau', '2025-12-31');
  await deputize('bureau-head', 'head-bureau', LAST_DAY);
  await host.client.clock('2025-09-16T09:00:00+08:00');
});
afterAll(() => host.remove());

/** What an answer says of the right to ask: `yes` whatever stage and rules say then. */
const rightOf = ({ status }: Reply) => ([401, 403, 404].includes(status) ? String(status) : 'yes');

/** A sub-record that is not there is no secret of the project. */
const rightOnProject = (reply: Reply) =>
  reply.status === 404 && reply.body.code !== 'projectNotFound' ? 'yes' : rightOf(reply);

function ask(user: string, name: RouteName, body: object | undefined, ids: Record<string, string>) {
  const { method, path }: Route = routes[name];
  const address = addressOf(path, {
    documentId,
    deputyId,
    filingNumber,
    kind: 'workingDays',
    name: 'responsibilityPledge',
    ...ids,
  });
  // An act on the rules would change them for everybody: it is asked on a version that there never was.
  const headers: Record<string, string> = address.startsWith('/api/projects') ? {} : { 'if-match': '"999"' };
  return host.client.request(user, method, address, body, headers);
}

/** Eight at a time: many people, one machine. */
async function answersTo<T>(cells: T[], answer: (cell: T) => Promise<string>): Promise<string[]> {
  const rows: string[] = [];
  const rest = [...cells];
  const work = async () => {
    for (let cell = rest.pop(); cell; cell = rest.pop()) rows.push(await answer(cell));
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return rows.sort();
}

const cellsOf = <N>(users: string[], names: N[]) =>
  users.flatMap((user) => names.map((name) => ({ user, name })));

const onProjectOf = (users: string[], { projectId }: Journey) =>
  answersTo(cellsOf(users, projectRoutes), async ({ user, name }) => {
    return `${user} ${name} ${rightOnProject(await ask(user, name, bodies[name], { projectId }))}`;
  });

const expected = (users: string[], right: (user: string, name: ProjectRoute) => string) =>
  cellsOf(users, projectRoutes)
    .map(({ user, name }) => `${user} ${name} ${right(user, name)}`)
    .sort();

test('every route is in the matrix', () => {
  expect([...projectRoutes, ...cityRoutes].sort()).toEqual(Object.keys(routes).sort());
});

test('inside a project each role may what RULES.md says, and is told 403 for the rest', async () => {
  const rights = expected(INSIDERS, (user, name) => (onProject[name].includes(user) ? 'yes' : '403'));
  expect(await onProjectOf(INSIDERS, project)).toEqual(rights);
});

test('other units, an expired deputy, the administrator and nobody: there is no project, or no token', async () => {
  const users = [...STRANGERS, ''];
  expect(await onProjectOf(users, project)).toEqual(expected(users, (user) => (user ? '404' : '401')));
});

test('an expert and a participant of another project find none, nor does an expert whose days are over', async () => {
  const users = ['expert', 'participant-town'];
  expect(await onProjectOf(users, other)).toEqual(expected(users, () => '404'));
  expect(await onProjectOf(['expert'], lapsed)).toEqual(expected(['expert'], () => '404'));
});

test('of the city each role may what RULES.md says', async () => {
  const cells = cellsOf([...INSIDERS, ...STRANGERS, ''], cityRoutes);
  const right = (user: string, name: keyof typeof ofCity) => {
    const { may, hidden } = ofCity[name];
    if (may === 'everyone' || may.includes(user)) return 'yes';
    if (user === '') return '401';
    return hidden ? '404' : '403';
  };
  const rows = await answersTo(cells, async ({ user, name }) => {
    const { body, may } = ofCity[name];
    const reply = await ask(user, name, body, {});
    // Who may is told that nobody is called `none`.
    const missing = reply.status === 404 && may.includes(user);
    return `${user} ${name} ${missing ? 'yes' : rightOf(reply)}`;
  });
  expect(rows).toEqual(cells.map(({ user, name }) => `${user} ${name} ${right(user, name)}`).sort());
});

/** Which of the three projects somebody finds, by every list and search there is. */
const finds: [string[], string[]][] = [
  [
    ['clerk-edu', 'head-edu', 'reviewer', 'finance', 'audit', 'leader', 'clerk-bureau'],
    ['lapsed', 'other', 'project'],
  ],
  [['participant-town', 'expert'], ['project']],
  [STRANGERS, []],
];

const nameOf = (text: string) =>
  Object.entries({ project, other, lapsed }).find(([, { projectId }]) => projectId === text)?.[0] ?? text;

test.for(finds.flatMap(([users, found]) => users.map((user): [string, string[]] => [user, found])))(
  '%s finds %s',
  async ([user, found]) => {
    type Items = { items: { projectId: string }[] };
    for (const search of ['', '?text=智慧', '?text=zhjy', '?unit=edu']) {
      const { body } = await host.client.get<Items>(user, `/api/projects${search}`);
      expect([search, body.items.map((i) => nameOf(i.projectId)).sort()]).toEqual([search, found]);
    }
    const todo = await host.client.get<Items>(user, '/api/me/todo');
    expect(new Set([...todo.body.items.map((i) => nameOf(i.projectId)), ...found])).toEqual(new Set(found));
    const { body: statistics } = await host.client.get<{ total: { projects: number } }>(
      user,
      '/api/statistics',
    );
    // Single projects are not counted for whoever sees no unit.
    expect(statistics.total.projects).toBe(found.length === 3 ? 3 : 0);
    const hidden = { project, other, lapsed };
    for (const name of found) delete hidden[name as keyof typeof hidden];
    for (const { projectId } of Object.values(hidden)) {
      const { status, body } = await host.client.get(user, `/api/reminders?projectId=${projectId}`);
      expect([status, body.code]).toEqual([404, 'projectNotFound']);
    }
    const ledger = new ExcelJS.Workbook();
    await ledger.xlsx.load(await download(user, '/api/reports/ledger.xlsx'));
    expect(ledger.worksheets[0]?.rowCount).toBe(1 + found.length);
  },
);

test('of a duty that is due, other units find nothing: matrix, reminders, calendar, exports', async () => {
  // Imported, so that it owes a report of every quarter since.
  const row = { 批复日期: '2025-01-10', 建设单位: '市教育和体育局', 项目名称: '逾期项目', 原编号: 'A-1' };
  const sheet = { ...row, 是否涉密: '否', 项目类型: '新建', '批复概算(元)': 1 };
  const contentBase64 = (await sheetOf([sheet])).toString('base64');
  expect((await host.client.post('admin', '/api/imports', { contentBase64 })).status).toBe(200);
  const lists = ['/api/quarters/2025Q1', '/api/reminders', '/api/me/todo', '/api/projects?overdue=true'];
  const exports = ['ledger', 'overdue', 'surplus', 'quarters'];
  const told = async (user: string) => {
    const bodies = lists.map(async (path) => JSON.stringify((await host.client.get(user, path)).body));
    const sheets = exports.map(async (name) => {
      const query = name === 'quarters' ? '?quarter=2025Q1' : '';
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(await download(user, `/api/reports/${name}.xlsx${query}`));
      return JSON.stringify(workbook.worksheets[0]?.getSheetValues());
    });
    const link = await host.client.post<{ url: string }>(user, '/api/me/calendar-link');
    const calendar = fetch(link.body.url).then((response) => response.text());
    const all = await Promise.all([...bodies, ...sheets, calendar]);
    const names = [...lists, ...exports, 'calendar'];
    return names.filter((_, i) => all[i]?.includes('逾期项目'));
  };
  const city = ['/api/quarters/2025Q1', '/api/projects?overdue=true', 'ledger', 'overdue', 'quarters'];
  const own = ['/api/reminders', '/api/me/todo', 'calendar'];
  expect(await told('leader')).toEqual(expect.arrayContaining(city));
  expect(await told('clerk-edu')).toEqual(expect.arrayContaining([...city, ...own]));
  for (const user of [...STRANGERS, 'expert', 'participant-town'])
    expect([user, await told(user)]).toEqual([user, []]);
});

const download = async (user: string, path: string) => {
  const headers = { authorization: `Bearer ${await host.client.token(user)}` };
  return (await fetch(host.client.url + path, { headers })).arrayBuffer();
};

test('a participant gets its own papers and its own history', async () => {
  type View = { documents: { documentId: string; uploaded: { unitId: string } }[] };
  const { documents } = await project.view<View>('participant-town');
  expect(documents.map((d) => d.documentId)).toContain(documentId);
  expect(new Set(documents.map((d) => d.uploaded.unitId))).toEqual(new Set(['mizhou']));
  const theirs = (await project.view<View>()).documents.find((d) => d.uploaded.unitId === 'edu');
  const path = project.path(`documents/${theirs?.documentId}/download`);
  expect((await host.client.get('participant-town', path)).status).toBe(404);
  const { items } = await project.history('participant-town');
  expect(new Set(items.map((e) => (e as unknown as { by: { unitId: string } }).by.unitId))).toEqual(
    new Set(['mizhou']),
  );
});
