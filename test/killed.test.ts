import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCommand } from '../functions/command.ts';
import { handler as check } from '../functions/documents/check.ts';
import { completeUpload } from '../functions/documents/complete.ts';
import { handler as makeArchive } from '../functions/documents/make-archive.ts';
import { handler as sweep } from '../functions/schedules/upload-sweep.ts';
import { s3 } from '../lib/documents/client.ts';
import { productParts } from '../lib/local/product-parts.ts';
import { dynamoDb } from '../lib/store/client.ts';
import { loadProject } from '../lib/store/projects.ts';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey, smallPdf } from './support/journey.ts';
import {
  largePdf,
  type PaperFile,
  type Parts,
  registrationOf,
  sendPart,
  Uploader,
} from './support/uploads.ts';

/**
 * Each handler of documents is killed after its first call to the store or to S3, after its second, … until it ends by itself; run
 * again whole it has to leave what a run without interruption leaves. So has one that is run twice at once, and once more.
 */
const NOBODYS = 'nobody’s';
const DAY_MS = 86_400_000;
const MIB = 1024 ** 2;

// Some sixty whole runs: they need their time where others are at work.
vi.setConfig({ testTimeout: 120_000 });

let host: TestHost;
let journey: Journey;
let clerk: Uploader;
let index: DatabaseSync;
beforeAll(async () => {
  // Nothing but mail happens by itself: the handlers are this file's to run.
  const parts = {
    ...productParts,
    schedules: [],
    subscriptions: productParts.subscriptions.filter(({ name }) => name === 'mail'),
  };
  host = await startTestHost(parts);
  index = new DatabaseSync(join(host.dataDir, 'objects/index.sqlite'), { readOnly: true });
  s3().middlewareStack.add(breakable, { step: 'initialize', name: 'breakable' });
  dynamoDb.middlewareStack.add(breakable, { step: 'initialize', name: 'breakable' });
});
afterAll(async () => {
  s3().middlewareStack.remove('breakable');
  dynamoDb.middlewareStack.remove('breakable');
  index.close();
  await host.remove();
});

/** A life of so many calls; whoever has none left gets no further one out. */
interface Life {
  calls: number;
  killed: boolean;
}
const life = new AsyncLocalStorage<Life>();

const breakable =
  <Args, Result>(next: (args: Args) => Promise<Result>) =>
  (args: Args): Promise<Result> => {
    const own = life.getStore();
    if (own && own.calls-- <= 0) {
      own.killed = true;
      throw new Error('killed');
    }
    return next(args);
  };

/** Whether it was killed before its end. */
async function killedAfter(calls: number, run: () => Promise<unknown>): Promise<boolean> {
  const own = { calls, killed: false };
  await life.run(own, run).catch(() => undefined);
  return own.killed;
}

/** One thing to be done, in a project of its own, and what there is to see of it. */
interface Work {
  run(attempt: number): Promise<unknown>;
  state(): Promise<object>;
}

async function survives(make: () => Promise<Work>): Promise<void> {
  const undisturbed = await make();
  await undisturbed.run(1);
  const expected = await undisturbed.state();
  let calls = 0;
  for (let killed = true; killed; calls++) {
    const work = await make();
    killed = await killedAfter(calls, () => work.run(1));
    if (killed) await work.run(2);
    expect({ calls, ...(await work.state()) }).toEqual({ calls, ...expected });
  }
  expect(calls).toBeGreaterThan(2);
  const atOnce = await make();
  await Promise.all([atOnce.run(1), atOnce.run(1)]);
  await atOnce.run(2);
  expect({ often: true, ...(await atOnce.state()) }).toEqual({ often: true, ...expected });
}

/** A project of its own, so that what is counted is this work's alone. */
async function begin(): Promise<void> {
  journey = await Journey.begin(host.client);
  clerk = new Uploader(host.client, 'clerk-edu', journey.projectId);
}

