import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handler as check } from '../functions/documents/check.ts';
import { shanghaiDay } from '../lib/calendar/days.ts';
import { s3 } from '../lib/documents/client.ts';
import { loadProject } from '../lib/store/projects.ts';
import { readUploadUsage } from '../lib/store/upload-usage.ts';
import { sha256Of } from './support/files.ts';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey, smallPdf } from './support/journey.ts';
import { largePdf, type Parts, registrationOf, sendPart, Uploader } from './support/uploads.ts';

const MIB = 1024 ** 2;

let host: TestHost;
let journey: Journey;
let clerk: Uploader;
beforeAll(async () => {
  host = await startTestHost();
  journey = await Journey.begin(host.client);
  await journey.fill({
    participants: [{ unitId: 'mizhou', unitName: '密州街道', scope: '布点', amountFen: 1, townFunded: true }],
  });
  clerk = new Uploader(host.client, 'clerk-edu', journey.projectId);
});
afterAll(() => host.remove());

/** What the product itself keeps of a document. */
const recordOf = async (documentId: string) =>
  (await loadProject(journey.projectId))?.project.documents[documentId];
const inBucket = (key: string, VersionId?: string) => ({
  Bucket: process.env.BUCKET_NAME,
  Key: key,
  ...(VersionId ? { VersionId } : {}),
});
/** All that an upload could leave: files and rows of the store, what is registered, and what is counted for it. */
async function traces() {
  const files = await readdir(join(host.dataDir, 'objects'), { recursive: true, withFileTypes: true });
  const index = new DatabaseSync(join(host.dataDir, 'objects/index.sqlite'), { readOnly: true });
  const rows = (table: string) => index.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n;
  const usage = await readUploadUsage(
    'clerk-edu',
    shanghaiDay(new Date(host.host.clock.now()).toISOString()),
  );
  const { documents, version } = await journey.view<{ documents: object[]; version: number }>();
  const left = {
    files: files.filter((entry) => entry.isFile() && !entry.name.startsWith('index.')).length,
    ...{ versions: rows('versions'), uploads: rows('uploads'), parts: rows('parts') },
    ...{ documents: documents.length, version, counted: usage.files },
  };
  index.close();
  return left;
}
const decided = async (documentId: string, by = clerk) => {
  await host.host.settled();
  return by.document(documentId);
};

