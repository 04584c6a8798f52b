import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { neighbourExample } from '../../lib/regulation/rule-sets/neighbour-example.ts';
import { zhucheng2020 } from '../../lib/regulation/rule-sets/zhucheng-2020.ts';
import { DUTIES, PROJECT_ANEW, RULE_CHANGES } from '../../lib/subscriptions.ts';
import {
  type City,
  inShort,
  keptAndRebuilt,
  type Moved,
  ok,
  openCity,
  signedContract,
  tenderedProject,
} from './city.ts';

/*
 * The end of the rule of 2020 and what follows it: contracts signed before, on and after its last day, in a city where an
 * administrator tries the neighbour's example, takes it back, and loads a successor.
 */
let city: City;
let projectId: string;
/** A project without a contract: only its quarters can move. */
let other: string;

beforeAll(async () => {
  city = await openCity('2025-11-21T09:00:00+08:00');
  projectId = await tenderedProject(city);
  other = await tenderedProject(city);
  ok(await city.client.clock('2025-11-25T09:00:00+08:00'));
  await signedContract(city, projectId, '周五', '2025-11-21');
  await signedContract(city, projectId, '最后一日', '2025-11-23');
  await signedContract(city, projectId, '次日', '2025-11-24');
  await city.host.settled();
});
afterAll(() => city.close());

const VALIDITY = { validFrom: '2025-11-24', validThrough: '2030-11-23' };
const successor = {
  ...zhucheng2020,
  id: 'zhucheng-2025',
  name: '新办法',
  documentNumber: '诸政办发〔2025〕9号',
  ...VALIDITY,
};

interface Act {
  version: number;
  ruleSet: { id: string; active: boolean };
  moved: { items: Moved[]; truncated: boolean };
}
interface View {
  version: number;
  obligations: { title: string; due?: { applicable: boolean; effectiveDue?: string; reason?: string } }[];
}

const post = <T = Record<string, unknown>>(path: string, body: unknown = {}) =>
  city.client.post<T>('admin', path, body);

async function dues() {
  const { obligations } = ok(await city.client.get<View>('clerk-edu', `/api/projects/${projectId}`));
  return Object.fromEntries(obligations.map(({ title, due }) => [title, due?.effectiveDue ?? due?.reason]));
}

/** Everything on record follows, and nothing of the history does. */
async function expectKeptEqualsRebuilt() {
  await city.host.settled();
  for (const id of [projectId, other]) {
    const { keptObligations, rebuiltObligations } = await keptAndRebuilt(city, id);
    expect(keptObligations).toEqual(rebuiltObligations);
    const history = ok(await city.client.get<{ verified: boolean }>('audit', `/api/projects/${id}/history`));
    expect(history.verified).toBe(true);
  }
}

const OLD = { '合同备案:周五': '2025-12-05', '合同备案:最后一日': '2025-12-05' };

test('R10: the last day of validity is governed, the next is not', async () => {
  expect(await dues()).toEqual({ ...OLD, '合同备案:次日': 'NO_RULE_IN_FORCE' });
  await expectKeptEqualsRebuilt();
});

const FIVE_DAYS = [
  '合同备案:次日 null → 2025-12-01',
  '季度报告:2025Q4 null → 2025-12-31',
  '季度报告:2025Q4 null → 2025-12-31',
];

test('a preview names what would move, page by page, and changes nothing', async () => {
  const set = { ...neighbourExample, ...VALIDITY, active: true };
  const items: Moved[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const query = cursor ? `?limit=1&cursor=${cursor}` : '?limit=1';
    const page = ok(await post<{ items: Moved[]; cursor?: string }>(`/api/rule-sets/preview${query}`, set));
    items.push(...page.items);
    cursor = page.cursor;
    pages += 1;
  } while (cursor && pages < 5);
  expect(pages).toBe(3);
  expect(inShort(items)).toEqual(FIVE_DAYS);
  expect(items.find(({ obligation }) => obligation.kind === 'contractFiling')).toMatchObject({
    project: { projectId, name: '智慧教育云平台(一期)' },
    why: expect.stringContaining('合同签订后5个工作日'),
  });
  expect(await dues()).toMatchObject({ '合同备案:次日': 'NO_RULE_IN_FORCE' });
});

test('activated with its own validity it would move what the rule of 2020 governs, too', async () => {
  const { items } = ok(
    await post<{ items: Moved[] }>('/api/rule-sets/preview', { ...neighbourExample, active: true }),
  );
  expect(inShort(items)).toEqual(
    [
      '合同备案:周五 2025-12-05 → 2025-11-28',
      '合同备案:最后一日 2025-12-05 → 2025-11-28',
      ...FIVE_DAYS,
    ].sort(),
  );
});

