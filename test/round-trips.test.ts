import { afterAll, beforeAll, expect, test } from 'vitest';
import { record } from '../lib/project/decide.ts';
import type { EventBody } from '../lib/project/events.ts';
import type { ProjectDocument, Signature } from '../lib/project/project.ts';
import { security } from '../lib/project/testing.ts';
import { nothingLoaded, rulesInForce } from '../lib/regulation/rule-sets/in-force.ts';
import { type Route, type RouteName, routes } from '../lib/routes.ts';
import { commitProject, loadProject } from '../lib/store/projects.ts';
import { rows } from './model/model.ts';
import { addressOf, bodies, type ProjectRoute } from './support/bodies.ts';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey } from './support/journey.ts';
import { ofCity, onProject } from './support/rights.ts';
import { sheetOf } from './support/sheets.ts';
import { countTrips } from './support/trips.ts';

let host: TestHost;
let counted: ReturnType<typeof countTrips>;
beforeAll(async () => {
  host = await startTestHost();
  counted = countTrips();
});
afterAll(async () => {
  counted.stop();
  await host.remove();
});

const signature: Signature = {
  ...{ userId: 'clerk-edu', name: '王敏', role: 'clerk', unitId: 'edu' },
  at: '2025-09-15T02:00:00.000Z',
};

