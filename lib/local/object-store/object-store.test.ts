import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createObjectStore } from './index.ts';
import { leftBehind, NOTHING, NOW, presignPut, send, sha256, startStore, type TestStore } from './testing.ts';

let store: TestStore;
beforeEach(async () => {
  store = await startStore();
});
afterEach(() => store.stop().catch(() => undefined));

const Bucket = 'documents';
const put = (Key: string, Body: string | Uint8Array, more = {}) =>
  store.s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = async (Key: string, more = {}) => {
  const answer = await store.s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, text: (await answer.Body?.transformToString()) ?? '' };
};

describe('the SDK', () => {
  test('puts, heads and gets an object', async () => {
    const { ETag, VersionId } = await put('项目/方案 (1)+.pdf', '正文', { ContentType: 'application/pdf' });
    const head = await store.s3.send(
      new HeadObjectCommand({ Bucket, Key: '项目/方案 (1)+.pdf', ChecksumMode: 'ENABLED' }),
    );
    expect(head).toMatchObject({
      ContentLength: 6,
      ContentType: 'application/pdf',
      ChecksumSHA256: sha256('正文'),
      ChecksumType: 'FULL_OBJECT',
      LastModified: new Date(NOW),
      ETag,
      VersionId,
    });
    expect((await get('项目/方案 (1)+.pdf', { ChecksumMode: 'ENABLED' })).text).toBe('正文');
  });

  test('tells the host before it is answered', async () => {
    const { VersionId, ETag } = await put('a', 'x', { ContentType: 'text/plain' });
    expect(store.events).toEqual([
      {
        bucket: Bucket,
        key: 'a',
        versionId: VersionId,
        sizeBytes: 1,
        contentType: 'text/plain',
        etag: ETag?.replaceAll('"', ''),
        sha256: sha256('x'),
        sequencer: '0000000000000001',
        storedAt: NOW,
        reason: 'PutObject',
      },
    ]);
  });

  test.for([
    ['a stream', { ContentLength: 300_000 }, {}],
    ['a stream with a trailing SHA-256', { ContentLength: 300_000, ChecksumAlgorithm: 'SHA256' }, {}],
    [
      'a stream with the default trailing CRC32',
      { ContentLength: 300_000 },
      { requestChecksumCalculation: 'WHEN_SUPPORTED' },
    ],
  ] as const)('sends %s', async ([, input, config]) => {
    const bytes = randomBytes(300_000);
    const Body = Readable.from([bytes.subarray(0, 7), bytes.subarray(7, 200_000), bytes.subarray(200_000)]);
    await store.client(config).send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ...input }));
    const { Body: back } = await store.s3.send(new GetObjectCommand({ Bucket, Key: 'stream' }));
    expect(Buffer.from((await back?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
  });

  test('stores an empty object', async () => {
    await put('empty', '');
    expect((await get('empty')).text).toBe('');
    expect(await get('empty')).toMatchObject({ ContentLength: 0 });
  });

  test('is told of a checksum it got wrong', async () => {
    await expect(put('a', 'x', { ChecksumSHA256: sha256('y') })).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(put('a', 'x', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' })).rejects.toMatchObject({
      name: 'BadDigest',
    });
    await expect(put('a', 'x', { ChecksumSHA1: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' })).rejects.toMatchObject({
      name: 'NotImplemented',
    });
    expect(await leftBehind(store)).toEqual(NOTHING);
  });

  test('copies an object', async () => {
    await put('预算 1', 'x', { ContentType: 'text/plain' });
    const CopySource = `${Bucket}/${encodeURIComponent('预算 1')}`;
    await store.s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }));
    expect(await get('copy')).toMatchObject({ text: 'x', ContentType: 'text/plain' });
    expect(store.events.map((event) => event.reason)).toEqual(['PutObject', 'CopyObject']);
    // One blob serves both, and goes with the last of them.
    const [first, second] = store.events;
    await store.s3.send(new DeleteObjectCommand({ Bucket, Key: '预算 1', VersionId: first?.versionId }));
    expect((await get('copy')).text).toBe('x');
    await store.s3.send(new DeleteObjectCommand({ Bucket, Key: 'copy', VersionId: second?.versionId }));
    expect(await leftBehind(store)).toEqual(NOTHING);
  });

  test('lists by prefix, in pages', async () => {
    for (const key of ['p1/b', 'p1/a', 'p10', 'p1/项目', 'p2/a', 'p1/gone', 'p1/a']) await put(key, key);
    await store.s3.send(new DeleteObjectCommand({ Bucket, Key: 'p1/gone' }));
    await store.s3.send(new PutObjectCommand({ Bucket: 'other', Key: 'p1/z', Body: 'z' }));
    const keys: (string | undefined)[] = [];
    for await (const page of paginateListObjectsV2(
      { client: store.s3, pageSize: 2 },
      { Bucket, Prefix: 'p1/' },
    ))
      keys.push(...(page.Contents ?? []).map((object) => object.Key));
    expect(keys).toEqual(['p1/a', 'p1/b', 'p1/项目']);
    const all = await store.s3.send(new ListObjectsV2Command({ Bucket }));
    expect(all).toMatchObject({ KeyCount: 5, IsTruncated: false });
  });

  test('is refused what the store cannot do, rather than given something else', async () => {
    await expect(put('a', 'x', { ACL: 'public-read' })).rejects.toMatchObject({ name: 'NotImplemented' });
    await expect(put('a', 'x', { Metadata: { a: 'b' } })).rejects.toMatchObject({ name: 'NotImplemented' });
    await expect(store.s3.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }))).rejects.toMatchObject({
      name: 'NotImplemented',
    });
    expect(await leftBehind(store)).toEqual(NOTHING);
  });
});

