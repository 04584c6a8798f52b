import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { HostClient } from './support/client.ts';
import { sha256Of } from './support/files.ts';
import { freePort, startHostProcess } from './support/host-process.ts';
import { Journey, smallPdf } from './support/journey.ts';
import { STORY_BEGINS } from './support/story.ts';

const KILLS = 2;
/** Acknowledged commands before the power goes: in the middle of the others. */
const BEFORE_KILL = 25;

/** What somebody was told: each of it has to be there afterwards. */
interface Told {
  consultations: string[];
  statements: string[];
  documents: { documentId: string; sha256: string }[];
}

/** Goes on until the host is gone; only what was acknowledged is noted. */
async function keepWriting(journey: Journey, told: Told, count: () => void): Promise<void> {
  const { client } = journey;
  const person = async (act: () => Promise<void>) => {
    for (;;) {
      try {
        await act();
      } catch {
        return;
      }
      count();
    }
  };
  const consult = async () => {
    const summary = randomUUID();
    const body = { heldOn: '2025-09-12', withPerson: '周洁', summary };
    if ((await client.post('clerk-edu', journey.path('consultations'), body)).status === 201)
      told.consultations.push(summary);
  };
  const state = async () => {
    const text = randomUUID();
    if ((await client.post('clerk-edu', journey.path('no-data-statement'), { text })).status === 200)
      told.statements.push(text);
  };
  const upload = async () => {
    const file = smallPdf('constructionPlan.pdf');
    const { documentId } = await client.upload('clerk-edu', journey.projectId, 'constructionPlan', file);
    told.documents.push({ documentId, sha256: sha256Of(file.bytes) });
  };
  await Promise.all([person(consult), person(consult), person(state), person(upload), person(upload)]);
}

/** Resolves when the count is reached. */
function counter(goal: number) {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  let counted = 0;
  const count = () => {
    counted += 1;
    if (counted === goal) resolve();
  };
  return { reached, count };
}

interface View {
  documents: { documentId: string; status: string; sha256: string }[];
}

test(`killed ${KILLS} times in the middle of commands and uploads: all that was acknowledged is there once, whole and mailed`, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'egov-kill-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const port = await freePort();
  const start = () => startHostProcess({ dataDir, port, clock: STORY_BEGINS });
  const told: Told = { consultations: [], statements: [], documents: [] };

  let host = await start();
  const client = new HostClient(host.url);
  const journey = await Journey.begin(client);
  for (let kill = 0; kill < KILLS; kill++) {
    const { reached, count } = counter(BEFORE_KILL);
    const writing = keepWriting(journey, told, count);
    await reached;
    await host.kill();
    await writing;
    host = await start();
  }
  onTestFinished(() => host.stop());

  const { verified, items } = await journey.history();
  const said = (type: string, field: string) =>
    items.filter((e) => e.type === type).map((e) => String(e.data[field]));
  expect([verified, items.map((e) => e.sequence)]).toEqual([true, items.map((_, i) => i + 1)]);
  for (const [type, field, acknowledged] of [
    ['consultationRecorded', 'summary', told.consultations],
    ['noDataStated', 'text', told.statements],
    ['documentAccepted', 'documentId', told.documents.map((d) => d.documentId)],
  ] as const) {
    const recorded = said(type, field);
    expect(new Set(recorded).size).toBe(recorded.length);
    expect(acknowledged.filter((one) => !recorded.includes(one))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(0);
  }

  // No document is half there: what is available can be fetched, byte for byte.
  const settledDocuments = async () =>
    (await journey.view<View>()).documents.filter((d) => d.status === 'checking').length;
  await expect.poll(settledDocuments, { timeout: 20_000 }).toBe(0);
  const { documents } = await journey.view<View>();
  expect(documents.filter((d) => !['pending', 'available'].includes(d.status))).toEqual([]);
  for (const { documentId, sha256 } of documents.filter((d) => d.status === 'available')) {
    const { body } = await client.get<{ url: string }>(
      'clerk-edu',
      journey.path(`documents/${documentId}/download`),
    );
    const bytes = new Uint8Array(await (await fetch(body.url)).arrayBuffer());
    expect(sha256Of(bytes)).toBe(sha256);
  }

  // One mail for each statement on record, acknowledged or not, and no other.
  const statements = said('noDataStated', 'text').length;
  const mails = async () => {
    const all = (await client.mail()).filter((m) => m.subject.includes('请确认无数据资源声明'));
    return { sent: all.length, different: new Set(all.map((m) => m.messageId)).size };
  };
  await expect
    .poll(async () => (await mails()).different, { timeout: 30_000, interval: 200 })
    .toBe(statements);
  await client.clock('2025-09-15T23:00:00+08:00');
  const { sent, different } = await mails();
  expect(different).toBe(statements);
  // A host killed between the server's "250" and its own note sends that one mail again, under the same Message-ID.
  expect(sent - different).toBeLessThanOrEqual(KILLS);
}, 120_000);
