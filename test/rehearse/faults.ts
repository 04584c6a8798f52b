import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HostClient } from '../support/client.ts';
import { sha256Of } from '../support/files.ts';
import { freePort, type HostProcess, startHostProcess } from '../support/host-process.ts';
import { Journey } from '../support/journey.ts';
import { STORY_BEGINS } from '../support/story.ts';
import { report } from './report.ts';

/**
 * `npm run rehearse:faults`, as root (it mounts a small tmpfs): the disk fills up under load, the host is killed on the full disk, the
 * clock of the machine jumps. `kill -9` under load is in `npm test` (test/durability.test.ts).
 */
const DISK = '48m';
const DAY_MS = 86_400_000;
const port = await freePort();
const folder = await mkdtemp(join(tmpdir(), 'egov-faults-'));

/** What somebody was told is done. */
const told = { summaries: [] as string[], documents: new Map<string, string>() };
let refused = 0;

async function write(journey: Journey): Promise<void> {
  const summary = randomUUID();
  const body = { heldOn: '2025-09-12', withPerson: '周洁', summary };
  const reply = await journey.client
    .post('clerk-edu', journey.path('consultations'), body)
    .catch(() => undefined);
  if (reply?.status === 201) told.summaries.push(summary);
  else refused += 1;
}

async function upload(journey: Journey, sizeBytes: number): Promise<void> {
  const bytes = new Uint8Array(sizeBytes).fill(0x20);
  bytes.set(new TextEncoder().encode(`%PDF-1.4\n% ${randomUUID()}\n`));
  bytes.set(new TextEncoder().encode('\n%%EOF\n'), sizeBytes - 7);
  const file = { fileName: '方案.pdf', contentType: 'application/pdf', bytes };
  try {
    const { documentId, status } = await journey.client.upload(
      'clerk-edu',
      journey.projectId,
      'constructionPlan',
      file,
    );
    if (status === 'available') told.documents.set(documentId, sha256Of(bytes));
  } catch {
    refused += 1;
  }
}

/** Everything told is there, once and whole, and nothing is half there. */
async function look(when: string, journey: Journey): Promise<void> {
  const { verified, items } = await journey.history();
  report(`${when}: 历史链完整 (${items.length} 条)`, verified);
  const recorded = items.filter((e) => e.type === 'consultationRecorded').map((e) => String(e.data.summary));
  report(
    `${when}: 已答复的 ${told.summaries.length} 条命令都在`,
    told.summaries.every((s) => recorded.includes(s)),
  );
  report(`${when}: 没有一条记了两次`, new Set(recorded).size === recorded.length);
  const { documents } = await journey.view<{
    documents: { documentId: string; status: string; sha256: string }[];
  }>();
  const available = documents.filter((d) => d.status === 'available');
  report(
    `${when}: 已答复的 ${told.documents.size} 份材料都在`,
    [...told.documents.keys()].every((id) => available.some((d) => d.documentId === id)),
  );
  let whole = true;
  for (const { documentId, sha256 } of available) {
    const { body } = await journey.client.get<{ url: string }>(
      'clerk-edu',
      journey.path(`documents/${documentId}/download`),
    );
    whole &&= sha256Of(new Uint8Array(await (await fetch(body.url)).arrayBuffer())) === sha256;
  }
  report(`${when}: ${available.length} 份可用的材料逐字节一致`, whole);
}

const again = (host: HostProcess, { projectId }: Journey): Journey =>
  Object.assign(Object.create(Journey.prototype), { client: new HostClient(host.url), projectId }) as Journey;

async function diskFull(): Promise<void> {
  const disk = join(folder, 'disk');
  execFileSync('mkdir', ['-p', disk]);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', disk]);
  const dataDir = join(disk, 'data');
  const start = () => startHostProcess({ dataDir, port, clock: STORY_BEGINS });
  let host = await start();
  try {
    let journey = await Journey.begin(new HostClient(host.url));
    const ready = async () => (await fetch(`${host.url}/ready`)).status;
    await write(journey);
    await upload(journey, 100_000);
    // Fills up with documents first, then with commands, to the last page.
    for (let size = 4_000_000; size > 1000; size = Math.floor(size / 2))
      for (let before = -1; before !== refused && refused < 200; ) {
        before = refused;
        await Promise.all([upload(journey, size), write(journey)]);
        if (refused > before) break;
      }
    const filler = join(disk, 'filler');
    execFileSync('sh', ['-c', `head -c 64m /dev/zero > ${filler} 2>/dev/null || true`]);
    for (let i = 0; i < 20; i++) await Promise.all([write(journey), upload(journey, 20_000)]);
    report(
      `磁盘写满: 有 ${refused} 个请求被拒绝,主机仍在运行`,
      refused > 0 && host.process.exitCode === null,
    );
    report('磁盘写满: /ready 答复 503', (await ready()) === 503);
    await rm(filler);
    await look('腾出空间后,未重启', journey);
    await write(journey);
    execFileSync('sh', ['-c', `head -c 64m /dev/zero > ${filler} 2>/dev/null || true`]);
    await Promise.all([write(journey), write(journey), upload(journey, 20_000)]);
    await host.kill();
    await rm(filler);
    host = await start();
    journey = again(host, journey);
    await look('写满时 kill -9,再启动', journey);
    const count = told.summaries.length;
    await write(journey);
    report('写满时 kill -9,再启动: 照常工作', told.summaries.length === count + 1);
  } finally {
    await host.kill();
    execFileSync('umount', ['-l', disk]);
  }
}

async function clockJumps(): Promise<void> {
  told.summaries = [];
  told.documents.clear();
  const off = join(folder, 'off');
  const set = (ms: number) => writeFile(off, String(ms));
  await set(0);
  const env = {
    CLOCK_OFF_FILE: off,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, 'movable-clock.ts')}`,
  };
  const dataDir = join(folder, 'clock');
  const host = await startHostProcess({ dataDir, port, clock: STORY_BEGINS, env });
  try {
    const client = new HostClient(host.url);
    const journey = await Journey.begin(client);
    const now = async () => Date.parse((await client.get<{ now: string }>('', '/local/clock')).body.now);
    await write(journey);
    await set(-3 * DAY_MS);
    const before = await now();
    await write(journey);
    report('墙钟倒退三天: 业务时间不倒退', (await now()) >= before);
    await set(40 * DAY_MS);
    await client.post('', '/local/clock', { now: new Date((await now()) + 1).toISOString() });
    report('墙钟跳前四十天: 业务时间随之', (await now()) - before > 39 * DAY_MS);
    await write(again(host, journey));
    await set(0);
    const later = again(host, journey);
    await write(later);
    await look('墙钟跳动之后', later);
    const { items } = await later.history();
    const times = (items as unknown as { by: { at: string } }[]).map(({ by }) => by.at);
    report(
      '墙钟跳动之后: 记录的时间从不倒退',
      times.every((at, i) => i === 0 || at >= (times[i - 1] ?? '')),
    );
    const ids = (await later.client.mail()).map((mail) => mail.messageId);
    report('墙钟跳动之后: 没有重复的邮件', new Set(ids).size === ids.length);
  } finally {
    await host.kill();
  }
}

try {
  await diskFull();
  await clockJumps();
} finally {
  await rm(folder, { recursive: true, force: true });
}
