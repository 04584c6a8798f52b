import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leftBehind, NOTHING, NOW, send, sha256, startStore, type TestStore } from './testing.ts';

const Bucket = 'documents';
const Key = '大文件.zip';
const MIB = 1024 ** 2;
const DAY = 24 * 3600_000;
const bytes = randomBytes(11 * MIB);
const parts = [bytes.subarray(0, 5 * MIB), bytes.subarray(5 * MIB, 10 * MIB), bytes.subarray(10 * MIB)];

let store: TestStore;
let UploadId: string | undefined;
beforeEach(async () => {
  store = await startStore();
  await start({ ChecksumAlgorithm: 'SHA256' });
});
afterEach(() => store.stop().catch(() => undefined));

async function start(options: { ChecksumAlgorithm?: 'SHA256' }) {
  const input = { Bucket, Key, ContentType: 'application/zip', ...options };
  ({ UploadId } = await store.s3.send(new CreateMultipartUploadCommand(input)));
}

/** A browser's part: its own URL, with its own length and checksum. */
async function signPart(PartNumber: number, part: Uint8Array, { checksum = true, key = Key } = {}) {
  const command = new UploadPartCommand({
    Bucket,
    Key: key,
    UploadId,
    PartNumber,
    ContentLength: part.length,
    ...(checksum && { ChecksumSHA256: sha256(part) }),
  });
  const url = await getSignedUrl(store.s3, command, {
    signingDate: new Date(NOW),
    unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
  });
  const headers: Record<string, string> = { 'content-type': 'application/octet-stream' };
  if (checksum) headers['x-amz-checksum-sha256'] = sha256(part);
  return { url, headers, body: part };
}

async function upload(numbers: number[], options = {}) {
  const etags = new Map<number, string>();
  for (const number of numbers) {
    const answer = await send(await signPart(number, parts[number - 1] ?? Buffer.alloc(0), options));
    expect(answer.status).toBe(200);
    etags.set(number, answer.headers.etag ?? '');
  }
  return [...etags].sort(([a], [b]) => a - b).map(([PartNumber, ETag]) => ({ PartNumber, ETag }));
}

const complete = (Parts: object[], more = {}) =>
  store.s3.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, ...more }),
  );

const composite = `${createHash('sha256')
  .update(Buffer.concat(parts.map((part) => createHash('sha256').update(part).digest())))
  .digest('base64')}-3`;

