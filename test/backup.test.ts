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
const tool = (name: string, dataDir: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [join(ROOT, `lib/local/${name}.ts`), ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
  });

const client = () => new HostClient(host?.url ?? '');
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
  const summary = randomUUID();
  await journey.act('clerk-edu', 'consultations', { heldOn: '2025-09-12', withPerson: '周洁', summary });

  const stop = keepBusy(journey);
  const { stdout } = await tool('backup', city, copy);
  await stop();
  expect(stdout).toMatch(/备份完成并已核对[\s\S]*项目 1 个,历史 \d+ 条,材料 [1-9]\d* 份/);
  await host.kill();

  await tool('restore', restored, copy);
  host = await startHostProcess({ dataDir: restored, port });
  const again = Object.assign(Object.create(Journey.prototype), {
    client: client(),
    projectId: journey.projectId,
  }) as Journey;
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