/** Below the API, with the product's own parts: 200 documents and 360 edits, as many to a transaction as it takes. */
async function fillStore({ projectId }: Journey, like: ProjectDocument) {
  const commitAll = async (events: EventBody[]) => {
    const before = await loadProject(projectId);
    if (!before) throw new Error('no project');
    const after = record(before.project, events, signature);
    const rules = rulesInForce(nothingLoaded);
    const commit = { before, after: after.project, events: after.events, obligations: [] };
    await commitProject({ ...commit, today: '2025-09-15', rules });
  };
  const { status: _, uploaded: __, ...file } = like;
  for (let batch = 0; batch < 5; batch++) {
    await commitAll(
      Array.from({ length: 40 }, (_, i) => ({
        type: 'documentRegistered',
        data: { ...file, documentId: `bulk-${batch}-${i}` },
      })),
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

/** Gives a command of the route by whose it is; it has to succeed, so that its commit is counted. */
function on(journey: Journey) {
  return async (
    name: ProjectRoute,
    { body = bodies[name], by = onProject[name][0] ?? '', ...ids }: Ids & { body?: object; by?: string } = {},
  ): Promise<Record<string, string>> => {
    const { method, path }: Route = routes[name];
    const address = addressOf(path, { projectId: journey.projectId, ...(ids as Record<string, string>) });
    const reply = await host.client.request<Record<string, string>>(by, method, address, body);
    if (reply.status >= 300) throw new Error(`${name}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
}
type Ids = Record<string, string | object | undefined>;

/** Every command from the draft to the end, on a project that is large from the beginning. */
async function wholeLife(): Promise<Journey> {
  const journey = await Journey.begin(host.client);
  const go = on(journey);
  await journey.fill({ procurementMode: 'central', cloudExceptionReason: '涉及专线' });
  const { documents } = await journey.view<{ documents: ProjectDocument[] }>();
  const key = `projects/${journey.projectId}/documents/none`;
  await fillStore(journey, { ...(documents[0] as ProjectDocument), key });
  const { itemId } = await go('recordCatalogItem');
  await go('removeCatalogItem', { itemId });
  await go('stateNoData');
  await go('confirmNoData');
  const large = { ...bodies.registerDocument, sizeBytes: 65 * 1024 * 1024 };
  const { documentId: pending } = await go('registerDocument', { body: large });
  await go('resumeUpload', { documentId: pending });
  await go('downloadDocument', { documentId: documents[0]?.documentId });
  await go('submit');
  await go('withdraw');
  await go('undoWithdrawal');
  await go('returnSubmission');
  await go('editDraft');
  await go('submit');
  const experts = [{ userId: 'expert', name: '吴明', expiresOn: '2025-12-31' }];
  await go('startReview', { body: { batch: '1', experts } });
  await go('giveExpertOpinion');
  await go('decideCloudException');
  await go('draftOpinion');
  await journey.upload('reviewer', 'reviewOpinion');
  await go('reject');
  await go('correct', { body: { sequence: (await journey.view()).version, reason: '登记有误' } });
  await go('approve');
  await journey.upload('clerk-edu', 'responsibilityPledge');
  await go('signPledge');
  await go('startTender', { by: 'reviewer' });
  await go('handOver');
  await go('confirmHandover');
  const { contractId } = await go('recordContract');
  const { documentId } = await journey.upload('clerk-edu', 'contract');
  await go('fileContract', { contractId, body: { documentIds: [documentId] } });
  const lines = [
    { name: '软件开发', afterFen: 170_000_000 },
    { name: '硬件设备', afterFen: 110_000_000 },
  ];
  await go('fileAdjustment', { body: { ...bodies.fileAdjustment, lines } });
  const change = {
    reason: '增',
    estimateFen: 280_000_000,
    lines: [{ name: '软件', amountFen: 280_000_000 }],
  };
  const { changeId } = await go('applyChange', { body: change });
  await go('decideChange', { changeId });
  await go('draftQuarter', { quarter: '2025Q3' });
  await go('urge', { body: { kind: 'quarterlyReport', subject: '2025Q3' } });
  await go('reportQuarter');
  await go('receiveQuarter', { quarter: '2025Q3' });
  const { requestId: fundId } = await go('requestFunds');
  await go('decideFunds', { requestId: fundId });
  await go('reportMajorEvent');
  const putRight = async (rectificationId: string | undefined) => {
    await go('respondRectification', { rectificationId });
    await go('recheckRectification', { rectificationId, body: { passed: true, note: '好' } });
  };
  await putRight((await go('orderRectification')).rectificationId);
  await go('suspend');
  await go('resume');
  const { permitId } = await go('applyNetwork');
  await go('decideNetwork', { permitId });
  await go('recordAccountability');
  await go('noteAuditOpinion');
  const { requestId } = await go('requestInformation');
  await go('giveInformation', { requestId });
  await go('registerCatalog');
  await go('confirmSharing');
  await go('answerSecurity', { body: security });
  await go('completeContract', { contractId });
  const { extensionId } = await go('applyExtension');
  await go('decideExtension', { extensionId });
  await Promise.all([
    journey.upload('clerk-edu', 'acceptanceApplication'),
    journey.upload('clerk-edu', 'securityMaterials'),
  ]);
  await go('applyAcceptance');
  const group = (['bureau', 'finance'] as const).map((department) => ({ name: department, department }));
  await go('startAcceptanceReview', { body: { group, meetingOn: '2025-09-30' } });
  await putRight((await go('orderAcceptanceRectification')).rectificationId);
  await journey.upload('reviewer', 'acceptanceOpinion');
  await go('concludeAcceptance');
  await go('cosignAcceptance');
  await journey.upload('clerk-edu', 'acceptanceReport');
  await go('fileAcceptance');
  await go('startOperation');
  for (const name of ['project', 'history', 'printableForms', 'catalogSheet', 'downloadArchive'] as const)
    await go(name);
  await go('printForm', { form: 'responsibilityPledge.pdf' });
  await go('acceptancePackage');
  await go('proposeTermination');
  await go('cosignTermination');
  return journey;
}

/** What comes a year after: of a project from the old register; how it is loaded and committed is counted on the large one. */
async function lastYears(): Promise<void> {
  const past = {
    ...{ 是否涉密: '否', 原编号: 'T-1', 建设单位: '市教育和体育局', 项目名称: '历史项目', 项目类型: '新建' },
    ...{ '批复概算(元)': 1000, 合同1名称: '开发', 合同1供应商: '某公司', '合同1金额(元)': 900 },
    ...rows.accepted,
  };
  const contentBase64 = (await sheetOf([past])).toString('base64');
  type Imported = { rows: { projectId: string }[] };
  const { body } = await host.client.post<Imported>('admin', '/api/imports', { contentBase64 });
  const journey = Journey.of(host.client, body.rows[0]?.projectId ?? '');
  const go = on(journey);
  await journey.upload('clerk-edu', 'selfEvaluationReport');
  const { evaluationId } = await go('submitSelfEvaluation');
  await go('receiveSelfEvaluation', { evaluationId });
  await go('evaluatePerformance');
  await go('settle', { body: { settlementFen: 99_999 } });
  await go('returnSurplus');
  await go('close');
}

/** The city's routes as whoever may; acts on the directory and the rules are asked on a version that there never was. */
async function city() {
  for (const [name, { may, body }] of Object.entries(ofCity)) {
    const { method, path }: Route = routes[name as RouteName];
    const user = may === 'everyone' ? '' : (may[0] ?? '');
    const ids = { kind: 'workingDays', filingNumber: 'ZC-2025-0001', name: 'responsibilityPledge' };
    const headers: Record<string, string> = method === 'GET' ? {} : { 'if-match': '"999"' };
    await host.client.request(user, method, addressOf(path, ids), body, headers);
  }
}

/** That something was fetched is on record: these are commands, though they are asked with GET. */
const RECORDED: RouteName[] = ['downloadDocument', 'downloadArchive', 'acceptancePackage'];
const isRead = (name: RouteName) => routes[name].method === 'GET' && !RECORDED.includes(name);

const patterns = Object.entries(routes as Record<string, Route>).map(([name, { method, path }]) => ({
  name,
  method,
  pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
  // A path without parameters is the more exact one.
  exact: !path.includes('{'),
}));
const routeOf = (method: string, path: string) =>
  patterns
    .filter((p) => p.method === method && p.pattern.test(path))
    .sort((a, b) => Number(b.exact) - Number(a.exact))[0]?.name;

test('every read takes at most two round trips and every command three, with 500 events and 200 documents', async () => {
  const journey = await wholeLife();
  const { items } = await journey.history();
  const { documents } = await journey.view<{ documents: object[] }>();
  expect([items.length > 500, documents.length > 200]).toEqual([true, true]);
  await lastYears();
  await city();
  const most = new Map<string, number>();
  for (const { method, path, depth } of counted.trips) {
    const name = routeOf(method, path);
    if (name) most.set(name, Math.max(most.get(name) ?? 0, depth));
  }
  const limitOf = (name: string) => (isRead(name as RouteName) ? 2 : 3);
  const over = [...most].filter(([name, depth]) => depth > limitOf(name));
  expect(over).toEqual([]);
  expect(Object.keys(routes).filter((name) => !most.has(name))).toEqual([]);
});