test('activating the neighbour’s example as a successor moves exactly what was previewed', async () => {
  const act = ok(await post<Act>('/api/rule-sets/neighbour-example/activation', VALIDITY));
  expect(act).toMatchObject({ version: 1, ruleSet: { active: true }, moved: { truncated: false } });
  expect(inShort(act.moved.items)).toEqual(FIVE_DAYS);
  await expectKeptEqualsRebuilt();
  expect(await dues()).toEqual({ ...OLD, '合同备案:次日': '2025-12-01', '季度报告:2025Q4': '2025-12-31' });
  const again = await post('/api/rule-sets/neighbour-example/activation');
  expect([again.status, again.body.code]).toEqual([409, 'alreadyActive']);
});

test('a project’s version and history are untouched, and its ledger row tells the new day', async () => {
  const { version } = ok(await city.client.get<View>('clerk-edu', `/api/projects/${projectId}`));
  const history = ok(
    await city.client.get<{ items: unknown[] }>('audit', `/api/projects/${projectId}/history`),
  );
  expect(history.items).toHaveLength(version);
  const ledger = ok(
    await city.client.get<{ items: { projectId: string; nextDue?: string }[] }>('leader', '/api/projects'),
  );
  expect(ledger.items.find((row) => row.projectId === projectId)?.nextDue).toBe('2025-12-01');
});

test('taken out of force again, all is as it was', async () => {
  const act = ok(
    await city.client.request<Act>('admin', 'DELETE', '/api/rule-sets/neighbour-example/activation', {}),
  );
  expect(act.moved.items).toHaveLength(3);
  await expectKeptEqualsRebuilt();
  expect(await dues()).toEqual({ ...OLD, '合同备案:次日': 'NO_RULE_IN_FORCE' });
});

test('a loaded successor governs what is triggered from its first day on; POST /api/rules knows it, too', async () => {
  const question = { signedOn: '2025-11-24' };
  const before = ok(await city.client.post('', '/api/rules/contractFiling', question));
  expect(before).toMatchObject({ applicable: false, reason: 'NO_RULE_IN_FORCE' });
  const act = ok(await post<Act>('/api/rule-sets', successor), 201);
  expect(inShort(act.moved.items)).toContain('合同备案:次日 null → 2025-12-08');
  await expectKeptEqualsRebuilt();
  expect(await dues()).toEqual({ ...OLD, '合同备案:次日': '2025-12-08', '季度报告:2025Q4': '2025-12-31' });
  const after = ok(await city.client.post('', '/api/rules/contractFiling', question));
  expect(after).toMatchObject({ applicable: true, effectiveDue: '2025-12-08', basisExpired: false });
  expect(Object.keys(after).sort()).toEqual(
    [
      ...Object.keys(before).filter((k) => k !== 'reason'),
      'basisExpired',
      'effectiveDue',
      'nominalDue',
      'provisional',
    ].sort(),
  );
});

/** A message of the bus, as the queue brings it. */
async function deliver(source: string, detailType: string, detail: object) {
  const { handler } = await import('../../functions/duties/index.ts');
  const body = JSON.stringify({ source, 'detail-type': detailType, time: '2025-11-25T01:00:00Z', detail });
  const attributes = { ApproximateReceiveCount: '2' };
  return handler({ Records: [{ messageId: 'm', body, attributes }] } as unknown as SQSEvent);
}

test('a message that comes again, late, or about nothing changes nothing', async () => {
  const { loadProject } = await import('../../lib/store/projects.ts');
  const before = await loadProject(projectId);
  const nobody = { projectId: 'nobody', today: city.today() };
  for (const [source, type, detail] of [
    [DUTIES, PROJECT_ANEW, { projectId, today: city.today() }],
    [DUTIES, PROJECT_ANEW, { projectId, today: '2025-01-01' }],
    [DUTIES, PROJECT_ANEW, nobody],
    [RULE_CHANGES, 'ruleSetLoaded', { version: 1 }],
  ] as const)
    expect(await deliver(source, type, detail)).toEqual({ batchItemFailures: [] });
  await city.host.settled();
  expect(await loadProject(projectId)).toEqual(before);
});

test('what was decided by rules that have been replaced is not written: it is decided again', async () => {
  const { loadProject, commitProject } = await import('../../lib/store/projects.ts');
  const { askRulesInForce } = await import('../../functions/rules-in-force.ts');
  const [before, rules] = await Promise.all([loadProject(projectId), askRulesInForce()]);
  if (!before) throw new Error('the project is gone');
  const write = (version: number) =>
    commitProject({
      before,
      after: before.project,
      events: [],
      obligations: before.obligations.map(({ obligation }) => obligation),
      today: city.today(),
      rules: { ...rules, version },
    });
  await expect(write(rules.version - 1)).rejects.toThrow('what was loaded changed before the commit');
  await expect(write(rules.version)).resolves.toBeUndefined();
});