test('three parts sent out of order become one object', async () => {
  const sent = await upload([3, 1, 2]);
  const listed = await store.s3.send(new ListPartsCommand({ Bucket, Key, UploadId }));
  expect(listed.Parts?.map((part) => [part.PartNumber, part.Size, part.ChecksumSHA256])).toEqual(
    parts.map((part, i) => [i + 1, part.length, sha256(part)]),
  );
  const Parts = sent.map((part, i) => ({ ...part, ChecksumSHA256: sha256(parts[i] ?? '') }));
  const done = await complete(Parts, { ChecksumSHA256: composite, MpuObjectSize: bytes.length });
  expect(done).toMatchObject({ ChecksumSHA256: composite, ETag: expect.stringMatching(/-3"$/) });
  const head = await store.s3.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
  expect(head).toMatchObject({
    ContentLength: bytes.length,
    ContentType: 'application/zip',
    ChecksumSHA256: composite,
    ChecksumType: 'COMPOSITE',
  });
  const { Body } = await store.s3.send(new GetObjectCommand({ Bucket, Key }));
  expect(bytes.equals((await Body?.transformToByteArray()) ?? Buffer.alloc(0))).toBe(true);
  expect(store.events).toMatchObject([
    { reason: 'CompleteMultipartUpload', sizeBytes: bytes.length, sha256: composite },
  ]);
  expect(await leftBehind(store)).toEqual({ temp: 0, blobs: 3, versions: 1, segments: 3, parts: 0 });
});

test('parts are listed in pages', async () => {
  await upload([1, 2, 3]);
  const page = await store.s3.send(new ListPartsCommand({ Bucket, Key, UploadId, MaxParts: 2 }));
  expect(page).toMatchObject({ IsTruncated: true, NextPartNumberMarker: '2' });
  const { NextPartNumberMarker: PartNumberMarker } = page;
  const rest = await store.s3.send(new ListPartsCommand({ Bucket, Key, UploadId, PartNumberMarker }));
  expect(rest.IsTruncated).toBe(false);
  expect(rest.Parts?.map((part) => part.PartNumber)).toEqual([3]);
});

test('a range may span parts', async () => {
  await complete(await upload([1, 2, 3]));
  const Range = `bytes=${5 * MIB - 3}-${10 * MIB + 1}`;
  const { Body } = await store.s3.send(new GetObjectCommand({ Bucket, Key, Range }));
  const expected = bytes.subarray(5 * MIB - 3, 10 * MIB + 2);
  expect(expected.equals((await Body?.transformToByteArray()) ?? Buffer.alloc(0))).toBe(true);
});

test('a part sent again takes the place of the first, and parts not named are dropped', async () => {
  const [first] = await upload([1, 1, 2, 3]);
  await complete([first ?? {}]);
  expect(await leftBehind(store)).toEqual({ temp: 0, blobs: 1, versions: 1, segments: 1, parts: 0 });
});

test('a part over the wire twice at once is stored once', async () => {
  const [part] = parts;
  const sent = await signPart(1, part ?? Buffer.alloc(0));
  await Promise.all([send(sent), send(sent), send(sent)]);
  expect(await leftBehind(store)).toEqual({ ...NOTHING, blobs: 1, parts: 1 });
});

test.for<[string, string, (sent: Awaited<ReturnType<typeof signPart>>) => object]>([
  [
    'another number',
    'SignatureDoesNotMatch',
    (s) => ({ url: s.url.replace('partNumber=1', 'partNumber=2') }),
  ],
  ['another upload', 'SignatureDoesNotMatch', (s) => ({ url: s.url.replace(/uploadId=./, 'uploadId=_') })],
  ['another key', 'SignatureDoesNotMatch', (s) => ({ url: s.url.replace('.zip', '.zap') })],
  ['another length', 'SignatureDoesNotMatch', (s) => ({ body: s.body.subarray(1) })],
  ['other bytes', 'BadDigest', (s) => ({ body: Buffer.from(s.body).fill(0) })],
  ['no checksum', 'AccessDenied', () => ({ headers: {} })],
  ['another method', 'SignatureDoesNotMatch', () => ({ method: 'POST' })],
])('a part with %s is refused', async ([, code, change]) => {
  const sent = await signPart(1, Buffer.from('part'));
  expect(await send({ ...sent, ...change(sent) })).toMatchObject({ code });
  expect(await leftBehind(store)).toEqual(NOTHING);
});

test('a part signed without its checksum is refused where the upload asks for them', async () => {
  expect(await send(await signPart(1, Buffer.from('part'), { checksum: false }))).toMatchObject({
    code: 'AccessDenied',
  });
  expect(await leftBehind(store)).toEqual(NOTHING);
});

test('parts go without checksums where the upload asks for none, and the object has no composite', async () => {
  await start({});
  await complete(await upload([1, 2, 3], { checksum: false }));
  const head = await store.s3.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
  expect(head.ChecksumSHA256).toBeUndefined();
  expect(store.events).toMatchObject([{ sha256: null }]);
});

test('a part for an upload of another key is refused', async () => {
  const sent = await signPart(1, Buffer.from('part'), { key: 'other.zip' });
  expect(await send(sent)).toMatchObject({ code: 'NoSuchUpload' });
  expect(await leftBehind(store)).toEqual(NOTHING);
});

test.for<[string, string, (parts: { PartNumber: number; ETag: string }[]) => [object[], object?]]>([
  ['a part that was never sent', 'InvalidPart', (p) => [[...p, { PartNumber: 4, ETag: '"x"' }]]],
  ['another ETag', 'InvalidPart', ([first]) => [[{ ...first, ETag: '"x"' }]]],
  ['another part checksum', 'InvalidPart', ([first]) => [[{ ...first, ChecksumSHA256: sha256('x') }]]],
  ['parts out of order', 'InvalidPartOrder', (p) => [p.toReversed()]],
  ['a part twice', 'InvalidPartOrder', ([first]) => [[first ?? {}, first ?? {}]]],
  ['another whole checksum', 'BadDigest', (p) => [p, { ChecksumSHA256: `${sha256('x')}-3` }]],
  ['another whole size', 'InvalidRequest', (p) => [p, { MpuObjectSize: 1 }]],
  ['no parts', 'MalformedXML', () => [[]]],
])('completion with %s is refused and can be tried again', async ([, name, change]) => {
  const sent = await upload([1, 2, 3]);
  await expect(complete(...change(sent))).rejects.toMatchObject({ name });
  expect(store.events).toEqual([]);
  await expect(complete(sent)).resolves.toBeDefined();
});

test('a small part may only be the last', async () => {
  const { headers } = await send(await signPart(1, Buffer.from('small')));
  const Parts = [{ PartNumber: 1, ETag: headers.etag }, ...(await upload([2]))];
  await expect(complete(Parts)).rejects.toMatchObject({ name: 'EntityTooSmall' });
});

test('an aborted upload leaves nothing', async () => {
  await upload([2]);
  await store.s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  await expect(complete([{ PartNumber: 2, ETag: 'x' }])).rejects.toMatchObject({ name: 'NoSuchUpload' });
  expect(await leftBehind(store)).toEqual(NOTHING);
});

test('a part still on its way when its upload is aborted leaves nothing', async () => {
  const part = Buffer.from('on its way');
  const { url, headers } = await signPart(1, part);
  const answered = new Promise<number>((resolve) => {
    const sending = request(
      url,
      { method: 'PUT', headers: { ...headers, 'content-length': part.length } },
      (res) => resolve(res.statusCode ?? 0),
    );
    sending.write(part.subarray(0, 5), async () => {
      await expect.poll(() => readdirSync(join(store.dataDir, 'temp'))).toHaveLength(1);
      await store.s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
      sending.end(part.subarray(5));
    });
  });
  expect(await answered).toBe(404);
  expect(await leftBehind(store)).toEqual(NOTHING);
});

test('an upload that a week has not completed is aborted', async () => {
  await upload([1]);
  store.clock.now += 7 * DAY;
  expect(await store.store.sweep()).toMatchObject({ aborted: 0 });
  store.clock.now += 1;
  expect(await store.store.sweep()).toMatchObject({ aborted: 1 });
  expect(await leftBehind(store)).toEqual(NOTHING);
});