describe('versions', () => {
  test('are added by each PUT, and nothing is overwritten', async () => {
    const first = await put('a', 'one');
    const second = await put('a', 'two');
    expect((await get('a')).text).toBe('two');
    expect((await get('a', { VersionId: first.VersionId })).text).toBe('one');
    expect((await get('a', { VersionId: second.VersionId })).text).toBe('two');
  });

  test('stay under a delete marker', async () => {
    const { VersionId } = await put('a', 'one');
    const marker = await store.s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
    expect(marker).toMatchObject({ DeleteMarker: true });
    await expect(get('a')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(get('a', { VersionId: marker.VersionId })).rejects.toMatchObject({
      name: 'MethodNotAllowed',
    });
    expect((await get('a', { VersionId })).text).toBe('one');
  });

  test('go one by one, with their bytes', async () => {
    const first = await put('a', 'one');
    await put('a', 'two');
    await store.s3.send(new DeleteObjectCommand({ Bucket, Key: 'a', VersionId: first.VersionId }));
    await expect(get('a', { VersionId: first.VersionId })).rejects.toMatchObject({ name: 'NoSuchVersion' });
    expect((await get('a')).text).toBe('two');
    expect(await leftBehind(store)).toMatchObject({ versions: 1, segments: 1, blobs: 1 });
  });

  test('of another key are not to be had', async () => {
    const { VersionId } = await put('a', 'one');
    await expect(get('b', { VersionId })).rejects.toMatchObject({ name: 'NoSuchVersion' });
    await store.s3.send(new DeleteObjectCommand({ Bucket, Key: 'b', VersionId }));
    expect((await get('a')).text).toBe('one');
  });

  test('are not added where If-None-Match asks for none', async () => {
    await put('a', 'one', { IfNoneMatch: '*' });
    await expect(put('a', 'two', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    const race = await Promise.allSettled([1, 2, 3, 4].map((n) => put('race', `${n}`, { IfNoneMatch: '*' })));
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await store.s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
    await put('a', 'three', { IfNoneMatch: '*' });
    expect(await leftBehind(store)).toMatchObject({ blobs: 3, segments: 3, temp: 0 });
  });
});

describe('ranges', () => {
  test.for<[string, string, string | undefined]>([
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=7-99', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
    ['bytes=4-2', '0123456789', undefined],
    ['bytes=0-1,3-4', '0123456789', undefined],
    ['lines=0-1', '0123456789', undefined],
  ])('%s is %s', async ([Range, text, ContentRange]) => {
    await put('digits', '0123456789');
    const answer = await get('digits', { Range });
    expect(answer).toMatchObject({ text, ContentLength: text.length });
    expect(answer.ContentRange).toBe(ContentRange);
  });

  test.for(['bytes=10-', 'bytes=10-12', 'bytes=-0'])('%s cannot be satisfied', async (Range) => {
    await put('digits', '0123456789');
    await expect(get('digits', { Range })).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
  });
});

describe('a download', () => {
  const download = async (input: object, headers = {}) => {
    await put('a', '<script>', { ContentType: 'text/html' });
    const command = new GetObjectCommand({ Bucket, Key: 'a', ...input });
    const url = await getSignedUrl(store.s3, command, { signingDate: new Date(NOW) });
    return send({ method: 'GET', url, headers });
  };

  test('keeps a Chinese name and the type that was signed', async () => {
    const name = "attachment; filename=__.pdf; filename*=UTF-8''%E6%96%B9%E6%A1%88.pdf";
    const answer = await download({
      ResponseContentDisposition: name,
      ResponseContentType: 'application/pdf',
    });
    expect(answer.headers).toMatchObject({ 'content-disposition': name, 'content-type': 'application/pdf' });
  });

  test('never runs as a page of the application', async () => {
    expect((await download({})).headers).toMatchObject({
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });

  test('cannot be made to send headers of its own', async () => {
    const answer = await download({ ResponseContentDisposition: 'attachment\r\nset-cookie: a=b' });
    expect(answer).toMatchObject({ status: 400, code: 'InvalidArgument' });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('is not sent to one who has it', async () => {
    const { headers } = await download({});
    expect(await download({}, { 'if-none-match': headers.etag })).toMatchObject({ status: 304, body: '' });
    expect(await download({}, { 'if-match': '"other"' })).toMatchObject({ status: 412 });
  });
});

describe('keys', () => {
  const raw = (path: string) => send({ method: 'GET', url: `${store.endpoint}${path}` });

  test.for([
    '../../etc/passwd',
    '..',
    'a//b',
    '/leading',
    'a/../b',
    '%2e%2e%2f',
    'a\\b',
    'index.sqlite',
    'ā𠮷é',
    'é',
    ' ',
  ])('%j is only a name', async (key) => {
    const sent = await presignPut(store, { bytes: key, key });
    expect(await send({ ...sent, body: key })).toMatchObject({ status: 200 });
    expect((await get(key)).text).toBe(key);
    expect(await leftBehind(store)).toEqual({ temp: 0, blobs: 1, versions: 1, segments: 1, parts: 0 });
  });

  test.for<[string, string, string]>([
    ['a NUL', '/documents/a%00b', 'InvalidURI'],
    ['a broken escape', '/documents/a%zz', 'InvalidURI'],
    ['no UTF-8', '/documents/%ff%fe', 'InvalidURI'],
    ['1025 bytes', `/documents/${'a'.repeat(1025)}`, 'KeyTooLongError'],
    ['a bucket of dots', '/../a', 'InvalidBucketName'],
    ['an encoded bucket of dots', '/%2e%2e%2f/a', 'InvalidBucketName'],
    ['a bucket in capitals', '/Documents/a', 'InvalidBucketName'],
  ])('with %s are refused', async ([, path, code]) => {
    expect(await raw(path)).toMatchObject({ code });
    expect(await leftBehind(store)).toEqual(NOTHING);
  });

  test('of 1024 bytes are kept', async () => {
    const key = `${'长'.repeat(341)}a`;
    await put(key, 'x');
    expect((await get(key)).text).toBe('x');
  });
});

describe('CORS', () => {
  const origin = 'https://it.example.gov.cn';
  const preflight = (headers: Record<string, string>) =>
    send({ method: 'OPTIONS', url: `${store.endpoint}/documents/a`, headers });

  test('lets an allowed page upload', async () => {
    const answer = await preflight({
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type,x-amz-checksum-sha256',
    });
    expect(answer).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, HEAD, PUT',
        'access-control-allow-headers': 'content-type, x-amz-checksum-sha256',
      },
    });
  });

  test.for<Record<string, string>>([
    { origin: 'https://evil.example', 'access-control-request-method': 'PUT' },
    { origin: 'null', 'access-control-request-method': 'PUT' },
    { origin, 'access-control-request-method': 'DELETE' },
    { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization' },
    { 'access-control-request-method': 'PUT' },
  ])('refuses the preflight %j', async (headers) => {
    const answer = await preflight(headers);
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('shows an allowed page the ETag, and other pages nothing', async () => {
    const sent = await presignPut(store, { bytes: 'x' });
    const answer = (from: string) => send({ ...sent, headers: { ...sent.headers, origin: from }, body: 'x' });
    expect((await answer(origin)).headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': expect.stringContaining('etag'),
      vary: 'Origin',
    });
    expect((await answer('https://evil.example')).headers['access-control-allow-origin']).toBeUndefined();
  });

  test('shows an allowed page why it was refused', async () => {
    const answer = await send({ url: `${store.endpoint}/documents/a`, headers: { origin }, body: 'x' });
    expect(answer).toMatchObject({ status: 403, headers: { 'access-control-allow-origin': origin } });
  });
});

describe('the host', () => {
  test('that cannot journal the event is asked again, and the upload is not acknowledged', async () => {
    await store.stop();
    const onObjectCreated = vi
      .fn()
      .mockRejectedValueOnce(new Error('the journal is full'))
      .mockResolvedValue(undefined);
    const log = vi.spyOn(console, 'error').mockReturnValue();
    store = await startStore({ onObjectCreated });
    await expect(put('a', 'x')).rejects.toMatchObject({ name: 'InternalError' });
    expect(await store.store.sweep()).toEqual({ announced: 1, aborted: 0, removed: 0 });
    expect(onObjectCreated.mock.calls[1]).toEqual(onObjectCreated.mock.calls[0]);
    expect(await store.store.sweep()).toEqual({ announced: 0, aborted: 0, removed: 0 });
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });

  test('cannot open the folder of a running store', () => {
    const { dataDir } = store;
    const again = () =>
      createObjectStore({
        dataDir,
        basePath: '/s3',
        region: 'cn-north-1',
        credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
        now: () => NOW,
        wallClock: () => NOW,
        allowedOrigins: [],
        onObjectCreated: async () => undefined,
      });
    expect(again).toThrow('database is locked');
  });

  test('cuts a connection on which nothing moves', async () => {
    await store.stop();
    store = await startStore({ idleTimeoutMs: 100 });
    const sent = await presignPut(store, { bytes: 'slow' });
    const headers = { ...sent.headers, 'content-length': '4' };
    const stalled = new Promise((resolve) => {
      const request = fetch(sent.url, {
        method: 'PUT',
        headers,
        body: Readable.from(stall()) as never,
        duplex: 'half',
      } as RequestInit);
      request.then(resolve, resolve);
    });
    expect(await stalled).toBeInstanceOf(Error);
    expect(await leftBehind(store)).toEqual(NOTHING);
  });
});

async function* stall() {
  yield Buffer.from('sl');
  await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
}