describe('a file over 64 MiB', () => {
  const file = largePdf('总体设计.pdf', 64 * MIB + 5);

  test('is sent in parts, resumed, joined, checked as a whole, and comes back with its name and in ranges', async () => {
    const { status, body } = await clerk.register(registrationOf(file));
    const upload = body.upload as Parts;
    expect([status, upload.method, upload.partSizeBytes]).toEqual([201, 'multipart', 16 * MIB]);
    expect(upload.parts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);

    const { documentId } = body;
    expect(await clerk.complete(documentId)).toMatchObject({ status: 409, body: { code: 'notUploaded' } });
    for (const part of upload.parts.slice(0, 3))
      expect((await sendPart(upload, part, file.bytes)).status).toBe(200);
    const tooLong = { ...upload, partSizeBytes: 16 * MIB + 1 };
    expect((await sendPart(tooLong, upload.parts[3] ?? { number: 4, url: '' }, file.bytes)).status).toBe(403);
    expect(await clerk.complete(documentId)).toMatchObject({
      status: 409,
      body: { code: 'partsMissing', detail: expect.stringContaining('还有 2 段没有传完(第 4、5 段)') },
    });

    const resumed = await clerk.resume(documentId);
    expect(resumed.body.presentParts).toEqual([1, 2, 3]);
    expect(resumed.body.upload.parts.map(({ number }) => number)).toEqual([4, 5]);
    for (const part of resumed.body.upload.parts)
      expect((await sendPart(resumed.body.upload, part, file.bytes)).status).toBe(200);
    expect((await clerk.complete(documentId)).status).toBe(200);
    expect((await clerk.complete(documentId)).status).toBe(200);
    expect(await decided(documentId)).toMatchObject({ status: 'available', scan: 'notScanned' });
    expect(await clerk.resume(documentId)).toMatchObject({ status: 409, body: { code: 'alreadyUploaded' } });

    const { url } = (await clerk.download(documentId)).body;
    const range = await fetch(url, { headers: { range: `bytes=${64 * MIB}-` } });
    expect(range.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    );
    expect([range.status, (await range.arrayBuffer()).byteLength]).toEqual([206, 5]);
    expect(await fetch(url.replace(/versionId=[^&]*/, 'versionId=other'))).toMatchObject({ status: 403 });
  });

  test('whose parts have their SHA-256 stated takes no other bytes', async () => {
    const other = largePdf('详细设计.pdf', 64 * MIB + 5, 2);
    const partSha256 = [0, 1, 2, 3, 4].map((i) =>
      sha256Of(other.bytes.subarray(i * 16 * MIB, (i + 1) * 16 * MIB)),
    );
    const { body } = await clerk.register({ ...registrationOf(other), partSha256 });
    const upload = body.upload as Parts;
    const [first] = upload.parts;
    if (!first) throw new Error('no part');
    expect((await sendPart(upload, first, file.bytes)).status).toBe(400);
    expect((await sendPart(upload, { ...first, headers: {} }, other.bytes)).status).toBe(403);
    expect((await clerk.resume(body.documentId)).status).toBe(422);
    expect((await clerk.resume(body.documentId, { partSha256 })).body.presentParts).toEqual([]);
    expect(await clerk.register({ ...registrationOf(other), partSha256: partSha256.slice(1) })).toMatchObject(
      {
        status: 422,
        body: { breaches: [{ code: 'partsMismatch', message: expect.stringContaining('5 个 SHA-256') }] },
      },
    );
  });

  test('that is not what was declared is refused, said by page and mail, and can be read by nobody', async () => {
    const { body } = await clerk.register({ ...registrationOf(file), sha256: 'b'.repeat(64) });
    const upload = body.upload as Parts;
    await Promise.all(upload.parts.map((part) => sendPart(upload, part, file.bytes)));
    expect((await clerk.complete(body.documentId)).status).toBe(200);
    expect(await decided(body.documentId)).toMatchObject({
      status: 'refused',
      refusal: expect.stringContaining('SHA-256 不符'),
    });
    expect((await host.client.mail()).at(-1)).toMatchObject({
      to: [expect.stringContaining('@')],
      text: expect.stringContaining('SHA-256 不符'),
    });
    expect((await clerk.download(body.documentId)).status).toBe(422);
    const { key = '' } = (await recordOf(body.documentId)) ?? {};
    await expect(s3().send(new GetObjectCommand(inBucket(key)))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  test('that nobody completes is taken back after a week, parts and all', async () => {
    const lonely = await Journey.begin(host.client);
    const uploader = new Uploader(host.client, 'clerk-edu', lonely.projectId);
    const { documentId, upload } = (await uploader.register(registrationOf(file))).body;
    const small = (await uploader.register(registrationOf(smallPdf('说明.pdf')))).body.documentId;
    const [part] = (upload as Parts).parts;
    if (part) await sendPart(upload as Parts, part, file.bytes);
    const record = (await loadProject(lonely.projectId))?.project.documents[documentId];
    const now = host.host.clock.now();
    await host.client.clock(new Date(now + 6 * 24 * 3600_000).toISOString());
    expect(await uploader.document(small)).toMatchObject({ status: 'pending' });
    await host.client.clock(new Date(now + 8 * 24 * 3600_000).toISOString());
    await host.host.settled();
    expect(await uploader.document(documentId)).toBeUndefined();
    expect(await uploader.document(small)).toBeUndefined();
    const parts = new ListPartsCommand({
      ...inBucket(record?.key ?? ''),
      UploadId: record?.upload?.uploadId,
    });
    await expect(s3().send(parts)).rejects.toMatchObject({ name: 'NoSuchUpload' });
    expect((await lonely.history()).verified).toBe(true);
  });
});

describe('the same content again', () => {
  test('is said, and a completion without sending it is enough; it is kept once', async () => {
    const paper = smallPdf('预算依据.pdf');
    const first = await host.client.upload('clerk-edu', journey.projectId, 'constructionBasis', paper);
    const again = await clerk.register(registrationOf(paper, 'applicationForm'));
    expect(again.body.sameContent).toBe(true);
    expect((await clerk.complete(again.body.documentId)).status).toBe(200);
    expect(await clerk.document(again.body.documentId)).toMatchObject({
      status: 'available',
      sameAs: first.documentId,
    });
    const [one, two] = await Promise.all([recordOf(first.documentId), recordOf(again.body.documentId)]);
    expect([two?.key, two?.versionId]).toEqual([one?.key, one?.versionId]);
    expect((await clerk.download(again.body.documentId)).status).toBe(200);
  });

  test('sent all the same, it becomes the one object too', async () => {
    const paper = smallPdf('补充.pdf');
    const first = await host.client.upload('clerk-edu', journey.projectId, 'constructionBasis', paper);
    const again = await host.client.upload('clerk-edu', journey.projectId, 'applicationForm', paper);
    expect(again).toMatchObject({ status: 'available', sameAs: first.documentId });
    expect((await recordOf(again.documentId))?.key).toBe((await recordOf(first.documentId))?.key);
  });

  test('under another type it is not the same, nor for who does not see it, nor in another project', async () => {
    const paper = smallPdf('机密.pdf');
    await host.client.upload('clerk-edu', journey.projectId, 'constructionBasis', paper);
    const asPicture = { ...registrationOf(paper), fileName: '机密.png', contentType: 'image/png' };
    const town = new Uploader(host.client, 'participant-town', journey.projectId);
    const other = await Journey.begin(host.client);
    const elsewhere = new Uploader(host.client, 'clerk-edu', other.projectId);
    for (const [uploader, body] of [
      [clerk, asPicture],
      [town, registrationOf(paper)],
      [elsewhere, registrationOf(paper)],
    ] as const) {
      const registered = await uploader.register(body);
      expect([registered.status, registered.body.sameContent]).toEqual([201, undefined]);
      expect(await uploader.complete(registered.body.documentId)).toMatchObject({ status: 409 });
    }
  });
});

test('what is accepted is locked: not even the keys of the product remove its version', async () => {
  const { documentId } = await journey.upload('clerk-edu', 'constructionBasis');
  const { key = '', versionId } = (await recordOf(documentId)) ?? {};
  expect(versionId).toBeDefined();
  await expect(s3().send(new DeleteObjectCommand(inBucket(key, versionId)))).rejects.toMatchObject({
    name: 'AccessDenied',
  });
  // A newer object of the same key, however it came there, is not what is served.
  await s3().send(new DeleteObjectCommand(inBucket(key)));
  expect((await fetch((await clerk.download(documentId)).body.url)).status).toBe(200);
});

test('the check bears its events repeated, late, and for what nobody registered', async () => {
  const { documentId } = await journey.upload('clerk-edu', 'constructionBasis');
  const { key = '', versionId = '' } = (await recordOf(documentId)) ?? {};
  const { version } = await journey.view();
  const eventOf = (key: string, id: string) => ({
    messageId: randomUUID(),
    body: JSON.stringify({ time: '2025-09-15T02:00:00Z', detail: { object: { key, 'version-id': id } } }),
    attributes: { ApproximateReceiveCount: '2' },
  });
  const run = (records: object[]) => check({ Records: records } as Parameters<typeof check>[0]);
  expect(await run([eventOf(key, versionId), eventOf(key, versionId)])).toEqual({ batchItemFailures: [] });
  expect((await journey.view()).version).toBe(version);
  expect((await fetch((await clerk.download(documentId)).body.url)).status).toBe(200);

  // Killed after the refusal was written and before the object was put away: the event comes again, and ends it.
  const exe = {
    fileName: '程序.pdf',
    contentType: 'application/pdf',
    bytes: Buffer.from('MZ'.padEnd(700, '\0')),
  };
  const refused = await host.client.upload('clerk-edu', journey.projectId, 'constructionBasis', exe);
  await host.host.settled();
  const bad = inBucket((await recordOf(refused.documentId))?.key ?? '');
  await s3().send(new PutObjectTaggingCommand({ ...bad, Tagging: { TagSet: [] } }));
  const { VersionId = '' } = await s3().send(new GetObjectCommand(bad));
  expect(await run([eventOf(bad.Key, VersionId)])).toEqual({ batchItemFailures: [] });
  await expect(s3().send(new GetObjectCommand(bad))).rejects.toMatchObject({ name: 'AccessDenied' });

  // Nobody registered it, in this project or in any.
  for (const key of [
    `projects/${journey.projectId}/documents/none`,
    'projects/none/documents/none',
    'elsewhere',
  ]) {
    const { VersionId: id = '' } = await s3().send(new PutObjectCommand({ ...inBucket(key), Body: 'x' }));
    expect(await run([eventOf(key, id)])).toEqual({ batchItemFailures: [] });
  }
});

test.for<[string, object, string]>([
  ['a person a day, by files', { userFilesPerDay: 1 }, 'userQuota'],
  ['a person a day, by bytes', { userGibPerDay: 1e-9 }, 'userQuota'],
  ['a project, by files', { projectFiles: 1 }, 'projectQuota'],
  ['a project, by bytes', { projectGib: 1e-9 }, 'projectQuota'],
])('beyond the quota of %s it is 429', async ([, quotas, code]) => {
  process.env.UPLOAD_QUOTAS = JSON.stringify(quotas);
  try {
    expect(await clerk.register(registrationOf(smallPdf('多.pdf')))).toMatchObject({
      status: 429,
      body: { code, detail: expect.stringContaining('上限') },
    });
  } finally {
    delete process.env.UPLOAD_QUOTAS;
  }
});

test('of many registrations at once no more pass than the quota has room for', async () => {
  const usage = await readUploadUsage(
    'clerk-edu',
    shanghaiDay(new Date(host.host.clock.now()).toISOString()),
  );
  process.env.UPLOAD_QUOTAS = JSON.stringify({ userFilesPerDay: usage.files + 2 });
  try {
    const others = await Promise.all([Journey.begin(host.client), Journey.begin(host.client)]);
    const uploaders = [journey, ...others].map((of) => new Uploader(host.client, 'clerk-edu', of.projectId));
    const answers = await Promise.all(
      uploaders.flatMap((u) => [u, u]).map((u) => u.register(registrationOf(smallPdf('同时.pdf')))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 429, 429, 429, 429]);
  } finally {
    delete process.env.UPLOAD_QUOTAS;
  }
});

describe('bad input leaves nothing behind', () => {
  const bomb = async () => {
    const zip = await new JSZip().file('zeros', 'x').generateAsync({ type: 'nodebuffer' });
    zip.writeUInt32LE(0xffffffff, zip.indexOf('PK\x01\x02', 'latin1') + 24);
    return zip;
  };
  const pdf = smallPdf('方案.pdf');
  const put = (url: string, headers: Record<string, string>, body: Uint8Array) =>
    fetch(url, { method: 'PUT', headers, body: Buffer.from(body) });

  test.for<[string, string, string]>([
    ['a path', '../方案.pdf', 'fileNamePath'],
    ['a control character', '方\u0007案.pdf', 'fileNameControlCharacter'],
    ['300 characters', `${'长'.repeat(300)}.pdf`, ''],
    ['a mark that turns the direction', '方案\u202efdp.pdf', 'fileNameBidi'],
    ['a program', '方案.exe', 'fileNameExtension'],
  ])('a name with %s', async ([, fileName, code]) => {
    const before = await traces();
    const { status, body } = await clerk.register({ ...registrationOf(pdf), fileName });
    expect([400, 422]).toContain(status);
    expect(JSON.stringify(body)).toMatch(/[\u4e00-\u9fff]/);
    if (code)
      expect(body).toMatchObject({ breaches: expect.arrayContaining([expect.objectContaining({ code })]) });
    expect(await traces()).toEqual(before);
  });

  test.for<[string, object, string]>([
    ['nothing in it', { sizeBytes: 0 }, '文件不能为空'],
    ['more than 2 GiB', { sizeBytes: 2 * 1024 ** 3 + 1 }, '2 GiB'],
    ['no checksum', { sha256: 'x' }, 'SHA-256'],
    ['another type than its name says', { contentType: 'image/png' }, '与扩展名不一致'],
    ['a material that is none', { material: 'nothing' }, '没有这种材料'],
  ])('a registration with %s', async ([, wrong, message]) => {
    const before = await traces();
    const { status, body } = await clerk.register({ ...registrationOf(pdf), ...wrong });
    expect([400, 422]).toContain(status);
    expect(JSON.stringify(body)).toContain(message);
    expect(await traces()).toEqual(before);
  });

  test('another checksum, a truncated body, and a completion before the bytes', async () => {
    const { body } = await clerk.register(registrationOf(pdf));
    const { url, headers } = body.upload as { url: string; headers: Record<string, string> };
    const before = await traces();
    expect(await clerk.complete(body.documentId)).toMatchObject({
      status: 409,
      body: { code: 'notUploaded', detail: '文件内容还没有上传,请先完成上传' },
    });
    const forged = Buffer.from(pdf.bytes);
    forged[forged.length - 2] = 33;
    expect((await put(url, headers, forged)).status).toBe(400);
    expect((await put(url, headers, pdf.bytes.subarray(0, -1))).status).toBe(403);
    const { key = '' } = (await recordOf(body.documentId)) ?? {};
    await expect(s3().send(new GetObjectCommand(inBucket(key)))).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect((await put(url.replace(journey.projectId, randomUUID()), headers, pdf.bytes)).status).toBe(403);
    expect(await clerk.document(body.documentId)).toMatchObject({ status: 'pending' });
    expect((await clerk.complete(body.documentId)).status).toBe(409);
    expect(await traces()).toEqual(before);
  });

  test('two uploads for one document: the first that is checked is the one, the other is set aside', async () => {
    const paper = smallPdf('两次.pdf');
    const { body } = await clerk.register(registrationOf(paper));
    const { url, headers } = body.upload as { url: string; headers: Record<string, string> };
    const [first, second] = await Promise.all([
      put(url, headers, paper.bytes),
      put(url, headers, paper.bytes),
    ]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await decided(body.documentId)).toMatchObject({ status: 'available' });
    expect((await fetch((await clerk.download(body.documentId)).body.url)).status).toBe(200);

    // Nor does the address serve for anything once the document is decided: what comes by it is set aside.
    const { versionId } = (await recordOf(body.documentId)) ?? {};
    expect((await put(url, headers, paper.bytes)).status).toBe(200);
    await host.host.settled();
    expect((await recordOf(body.documentId))?.versionId).toBe(versionId);
    const index = new DatabaseSync(join(host.dataDir, 'objects/index.sqlite'), { readOnly: true });
    const marks = index
      .prepare(
        'SELECT v.version_id AS id, t.value FROM versions v LEFT JOIN tags t USING (version_id) WHERE key = ?',
      )
      .all((await recordOf(body.documentId))?.key ?? '');
    index.close();
    expect(marks).toHaveLength(3);
    for (const { id, value } of marks) expect(value).toBe(id === versionId ? null : 'surplus');
  });

  test('a completion, a resumption or a download by somebody whose project or part it is not', async () => {
    const { documentId } = (await clerk.register(registrationOf(smallPdf('本单位.pdf')))).body;
    const before = await traces();
    for (const user of ['clerk-health', 'participant-town']) {
      const other = new Uploader(host.client, user, journey.projectId);
      const { status, body } = await other.complete(documentId);
      expect([user, status, JSON.stringify(body)]).toEqual([user, 404, expect.stringMatching(/没有这/)]);
      expect((await other.resume(documentId)).status).toBe(404);
      expect((await other.download(documentId)).status).toBe(404);
    }
    const other = await Journey.begin(host.client);
    const elsewhere = new Uploader(host.client, 'clerk-edu', other.projectId);
    expect((await elsewhere.complete(documentId)).status).toBe(404);
    expect(await traces()).toEqual(before);
  });

  test.for<[string, string, string, () => Promise<Uint8Array> | Uint8Array, string]>([
    [
      'a renamed program',
      '方案.pdf',
      'application/pdf',
      () => Buffer.from('MZ'.padEnd(600, '\0')),
      '文件内容与扩展名不符',
    ],
    ['a zip of ten GiB of zeros', '附件.zip', 'application/zip', bomb, '解压后超过4GB'],
  ])('%s', async ([, fileName, contentType, make, reason]) => {
    const bytes = await make();
    const { documentId } = await host.client.upload('clerk-edu', journey.projectId, 'constructionBasis', {
      ...{ fileName, contentType, bytes },
    });
    expect(await clerk.document(documentId)).toMatchObject({
      status: 'refused',
      refusal: expect.stringContaining(reason),
    });
    const { key = '', versionId } = (await recordOf(documentId)) ?? {};
    expect(versionId).toBeUndefined();
    await host.host.settled();
    await expect(s3().send(new GetObjectCommand(inBucket(key)))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});

describe('the whole project as one zip', () => {
  const archive = (user: string, of = journey) =>
    host.client.get<{ url: string; status: string; files: number }>(user, of.path('archive.zip'));
  const unzip = async (url: string) => JSZip.loadAsync(await (await fetch(url)).arrayBuffer());

  test('has each paper under number, stage and material, with a list and sums; a participating unit’s has its own', async () => {
    const other = await Journey.begin(host.client);
    await other.fill({
      participants: [
        { unitId: 'mizhou', unitName: '密州街道', scope: '布点', amountFen: 1, townFunded: true },
      ],
    });
    await other.upload('participant-town', 'handoverForm');
    for (const name of ['CONSTRUCTIONPLAN.pdf', 'constructionPlan (2).pdf'])
      await host.client.upload('clerk-edu', other.projectId, 'constructionPlan', smallPdf(name));
    const answer = await archive('audit', other);
    expect([answer.status, answer.body.status]).toEqual([200, 'ready']);
    const { filingNumber } = await other.view<{ filingNumber: string }>();
    const zip = await unzip(answer.body.url);
    const names = Object.keys(zip.files).sort();
    expect(names).toEqual(
      [
        '申报/建设方案/constructionPlan.pdf',
        '申报/建设方案/CONSTRUCTIONPLAN (2).pdf',
        '申报/建设方案/constructionPlan (2) (2).pdf',
        '申报/投资预算/investmentBudget.pdf',
        '采购与合同/移交单/handoverForm.pdf',
        'SHA256SUMS',
        '清单.json',
      ]
        .map((name) => `${filingNumber}/${name}`)
        .sort(),
    );
    const sums = (await zip.file(`${filingNumber}/SHA256SUMS`)?.async('string')) ?? '';
    for (const line of sums.trim().split('\n')) {
      const [sum, name] = line.split('  ');
      const bytes = await zip.file(`${filingNumber}/${name}`)?.async('uint8array');
      expect(bytes && sha256Of(bytes)).toBe(sum);
    }
    const own = await unzip((await archive('participant-town', other)).body.url);
    expect(Object.keys(own.files).filter((name) => name.endsWith('.pdf'))).toEqual([
      `${filingNumber}/采购与合同/移交单/handoverForm.pdf`,
    ]);
    expect((await archive('clerk-health', other)).status).toBe(404);
    const types = (await other.history()).items.map(({ type }) => type);
    expect(types.filter((type) => type === 'archiveDownloaded')).toHaveLength(2);
  });

  test('a large one is made behind, and a mail says when it is there', async () => {
    const first = await archive('reviewer');
    expect([first.status, first.body.status]).toEqual([202, 'preparing']);
    await host.host.settled();
    const mails = (await host.client.mail()).filter(({ subject }) => subject.includes('资料包已备好'));
    expect(mails).toHaveLength(1);
    const again = await archive('reviewer');
    expect([again.status, again.body.status]).toEqual([200, 'ready']);
    expect(Object.keys((await unzip(again.body.url)).files).length).toBe(again.body.files + 2);
  });
});

test('the checklist is an administrator’s: a new material is asked for, uploaded, and named where it is missing', async () => {
  const of = await Journey.begin(host.client);
  await of.fill();
  const feasibility = {
    ...{ material: 'feasibilityStudy', label: '可行性研究报告', step: 'submission', article: null },
    ...{ required: true, uploaders: ['clerk'] },
  };
  const applicationForm = { ...feasibility, material: 'applicationForm', label: '项目申报表' };
  const set = (user: string, items: object[]) =>
    host.client.request(user, 'PUT', '/api/materials', { items });
  expect((await set('bureau-head', [feasibility])).status).toBe(403);
  expect((await set('admin', [{ ...feasibility, label: '../x' }])).status).toBe(400);
  expect((await set('admin', [feasibility, feasibility])).status).toBe(422);
  // What it would mean is seen before, project by project, and nothing is written.
  type Effect = { project: { projectId: string }; material: string; effect: string; now: boolean };
  const preview = (user: string) =>
    host.client.request<{ waiting: Effect[] }>(user, 'PUT', '/api/materials?dryRun=true', {
      items: [feasibility],
    });
  expect((await preview('bureau-head')).status).toBe(403);
  const effects = (await preview('admin')).body.waiting.filter((e) => e.project.projectId === of.projectId);
  expect(effects).toMatchObject([{ material: 'feasibilityStudy', effect: 'asked', now: true }]);
  expect((await set('admin', [feasibility, applicationForm])).status).toBe(200);

  const refused = await host.client.post('head-edu', of.path('submission'));
  expect([refused.status, refused.body]).toMatchObject([
    422,
    {
      breaches: [
        { code: 'materialMissing', article: null, message: expect.stringContaining('「项目申报表」') },
        { code: 'materialMissing', article: null, message: expect.stringContaining('「可行性研究报告」') },
      ],
    },
  ]);
  type View = { materials: object[]; actions: { name: string; reasons: object[] }[] };
  const view = await of.view<View>('head-edu');
  expect(view.materials).toContainEqual({ ...feasibility, state: 'missing' });
  expect(view.actions.find(({ name }) => name === 'submit')?.reasons).toHaveLength(2);
  await of.upload('clerk-edu', 'feasibilityStudy');
  await of.upload('clerk-edu', 'applicationForm');
  await of.submit();
  const items = (await host.client.get<{ items: { act: string }[] }>('audit', '/api/rule-changes')).body
    .items;
  expect(items[0]).toMatchObject({ act: 'checklistChanged', before: [], by: { role: 'admin' } });
  expect((await set('admin', [])).status).toBe(200);
  expect((await of.view<View>()).materials).not.toContainEqual(
    expect.objectContaining({ material: 'feasibilityStudy' }),
  );
});
