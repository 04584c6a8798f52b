import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler } from '../functions/reports/count.ts';
import { rebuildStatistics } from '../functions/reports/rebuild.ts';
import { zhucheng2020 } from '../lib/regulation/rule-sets/zhucheng-2020.ts';
import { dynamoDb } from '../lib/store/client.ts';
import { dropShare, dropTally, readTallies } from '../lib/store/statistics.ts';
import { approve, build, type City, draft, ok, openCity, ready } from './support/city.ts';
import { Journey } from './support/journey.ts';

interface Figures {
  projects: number;
  byStage: Record<string, number>;
  estimateFen: number;
  cityFen: number;
  townFen: number;
  contractFen: number;
  paidFen: number;
  overdue: number;
  filings: number;
  lateFilings: number;
  onTimeRate?: number;
  dueSoon: number;
}
interface Statistics {
  total: Figures;
  upcoming: { day: string; count: number }[];
  trends: ({ month: string } & Record<string, number | string>)[];
  units: (Figures & { unitId: string })[];
}

let city: City;
let built: string;

const asked = async (user: string) => ok(await city.client.get<Statistics>(user, '/api/statistics'));

beforeAll(async () => {
  city = await openCity();
  await draft(city, '体育场馆预约系统');
  await draft(city, '全民健康信息平台', 'clerk-health');
  built = await ready(city, '智慧教育云平台');
  const town = {
    unitId: 'mizhou',
    unitName: '密州街道',
    scope: '布点',
    amountFen: 5_000_000,
    townFunded: true,
  };
  const own = {
    unitId: 'health',
    unitName: '市卫生健康局',
    scope: '校医',
    amountFen: 7_000_000,
    townFunded: false,
  };
  ok(
    await city.client.request('clerk-edu', 'PATCH', `/api/projects/${built}`, { participants: [town, own] }),
  );
  await approve(city, built);
  await build(city, built);
  await city.host.settled();
});
afterAll(() => city.stop());

test('the city by unit for those who see it', async () => {
  const { total, units } = await asked('leader');
  expect(total).toMatchObject({
    projects: 3,
    byStage: { draft: 2, inConstruction: 1 },
    estimateFen: 280_000_000,
    cityFen: 275_000_000,
    townFen: 5_000_000,
    contractFen: 175_000_000,
    paidFen: 0,
    overdue: 0,
    filings: 1,
    lateFilings: 0,
    onTimeRate: 1,
  });
  expect(units.map(({ unitId, projects }) => [unitId, projects])).toEqual([
    ['edu', 2],
    ['health', 1],
  ]);
});

test('what ends soon, by day, and what happened, by month; the ledger finds it by its last day', async () => {
  const { total, upcoming, trends } = await asked('leader');
  expect(upcoming).toEqual([{ day: '2025-09-30', count: 1 }]);
  expect(total.dueSoon).toBe(1);
  expect(trends.map(({ month }) => month).slice(-2)).toEqual(['2025-08', '2025-09']);
  expect(trends).toHaveLength(12);
  expect(trends.at(-1)).toMatchObject({ approved: 1, accepted: 0, met: 1, metLate: 0, paidFen: 0 });
  const dueOn = async (day: string) =>
    ok(
      await city.client.get<{ items: { projectId: string }[] }>(
        'leader',
        `/api/projects?dueFrom=${day}&dueTo=${day}`,
      ),
    ).items.map(({ projectId }) => projectId);
  expect(await dueOn('2025-09-30')).toEqual([built]);
  expect(await dueOn('2025-09-29')).toEqual([]);
});

test('unit people see their own unit, experts and administrators nothing', async () => {
  expect((await asked('clerk-health')).units.map((u) => u.unitId)).toEqual(['health']);
  expect((await asked('head-edu')).total.projects).toBe(2);
  for (const user of ['expert', 'admin', 'participant-town'])
    expect([user, (await asked(user)).total.projects]).toEqual([user, 0]);
});

test('many commands at once in one unit: each project counted exactly once', async () => {
  const names = Array.from({ length: 12 }, (_, i) => `并发登记 ${i}`);
  await Promise.all(names.map((name) => draft(city, name)));
  await city.host.settled();
  expect((await asked('head-edu')).total).toMatchObject({ projects: 14, byStage: { draft: 13 } });
});

/** What a request to the store meets: it goes through, it is lost, or its answer is. */
const fates = fc.infiniteStream(
  fc.oneof({ weight: 12, arbitrary: fc.constant('goes' as const) }, fc.constantFrom('lost', 'unanswered')),
);
/** Each event in the order of its draw, up to three times; so many at once, two batches beside each other. */
const deliveries = fc.record({
  draws: fc.infiniteStream(fc.nat()),
  copies: fc.infiniteStream(fc.integer({ min: 1, max: 3 })),
  sizes: fc.infiniteStream(fc.integer({ min: 1, max: 10 })),
  fates,
});
let fateOfRequest: (() => 'goes' | 'lost' | 'unanswered') | undefined;

