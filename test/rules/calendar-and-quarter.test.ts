import { afterAll, beforeAll, expect, test } from 'vitest';
import { zhucheng2020 } from '../../lib/regulation/rule-sets/zhucheng-2020.ts';
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
 * The end of 2026: due days of January 2027 are provisional until the notice of 2027 is loaded; then a new quarter begins,
 * and nobody does anything.
 */
let city: City;
let projectId: string;

beforeAll(async () => {
  city = await openCity('2026-12-24T09:00:00+08:00');
  const successor = { ...zhucheng2020, id: 'next', validFrom: '2025-11-24', validThrough: '2030-11-23' };
  ok(await city.client.post('admin', '/api/rule-sets', successor), 201);
  projectId = await tenderedProject(city);
  await signedContract(city, projectId, '岁末', '2026-12-24');
  await city.host.settled();
});
afterAll(() => city.close());

/** Made up: it holds two days more than the statutory one, and one Saturday that is worked. */
const notice2027 = {
  year: 2027,
  documentNumber: '国办发明电〔2026〕99号',
  holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-04' }],
  makeUpDays: ['2027-01-09'],
};

interface Loaded {
  version: number;
  days: { day: string; from: object; to: object }[];
  moved: { items: Moved[]; truncated: boolean };
}

const contractDue = async () => {
  const { obligations } = ok(
    await city.client.get<{ obligations: { kind: string; due: object }[] }>(
      'clerk-edu',
      `/api/projects/${projectId}`,
    ),
  );
  return obligations.find(({ kind }) => kind === 'contractFiling')?.due;
};

async function kept(key: string, day = city.today()) {
  const found = await keptAndRebuilt(city, projectId, day);
  expect(found.keptObligations).toEqual(found.rebuiltObligations);
  return found.kept.find(({ obligation: { kind, subject } }) => `${kind}#${subject}` === key);
}

// Counted by hand. Weekends and 元旦 alone: 25 28 29 30 31 | 4 5 6 7 8. With the notice: 25 28 29 30 31 | 5 6 7 8 9(调休).
const MOVED = '合同备案:岁末 2027-01-08 → 2027-01-09';

test('before the notice the due day is provisional', async () => {
  expect(await contractDue()).toMatchObject({ effectiveDue: '2027-01-08', provisional: true });
  const { publishedThrough } = ok(
    await city.client.get<{ publishedThrough: string }>('expert', '/api/calendars'),
  );
  expect(publishedThrough).toBe('2026-12-31');
});

test('a dry run lists the days and the obligations that move, and moves none', async () => {
  const dry = ok(await city.client.post<Loaded>('admin', '/api/calendars?dryRun=true', notice2027));
  expect(inShort(dry.moved.items)).toEqual([MOVED]);
  expect(dry.moved.items[0]?.why).toContain('工作日历有变化');
  expect(dry.days).toContainEqual({
    day: '2027-01-09',
    from: { working: false, name: '周末' },
    to: { working: true, name: '调休上班' },
  });
  expect(dry.days).toContainEqual({
    day: '2027-01-04',
    from: { working: true, name: '工作日' },
    to: { working: false, name: '元旦' },
  });
  expect(await contractDue()).toMatchObject({ effectiveDue: '2027-01-08', provisional: true });
});

test('only an administrator loads a calendar or records an interpretation; a slip names its field', async () => {
  const interpretation = { reading: 'R7', text: '含本数', decidedOn: '2026-12-01' };
  for (const [path, body] of [
    ['/api/calendars', notice2027],
    ['/api/calendars?dryRun=true', notice2027],
    ['/api/interpretations', interpretation],
  ] as const) {
    for (const user of ['clerk-edu', 'bureau-head', 'reviewer', 'audit', 'leader'])
      expect([user, path, (await city.client.post(user, path, body)).status]).toEqual([user, path, 403]);
  }
  const slip = await city.client.post('admin', '/api/calendars', {
    ...notice2027,
    makeUpDays: ['2027-01-05'],
  });
  expect(slip).toMatchObject({ status: 400, body: { errors: [{ field: 'makeUpDays.0' }] } });
});

test('loading the notice moves the due day, on record and in the due index', async () => {
  const loaded = ok(await city.client.post<Loaded>('admin', '/api/calendars', notice2027), 201);
  expect(inShort(loaded.moved.items)).toEqual([MOVED]);
  expect(loaded.moved.truncated).toBe(false);
  await city.host.settled();
  expect(await contractDue()).toMatchObject({ effectiveDue: '2027-01-09', provisional: false });
  await kept('contractFiling');
  const { publishedThrough, items } = ok(
    await city.client.get<{ publishedThrough: string; items: { year: number; origin: string }[] }>(
      'leader',
      '/api/calendars',
    ),
  );
  expect([publishedThrough, items.at(-1)]).toMatchObject(['2027-12-31', { year: 2027, origin: 'loaded' }]);
});

test('an interpretation stands with its reading from its day on, and moves nothing', async () => {
  const said = { reading: 'R7', text: '“不超过”含本数', documentNumber: '诸数函〔2026〕1号' };
  const record = (decidedOn: string) =>
    city.client.post<{ version: number }>('admin', '/api/interpretations', { ...said, decidedOn });
  const { version } = ok(await record('2026-12-01'), 201);
  ok(await record('2027-06-01'), 201);
  const { readings } = ok(
    await city.client.get<{ readings: { id: string; interpretations: object[] }[] }>('', '/api/articles'),
  );
  expect(readings.find(({ id }) => id === 'R7')?.interpretations).toEqual([
    { ...said, decidedOn: '2026-12-01' },
  ]);
  expect(readings.find(({ id }) => id === 'R8')?.interpretations).toEqual([]);
  const { items } = ok(await city.client.get<{ items: object[] }>('clerk-edu', '/api/interpretations'));
  expect(items).toHaveLength(2);
  await city.host.settled();
  const { loadProject } = await import('../../lib/store/projects.ts');
  expect((await loadProject(projectId))?.rulesVersion).toBe(version - 1);
});

test('a new quarter enters the due index by the schedule alone, and its reminders go out once', async () => {
  expect(await kept('quarterlyReport#2027Q1')).toBeUndefined();
  ok(await city.client.clock('2026-12-31T23:00:00+08:00'));
  expect(await kept('quarterlyReport#2027Q1')).toBeUndefined();
  ok(await city.client.clock('2027-01-01T09:00:00+08:00'));
  const opened = await kept('quarterlyReport#2027Q1');
  expect(opened).toMatchObject({ obligation: { due: { effectiveDue: '2027-03-31', provisional: false } } });
  expect(opened?.remindOn).toBeDefined();

  // A run that comes again finds nothing to do anew; one that was missed for months does what it should have done, once.
  const checks = await Promise.all([
    import('../../functions/schedules/quarterly-report-check.ts'),
    import('../../functions/schedules/due-check.ts'),
  ]);
  const run = async (time: string) => {
    for (const { handler } of checks) await handler({ time });
    await city.host.settled();
  };
  await run('2027-01-01T00:00:00Z');
  expect(await kept('quarterlyReport#2027Q1')).toEqual(opened);
  await run('2027-04-08T00:00:00Z');
  await run('2027-04-08T00:00:00Z');
  expect(await kept('quarterlyReport#2027Q2', '2027-04-08')).toBeDefined();
  const reminders = (await city.client.mail()).filter(
    ({ to, text }) => to.join().includes('clerk-edu') && text.includes('】季度报告:2027Q1'),
  );
  expect(reminders).toHaveLength(1);
  expect(city.host.deadLetters()).toEqual([]);
});
