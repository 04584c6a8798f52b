import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { HostClient } from './support/client.ts';
import { sha256Of } from './support/files.ts';
import { freePort, type HostProcess, startHostProcess } from './support/host-process.ts';
import { Journey, smallPdf } from './support/journey.ts';
import { STORY_BEGINS } from './support/story.ts';

const ROOT = join(import.meta.dirname, '..');
const folder = await mkdtemp(join(tmpdir(), 'egov-backup-'));
const [city, copy, restored] = ['city', 'copy', 'restored'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
let host: HostProcess | undefined;
afterAll(async () => {
  await host?.kill();
  await rm(folder, { recursive: true, force: true });
});

/** A command of package.json, as an operator types it. */
const run = (name: string, settings: Record<string, string>, ...args: string[]) =>
  promisify(execFile)(process.execPath, [join(ROOT, `lib/local/${name}.ts`), ...args], {
    env: { ...process.env, ...settings },
  });
const tool = (name: string, dataDir: string, ...args: string[]) => run(name, { DATA_DIR: dataDir }, ...args);

const client = () => new HostClient(host?.url ?? '');
/** A project that is there already. */
const journeyOf = (projectId: string): Journey =>
  Object.assign(Object.create(Journey.prototype), { client: client(), projectId });

/** What the later tests look for. */
let kept: { projectId: string; documentId: string; bytes: Uint8Array };

interface Documents {
  documents: { documentId: string; status: string }[];
}

async function bytesOf(journey: Journey, documentId: string): Promise<Uint8Array> {
  const path = journey.path(`documents/${documentId}/download`);
  const { body } = await journey.client.get<{ url: string }>('clerk-edu', path);
  return new Uint8Array(await (await fetch(body.url)).arrayBuffer());
}

/** Writes until told to stop: commands, and documents. */
function keepBusy(journey: Journey) {
  let busy = true;
  const work = async (act: () => Promise<unknown>) => {
    while (busy) await act();
  };
  const consult = () =>
    journey.act('clerk-edu', 'consultations', {
      heldOn: '2025-09-12',
      withPerson: '周洁',
      summary: randomUUID(),
    });
  const all = Promise.all([work(consult), work(() => journey.upload('clerk-edu', 'constructionPlan'))]);
  return () => {
    busy = false;
    return all;
  };
}

test('a backup made while people work: what was acknowledged before it is in it, whole; and it is a city that goes on', async () => {
  const port = await freePort();
  host = await startHostProcess({ dataDir: city, port, clock: STORY_BEGINS });
  const journey = await Journey.begin(client());
  const file = smallPdf('投资预算.pdf');
  const before = await client().upload('clerk-edu', journey.projectId, 'investmentBudget', file);
  // Something that people are mailed about.
  await journey.act('clerk-edu', 'no-data-statement', { text: '本项目不产生数据' });
  const summary = randomUUID();
  await journey.act('clerk-edu', 'consultations', { heldOn: '2025-09-12', withPerson: '周洁', summary });

  kept = { projectId: journey.projectId, documentId: before.documentId, bytes: file.bytes };

  const stop = keepBusy(journey);
  const { stdout } = await tool('backup', city, copy);
  await stop();
  expect(stdout).toMatch(/备份完成并已核对[\s\S]*项目 1 个,历史 \d+ 条,材料 [1-9]\d* 份/);
  await host.kill();

  await tool('restore', restored, copy);
  host = await startHostProcess({ dataDir: restored, port });
  const again = journeyOf(journey.projectId);
  const { verified, items } = await again.history();
  expect(verified).toBe(true);
  expect(items.filter(({ data }) => data.summary === summary)).toHaveLength(1);
  expect(sha256Of(await bytesOf(again, before.documentId))).toBe(sha256Of(file.bytes));

  // Whatever was half way when the copy was made comes to its end, and what is available can be fetched.
  const waiting = async () =>
    (await again.view<Documents>()).documents.filter((d) => d.status === 'checking');
  await expect.poll(waiting, { timeout: 10_000 }).toEqual([]);
  for (const { documentId, status } of (await again.view<Documents>()).documents)
    if (status === 'available') expect((await bytesOf(again, documentId)).length).toBeGreaterThan(20);
  expect((await again.upload('clerk-edu', 'constructionPlan')).status).toBe('available');
}, 60_000);

test('exported from the stopped host and imported into other stores: the same chains and bytes, and nobody is mailed again', async () => {
  const port = await freePort();
  await host?.stop();
  const exported = join(folder, 'exported');
  expect((await tool('export', restored, exported)).stdout).toMatch(/项目 1 个,历史 \d+ 条/);
  const moved = join(folder, 'moved');
  host = await startHostProcess({ dataDir: moved, port, clock: STORY_BEGINS });
  const read = async (name: string) =>
    JSON.parse(await readFile(join(moved, name), 'utf8')) as Record<string, string>;
  const { accessKeyId = '', secretAccessKey = '' } = await read('credentials.json');
  const target = {
    TABLE_NAME: 'egov-projects',
    BUCKET_NAME: 'egov-documents',
    AWS_REGION: 'cn-north-1',
    AWS_ENDPOINT_URL_DYNAMODB: (await read('host.json')).store ?? '',
    AWS_ENDPOINT_URL_S3: `${host.url}/s3`,
    S3_FORCE_PATH_STYLE: 'true',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  };
  const load = (...flags: string[]) => run('import', target, exported, ...flags);
  expect((await load()).stdout).toContain('历史链与校验和一致');
  await expect(load()).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('已有项目') });
  expect((await load('--resume')).stdout).toContain('历史链与校验和一致');

  const { projectId, documentId, bytes } = kept;
  const there = journeyOf(projectId);
  expect((await there.history()).verified).toBe(true);
  expect(await bytesOf(there, documentId)).toEqual(bytes);
  expect((await there.upload('clerk-edu', 'constructionPlan')).status).toBe('available');
  expect(await client().mail()).toEqual([]);
}, 60_000);

test('a backup of which one byte is another is refused, and nothing is made of it', async () => {
  const manifest = JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8')) as {
    files: { path: string }[];
  };
  const blob = manifest.files.find(({ path }) => path.startsWith('objects/blobs/'))?.path ?? '';
  await appendFile(join(copy, blob), 'x');
  const target = join(folder, 'never');
  await expect(tool('restore', target, copy)).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining(blob),
  });
  await expect(readFile(join(target, 'host.sqlite'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('neither writes over what is there', async () => {
  await expect(tool('backup', city, copy)).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('不是空的'),
  });
  await expect(tool('restore', city, copy)).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('已有内容'),
  });
});