const message = (detail: object, attempt: number) =>
  ({
    Records: [
      {
        messageId: randomUUID(),
        attributes: { ApproximateReceiveCount: String(attempt) },
        body: JSON.stringify({ source: 'test', 'detail-type': 'test', time: '2025-09-15T02:00:00Z', detail }),
      },
    ],
  }) as Parameters<typeof check>[0];

const documentsOf = async (projectId: string) => (await loadProject(projectId))?.project.documents ?? {};

/** All there is of a project's documents, without names of chance: records, objects with their marks, parts, mails. */
async function stateOf({ projectId }: Journey): Promise<object> {
  await host.host.settled();
  const loaded = await loadProject(projectId);
  const rows = (sql: string, parameter: unknown) => index.prepare(sql).all(String(parameter));
  const own = `projects/${projectId}/%`;
  const versions = rows('SELECT * FROM versions WHERE key LIKE ? ORDER BY sequence', own);
  const documents = loaded?.project.documents ?? {};
  const nameOf = (key: unknown) => documents[String(key).split('/').at(-1) ?? '']?.fileName ?? NOBODYS;
  const mails = (await host.client.mail()).filter(({ text }) => text.includes(projectId));
  return {
    // Also the number of its events.
    version: loaded?.project.version,
    documents: Object.values(documents)
      .map(({ fileName, status, scan, refusal, checkedAt, key, upload, sameAs, versionId }) => ({
        ...{ fileName, status, scan, refusal, checkedAt, of: nameOf(key), parts: upload !== undefined },
        sameAs: sameAs && documents[sameAs]?.fileName,
        version: versions.findIndex(({ version_id }) => version_id === versionId),
      }))
      .toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1)),
    objects: distinct(
      versions.map(({ version_id: id, key, size_bytes: size }) => ({
        ...{ of: nameOf(key), size },
        tags: rows('SELECT name, value FROM tags WHERE version_id = ?', id),
        locked: rows('SELECT mode, until FROM retentions WHERE version_id = ?', id),
      })),
    ),
    uploads: rows('SELECT * FROM uploads WHERE key LIKE ?', own).length,
    // Sent twice, it is one mail for who gets it: it has the same Message-ID.
    mails: [...new Map(mails.map((mail) => [mail.messageId, mail.subject])).values()],
  };
}

/** An archive that two make at once is there twice; both will be removed. */
const distinct = <T extends { of: string }>(objects: T[]) => [
  ...new Map(objects.map((o, i) => [o.of === NOBODYS ? JSON.stringify(o) : i, o])).values(),
];

interface Put {
  documentId: string;
  key: string;
  versionId: string;
}

/** Registered and sent; nobody has looked at it. */
async function put(file: PaperFile): Promise<Put> {
  const { documentId, upload } = (await clerk.register(registrationOf(file))).body;
  const { url, headers } = upload as { url: string; headers: Record<string, string> };
  const { headers: answered } = await fetch(url, { method: 'PUT', headers, body: Buffer.from(file.bytes) });
  const key = (await documentsOf(journey.projectId))[documentId]?.key ?? '';
  return { documentId, key, versionId: answered.get('x-amz-version-id') ?? '' };
}

const stored = ({ key, versionId }: Put) => ({ object: { key, 'version-id': versionId } });

