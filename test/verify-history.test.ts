import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoDb, tableName } from '../lib/store/client.ts';
import { eventKey } from '../lib/store/keys.ts';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey } from './support/journey.ts';

const ROOT = join(import.meta.dirname, '..');
const run = promisify(execFile);

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.remove());

/** `npm run verify-history -- <which>`, as an auditor runs it: in a process and an environment of its own. */
async function verify(which: string): Promise<{ code: number; lines: string[] }> {
  const { AWS_ENDPOINT_URL_DYNAMODB: _, TABLE_NAME: __, ...env } = process.env;
  const args = ['lib/local/verify-history.ts', which];
  try {
    const { stdout } = await run(process.execPath, args, {
      cwd: ROOT,
      env: { ...env, DATA_DIR: host.dataDir },
    });
    return { code: 0, lines: stdout.trim().split('\n') };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, lines: `${stdout}${stderr}`.trim().split('\n') };
  }
}

const keyOf = (projectId: string, sequence: number) => ({ pk: `P#${projectId}`, sk: eventKey(sequence) });
type Item = Record<string, unknown> & { event: Record<string, unknown> };

async function tamper(projectId: string, sequence: number, change: (item: Item) => Item) {
  const Key = keyOf(projectId, sequence);
  const { Item } = await dynamoDb.send(new GetCommand({ TableName: tableName(), Key }));
  await dynamoDb.send(new PutCommand({ TableName: tableName(), Item: change(Item as Item) }));
}
const remove = (projectId: string, sequence: number) =>
  dynamoDb.send(new DeleteCommand({ TableName: tableName(), Key: keyOf(projectId, sequence) }));

async function withEdits(): Promise<Journey> {
  const journey = await Journey.begin(host.client);
  for (const goal of ['甲', '乙', '丙'])
    await host.client.request('clerk-edu', 'PATCH', journey.path(), { goal });
  return journey;
}

test.for<[string, (projectId: string) => Promise<unknown>, number]>([
  [
    'another content',
    (id) => tamper(id, 3, (i) => ({ ...i, event: { ...i.event, data: { fields: { goal: '改过' } } } })),
    3,
  ],
  ['another person', (id) => tamper(id, 2, (i) => ({ ...i, event: { ...i.event, by: { userId: 'x' } } })), 2],
  ['another hash', (id) => tamper(id, 2, (i) => ({ ...i, event: { ...i.event, hash: '0'.repeat(64) } })), 2],
  ['one taken out', (id) => remove(id, 2), 2],
  ['the last one taken out', (id) => remove(id, 4), 4],
])('%s is found by the API and by the command', async ([, act, brokenAt]) => {
  const journey = await withEdits();
  expect((await journey.history()).verified).toBe(true);
  expect((await verify(journey.projectId)).code).toBe(0);
  await act(journey.projectId);
  expect(await journey.history()).toMatchObject({ verified: false, brokenAt });
  const { code, lines } = await verify(journey.projectId);
  expect([code, lines.join()]).toEqual([1, expect.stringContaining(`brokenAt=${brokenAt}`)]);
});

test('all of them, also when no host runs', async () => {
  const sound = await withEdits();
  const running = await verify('all');
  await host.stop();
  const stopped = await verify('all');
  expect(stopped).toEqual(running);
  expect(stopped.code).toBe(1);
  expect(stopped.lines.filter((line) => line.startsWith('断开'))).toHaveLength(5);
  expect(stopped.lines.find((line) => line.includes(sound.projectId))).toMatch(/^通过/);
});

test('a project that is none, and no project at all, are told', async () => {
  expect(await verify('none')).toEqual({
    code: 2,
    lines: ['没有项目 none。', 'There is no project none.'],
  });
  expect((await verify('')).code).toBe(2);
});