test('whatever order, repetition, batches and kills the events come in: exact by a count of the events alone', async () => {
  const before = await asked('leader');
  const histories = await Promise.all(
    (await projectIds()).map((projectId) => Journey.of(city.client, projectId).history()),
  );
  const events = histories.flatMap(({ items }) => items as Happened[]);
  const plain = plainly(events);
  expect(figuresOf(before)).toEqual(plain);
  dynamoDb.middlewareStack.add(
    (next) => async (args) => {
      const fate = fateOfRequest?.() ?? 'goes';
      if (fate === 'lost') throw new Error('killed before the request');
      const answer = await next(args);
      if (fate === 'unanswered') throw new Error('killed before the answer');
      return answer;
    },
    { step: 'initialize', name: 'killed' },
  );
  await fc.assert(
    fc.asyncProperty(deliveries, async ({ draws, copies, sizes, fates }) => {
      for (const { unitId } of await readTallies()) await dropTally(unitId);
      for (const { projectId } of events) await dropShare(projectId);
      const waiting = events.flatMap((event) => Array.from({ length: copies.next().value }, () => event));
      for (let i = waiting.length; i > 1; i--) swap(waiting, i - 1, draws.next().value % i);
      fateOfRequest = () => fates.next().value;
      while (waiting.length > 0) {
        const batches = [waiting.splice(0, sizes.next().value), waiting.splice(0, sizes.next().value)];
        waiting.push(...(await Promise.all(batches.map(failedOf))).flat());
      }
      fateOfRequest = undefined;
      expect(figuresOf(await asked('leader'))).toEqual(plain);
      expect(await asked('leader')).toEqual(before);
    }),
    { numRuns: 3 },
  );
  expect(await rebuildStatistics()).toEqual({ projects: plain.projects });
  expect(await asked('leader')).toEqual(before);
});

interface Happened {
  projectId: string;
  sequence: number;
  type: string;
  by: { unitId: string };
  data: { estimateFen?: number; amountFen?: number };
}

/** Delivers one batch as the queue does, and says which of it come again. */
async function failedOf(batch: Happened[]): Promise<Happened[]> {
  const Records = batch.map(({ projectId, sequence, type }, i) => ({
    messageId: String(i),
    body: JSON.stringify({ source: 'egov.project', 'detail-type': type, detail: { projectId, sequence } }),
    attributes: { ApproximateReceiveCount: '1' },
  }));
  const { batchItemFailures } = await handler({ Records } as never);
  return batchItemFailures.flatMap(({ itemIdentifier }) => batch[Number(itemIdentifier)] ?? []);
}

function swap<T>(list: T[], i: number, j: number): void {
  [list[i], list[j]] = [list[j] as T, list[i] as T];
}

/** By hand from the events: no reducer, no rule, no tally. */
const stageAfter: Record<string, string> = {
  ...{ draftCreated: 'draft', submitted: 'submitted', reviewStarted: 'underReview', approved: 'approved' },
  ...{ tenderStarted: 'tendering', contractFiled: 'inConstruction' },
};
function plainly(events: Happened[]) {
  const sums = { projects: 0, estimateFen: 0, contractFen: 0, filings: 0 };
  const stages = new Map<string, string>();
  for (const { projectId, type, data } of events.toSorted((a, b) => a.sequence - b.sequence)) {
    const stage = stageAfter[type];
    if (stage) stages.set(projectId, stage);
    if (type === 'draftCreated') sums.projects += 1;
    if (type === 'approved') sums.estimateFen += data.estimateFen ?? 0;
    if (type === 'contractRecorded') sums.contractFen += data.amountFen ?? 0;
    if (type === 'contractFiled') sums.filings += 1;
  }
  const byStage: Record<string, number> = {};
  for (const stage of stages.values()) byStage[stage] = (byStage[stage] ?? 0) + 1;
  const units: Record<string, number> = {};
  for (const { by } of events.filter(({ type }) => type === 'draftCreated'))
    units[by.unitId] = (units[by.unitId] ?? 0) + 1;
  return { ...sums, byStage, units };
}

const figuresOf = ({ total, units }: Statistics) => {
  const { projects, estimateFen, contractFen, filings, byStage } = total;
  const byUnit = Object.fromEntries(units.map((unit) => [unit.unitId, unit.projects]));
  return { projects, estimateFen, contractFen, filings, byStage, units: byUnit };
};

const projectIds = async () =>
  ok(
    await city.client.get<{ items: { projectId: string }[] }>('leader', '/api/projects?limit=100'),
  ).items.map(({ projectId }) => projectId);

test('a quarter ends and nothing happens: the missing report is overdue on the day asked', async () => {
  await city.client.clock('2025-10-09T09:00:00+08:00');
  const { units } = await asked('finance');
  expect(units.map(({ unitId, overdue }) => [unitId, overdue])).toEqual([
    ['edu', 1],
    ['health', 0],
  ]);
});

test('other rules move the due days without an event: counted by the new ones', async () => {
  const overdue = async () => (await asked('head-edu')).total.overdue;
  const longer = {
    ...zhucheng2020,
    id: 'zhucheng-2025-grace',
    validFrom: '2025-09-01',
    parameters: { ...zhucheng2020.parameters, quarterlyReportDaysAfterQuarterEnd: 30 },
  };
  ok(await city.client.post('admin', '/api/rule-sets', longer));
  await city.host.settled();
  expect(await overdue()).toBe(0);
  await city.client.clock('2025-11-01T09:00:00+08:00');
  expect(await overdue()).toBe(1);
});

test('npm run rebuild-statistics: on the folder of a stopped host, and not on that of a running one', async () => {
  const { projects } = (await asked('leader')).total;
  const rebuild = () =>
    spawnSync(process.execPath, ['lib/local/rebuild-statistics.ts'], {
      env: { PATH: process.env.PATH, DATA_DIR: city.dataDir },
      encoding: 'utf8',
    });
  const running = rebuild();
  expect([running.status, running.stderr]).toEqual([1, expect.stringContaining('正由另一个主机进程使用')]);
  await city.host.stop();
  const stopped = rebuild();
  expect([stopped.stdout.trim(), stopped.status]).toEqual([`统计已按事件重新计算:${projects} 个项目`, 0]);
});