describe('the check of what was stored', () => {
  const checkOf = (file: () => PaperFile) => async () => {
    await begin();
    const own = journey;
    const there = await put(file());
    return { run: (n: number) => check(message(stored(there), n)), state: () => stateOf(own) };
  };

  test('accepts', () => survives(checkOf(() => smallPdf('方案.pdf'))));

  test('links what is there already', () =>
    survives(async () => {
      await begin();
      const own = journey;
      const paper = smallPdf('方案.pdf');
      await check(message(stored(await put(paper)), 1));
      const again = await put({ ...paper, fileName: '方案(二).pdf' });
      return { run: (n) => check(message(stored(again), n)), state: () => stateOf(own) };
    }));

  test('refuses for a threat that GuardDuty found, and tells the uploader once', async () => {
    process.env.SCANNER = 'guardduty';
    const scanResultDetails = { scanResultStatus: 'THREATS_FOUND', threats: [{ name: 'EICAR-Test-File' }] };
    try {
      await survives(async () => {
        await begin();
        const own = journey;
        const { key: objectKey, versionId } = await put(smallPdf('方案.pdf'));
        const detail = { s3ObjectDetails: { objectKey, versionId }, scanResultDetails };
        return { run: (n) => check(message(detail, n)), state: () => stateOf(own) };
      });
    } finally {
      delete process.env.SCANNER;
    }
  });
});

describe('the completion', () => {
  const complete = async (documentId: string, projectId: string, key: string) => {
    const path = `/api/projects/${projectId}/documents/${documentId}/completion`;
    const event = {
      rawPath: path,
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: '{}',
      pathParameters: { projectId, documentId },
      requestContext: {
        timeEpoch: Date.parse('2025-09-15T02:00:00Z'),
        authorizer: { jwt: { claims: { sub: 'clerk-edu' }, scopes: [] } },
      },
    } as unknown as Parameters<typeof completeUpload.handler>[0];
    const { statusCode } = await completeUpload.handler(event, {} as never);
    return statusCode;
  };

  test('of one PUT', () =>
    survives(async () => {
      await begin();
      const own = journey;
      const { documentId } = await put(smallPdf('方案.pdf'));
      const key = randomUUID();
      return { run: () => complete(documentId, own.projectId, key), state: () => stateOf(own) };
    }));

  test('of parts, killed ever later on the same upload', async () => {
    await begin();
    const { projectId } = journey;
    const file = largePdf('大文件.pdf', 64 * MIB + 5);
    const { documentId, upload } = (await clerk.register(registrationOf(file))).body;
    const parts = upload as Parts;
    await Promise.all(parts.parts.map((part) => sendPart(parts, part, file.bytes)));
    const key = randomUUID();
    let calls = 0;
    while (await killedAfter(calls, () => complete(documentId, projectId, key))) calls++;
    expect(calls).toBeGreaterThan(4);
    expect(await complete(documentId, projectId, key)).toBe(200);
    expect(await stateOf(journey)).toMatchObject({
      documents: [{ status: 'checking' }],
      objects: [{ of: '大文件.pdf', size: file.bytes.length, tags: [], locked: [] }],
      uploads: 0,
    });
  });
});

/** As a request for a large one leaves it; the number of its event. */
async function requestArchive({ projectId }: Journey): Promise<number> {
  const { version } = (
    await runCommand(
      'downloadArchive',
      projectId,
      { digest: '0'.repeat(64), files: 1, sizeBytes: 1, ready: false },
      {
        ...{ params: { projectId }, userId: 'clerk-edu', now: '2025-09-15T02:00:00Z', today: '2025-09-15' },
        ...{ ifMatch: undefined, idempotencyKey: undefined, fingerprint: '' },
      },
      200,
    )
  ).project;
  return version;
}

test('the sweep of what never came', () =>
  survives(async () => {
    await begin();
    const own = journey;
    await clerk.register(registrationOf(smallPdf('没有来.pdf')));
    await clerk.register({ ...registrationOf(smallPdf('没有来完.pdf')), sizeBytes: 65 * MIB });
    const time = new Date(host.host.clock.now() + 8 * DAY_MS).toISOString();
    return { run: () => sweep({ time }), state: () => stateOf(own) };
  }));

test('the archive that is made behind, and its mail', () =>
  survives(async () => {
    await begin();
    const own = journey;
    await check(message(stored(await put(smallPdf('方案.pdf'))), 1));
    const sequence = await requestArchive(own);
    const detail = { projectId: own.projectId, sequence };
    return { run: (n) => makeArchive(message(detail, n)), state: () => stateOf(own) };
  }));
