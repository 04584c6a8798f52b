import { connect } from 'node:net';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  credentials,
  leftBehind,
  NOTHING,
  NOW,
  presignPut,
  type Sent,
  send,
  sha256,
  signedByHand,
  startStore,
  type TestStore,
} from './testing.ts';

/** Everything somebody who holds one signed URL, or none, may try. Each is refused, and nothing of it is left behind. */
const bytes = 'the plan as it was signed';
const other = 'the plan as it was forged';
const HOUR = 3600_000;

let store: TestStore;
beforeEach(async () => {
  store = await startStore();
});

async function signed(spec: Parameters<typeof presignPut>[1] = { bytes }): Promise<Sent> {
  return { ...(await presignPut(store, spec)), body: bytes };
}

const withQuery = (url: string, change: Record<string, string>) => {
  const changed = new URL(url);
  for (const [name, value] of Object.entries(change)) changed.searchParams.set(name, value);
  return changed.href.replaceAll('+', '%20');
};
const without = (headers: Record<string, string> | undefined, name: string) =>
  Object.fromEntries(Object.entries(headers ?? {}).filter(([each]) => each !== name));

type Attack = [name: string, code: string, change: (sent: Sent) => Sent | Promise<Sent>];

describe('an upload URL', () => {
  test('works as it was signed', async () => {
    expect(await send(await signed())).toMatchObject({ status: 200 });
    expect(store.events).toHaveLength(1);
    expect(await leftBehind(store)).toMatchObject({ blobs: 1, versions: 1, temp: 0 });
  });

  test.for<Attack>([
    ['with a tampered signature', 'SignatureDoesNotMatch', (s) => ({ ...s, url: flipSignature(s.url) })],
    [
      'with no signature',
      'AccessDenied',
      (s) => ({ ...s, url: s.url.replace(/X-Amz-Signature=[0-9a-f]+/, '') }),
    ],
    [
      'with an empty signature',
      'SignatureDoesNotMatch',
      (s) => ({ ...s, url: withQuery(s.url, { 'X-Amz-Signature': '' }) }),
    ],
    [
      'for another key',
      'SignatureDoesNotMatch',
      (s) => ({ ...s, url: s.url.replace('plan.pdf', 'plam.pdf') }),
    ],
    [
      'for another bucket',
      'SignatureDoesNotMatch',
      (s) => ({ ...s, url: s.url.replace('/documents/', '/archives/') }),
    ],
    [
      'with its path spelled otherwise',
      'SignatureDoesNotMatch',
      (s) => ({ ...s, url: s.url.replace('plan', '%70lan') }),
    ],
    [
      'with a longer life',
      'SignatureDoesNotMatch',
      (s) => ({ ...s, url: withQuery(s.url, { 'X-Amz-Expires': '86400' }) }),
    ],
    [
      'with a later start',
      'SignatureDoesNotMatch',
      (s) => ({ ...s, url: withQuery(s.url, { 'X-Amz-Date': '20260301T075959Z' }) }),
    ],
    [
      'for eight days',
      'AuthorizationQueryParametersError',
      (s) => ({ ...s, url: withQuery(s.url, { 'X-Amz-Expires': '691200' }) }),
    ],
    [
      'for no time',
      'AuthorizationQueryParametersError',
      (s) => ({ ...s, url: withQuery(s.url, { 'X-Amz-Expires': '0' }) }),
    ],
    [
      'for minus one second',
      'AuthorizationQueryParametersError',
      (s) => ({ ...s, url: withQuery(s.url, { 'X-Amz-Expires': '-1' }) }),
    ],
    [
      'with another key id',
      'InvalidAccessKeyId',
      (s) => ({ ...s, url: s.url.replace('AKIDLOCAL', 'AKIDOTHER') }),
    ],
    [
      'for another region',
      'SignatureDoesNotMatch',
      (s) => ({ ...s, url: s.url.replace('cn-north-1', 'cn-north-2') }),
    ],
    [
      'with another type',
      'SignatureDoesNotMatch',
      (s) => ({ ...s, headers: { ...s.headers, 'content-type': 'text/html' } }),
    ],
    ['without its type', 'AccessDenied', (s) => ({ ...s, headers: without(s.headers, 'content-type') })],
    ['with another length', 'SignatureDoesNotMatch', (s) => ({ ...s, body: bytes.slice(0, -1) })],
    ['with a body too long', 'SignatureDoesNotMatch', (s) => ({ ...s, body: `${bytes}!` })],
    ['with other bytes of the same length', 'BadDigest', (s) => ({ ...s, body: other })],
    [
      'with other bytes and their checksum',
      'SignatureDoesNotMatch',
      (s) => ({ ...s, body: other, headers: { ...s.headers, 'x-amz-checksum-sha256': sha256(other) } }),
    ],
    [
      'without the checksum header',
      'AccessDenied',
      (s) => ({ ...s, headers: without(s.headers, 'x-amz-checksum-sha256') }),
    ],
    [
      'with an unsigned x-amz-acl',
      'AccessDenied',
      (s) => ({ ...s, headers: { ...s.headers, 'x-amz-acl': 'public-read' } }),
    ],
    [
      'with an unsigned copy source',
      'AccessDenied',
      (s) => ({ ...s, headers: { ...s.headers, 'x-amz-copy-source': '/documents/x' } }),
    ],
    [
      'with an unsigned second checksum',
      'AccessDenied',
      (s) => ({ ...s, headers: { ...s.headers, 'x-amz-checksum-crc32': 'AAAAAA==' } }),
    ],
    ['with an added query parameter', 'SignatureDoesNotMatch', (s) => ({ ...s, url: `${s.url}&tagging=` })],
    [
      'with a repeated query parameter',
      'InvalidArgument',
      (s) => ({ ...s, url: `${s.url}&X-Amz-Expires=900` }),
    ],
    [
      'as a part of some upload',
      'SignatureDoesNotMatch',
      (s) => ({ ...s, url: `${s.url}&partNumber=1&uploadId=u` }),
    ],
    [
      'with an Authorization header besides',
      'InvalidArgument',
      (s) => ({ ...s, headers: { ...s.headers, authorization: 'AWS4-HMAC-SHA256' } }),
    ],
    [
      'without its length',
      'AccessDenied',
      (s) => ({ ...s, headers: { ...s.headers, 'transfer-encoding': 'chunked' } }),
    ],
    [
      'for another host',
      'SignatureDoesNotMatch',
      (s) => ({ ...s, headers: { ...s.headers, host: 'localhost' } }),
    ],
  ])('%s is refused', async ([, code, change]) => {
    expect(await send(await change(await signed()))).toMatchObject({ code });
    expect(store.events).toEqual([]);
    expect(await leftBehind(store)).toEqual(NOTHING);
  });

  test.for(['GET', 'HEAD', 'POST', 'DELETE', 'PATCH'])('is refused for %s', async (method) => {
    const sent = await signed();
    await store.s3.send(new PutObjectCommand({ Bucket: 'documents', Key: 'p1/plan.pdf', Body: 'filed' }));
    const headers = { ...sent.headers, 'content-length': String(bytes.length) };
    expect(await send({ ...sent, headers, method })).toMatchObject({ status: 403 });
    expect(await leftBehind(store)).toMatchObject({ versions: 1, blobs: 1 });
  });

  test.for<[string, number]>([
    ['when it has expired', NOW + 900_000],
    ['long after', NOW + 9000 * HOUR],
    ['before it was signed', NOW - 1000],
  ])('is refused %s, by the clock of the host', async ([, now]) => {
    const sent = await signed();
    store.clock.now = now;
    expect(await send(sent)).toMatchObject({ status: 403, code: 'AccessDenied' });
    expect(await leftBehind(store)).toEqual(NOTHING);
  });

  test('works in its last millisecond', async () => {
    const sent = await signed();
    store.clock.now = NOW + 899_999;
    expect(await send(sent)).toMatchObject({ status: 200 });
    await store.stop();
  });

  test('signed with another secret is refused', async () => {
    const s3 = store.client({ credentials: { ...credentials, secretAccessKey: 'guess' } });
    const sent = await presignPut({ s3 }, { bytes });
    expect(await send({ ...sent, body: bytes })).toMatchObject({ code: 'SignatureDoesNotMatch' });
    expect(await leftBehind(store)).toEqual(NOTHING);
  });

  test.for<[string, Set<string>]>([
    ['length', new Set(['content-length'])],
    ['type', new Set(['content-type'])],
    ['checksum', new Set(['x-amz-checksum-sha256'])],
  ])('signed without its %s is refused', async ([, unsigned]) => {
    const command = new PutObjectCommand({
      Bucket: 'documents',
      Key: 'k',
      ContentType: 'text/html',
      ...(!unsigned.has('content-length') && { ContentLength: bytes.length }),
      ...(!unsigned.has('x-amz-checksum-sha256') && { ChecksumSHA256: sha256(bytes) }),
    });
    const url = await getSignedUrl(store.s3, command, {
      signingDate: new Date(NOW),
      ...(!unsigned.has('content-type') && { signableHeaders: new Set(['content-type']) }),
      unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
    });
    const checksum = unsigned.has('x-amz-checksum-sha256') ? {} : { 'x-amz-checksum-sha256': sha256(bytes) };
    const headers = { 'content-type': 'text/html', ...checksum };
    expect(await send({ url, headers, body: bytes })).toMatchObject({ code: 'AccessDenied' });
    expect(await leftBehind(store)).toEqual(NOTHING);
  });

  test('whose connection is cut in the body leaves nothing', async () => {
    const sent = await signed();
    const headers = { ...sent.headers, 'content-length': String(bytes.length) };
    expect(await send({ ...sent, headers, body: bytes.slice(0, 10), cut: true })).toMatchObject({
      status: 0,
    });
    await expect.poll(() => store.store.sweep()).toEqual({ announced: 0, aborted: 0, removed: 0 });
    expect(await leftBehind(store)).toEqual(NOTHING);
  });

  test('whose connection is cut before the bytes are entered leaves nothing', async () => {
    const sent = await signed();
    store.server.on('request', (req) => req.on('end', () => req.socket.destroy()));
    expect(await send(sent)).toMatchObject({ status: 0 });
    expect(await leftBehind(store)).toEqual(NOTHING);
    expect(store.events).toEqual([]);
  });

  test('signed without its host is refused', async () => {
    const command = new PutObjectCommand({
      Bucket: 'documents',
      Key: 'k',
      ContentLength: 1,
      ChecksumSHA256: sha256('x'),
    });
    const url = await getSignedUrl(store.s3, command, {
      signingDate: new Date(NOW),
      unsignableHeaders: new Set(['host']),
      unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
    });
    const headers = { 'x-amz-checksum-sha256': sha256('x') };
    const answer = await send({ url, headers, body: 'x' });
    expect(answer).toMatchObject({
      code: 'AccessDenied',
      body: expect.stringContaining('host must be signed'),
    });
    expect(await leftBehind(store)).toEqual(NOTHING);
  });

  test('signed for a copy is refused', async () => {
    await store.s3.send(new PutObjectCommand({ Bucket: 'documents', Key: 'secret', Body: 'x' }));
    const command = new CopyObjectCommand({ Bucket: 'documents', Key: 'k', CopySource: 'documents/secret' });
    const url = await getSignedUrl(store.s3, command, {
      signingDate: new Date(NOW),
      unhoistableHeaders: new Set(['x-amz-copy-source']),
    });
    const answer = await send({ url, headers: { 'x-amz-copy-source': 'documents/secret' } });
    expect(answer).toMatchObject({ code: 'AccessDenied' });
    expect(await leftBehind(store)).toMatchObject({ versions: 1 });
  });

  test('whose body runs over its length leaves nothing', async () => {
    expect(await sendRaw(await signed(), `${bytes} and more`)).toMatch(/^HTTP\/1.1 400 /);
    expect(store.events).toEqual([]);
    expect(await leftBehind(store)).toEqual(NOTHING);
  });
});

describe('a download URL', () => {
  const get = async (change: (url: string) => string, method = 'GET') => {
    await store.s3.send(
      new PutObjectCommand({ Bucket: 'documents', Key: 'plan', Body: bytes, ContentType: 'application/pdf' }),
    );
    const command = new GetObjectCommand({
      Bucket: 'documents',
      Key: 'plan',
      ResponseContentDisposition: 'attachment; filename=plan.pdf',
    });
    const url = await getSignedUrl(store.s3, command, { signingDate: new Date(NOW), expiresIn: 60 });
    return send({ method, url: change(url) });
  };
  afterEach(() => store.stop());

  test('works as it was signed', async () => {
    expect(await get((url) => url)).toMatchObject({ status: 200, body: bytes });
  });

  test.for<[string, string, (url: string) => string]>([
    [
      'with another disposition',
      'SignatureDoesNotMatch',
      (url) => withQuery(url, { 'response-content-disposition': 'inline' }),
    ],
    ['with a type added', 'SignatureDoesNotMatch', (url) => `${url}&response-content-type=text%2Fhtml`],
    ['with a version added', 'SignatureDoesNotMatch', (url) => `${url}&versionId=1`],
    ['for another key', 'SignatureDoesNotMatch', (url) => url.replace('/plan', '/play')],
    ['with nothing signed', 'AccessDenied', (url) => url.split('?')[0] ?? ''],
    [
      'with only overrides',
      'AccessDenied',
      (url) => `${url.split('?')[0]}?response-content-type=text%2Fhtml`,
    ],
  ])('%s is refused', async ([, code, change]) => {
    expect(await get(change)).toMatchObject({ code, status: 403 });
  });

  test('is no upload URL', async () => {
    expect(await get((url) => url, 'PUT')).toMatchObject({ code: 'SignatureDoesNotMatch' });
  });
});

describe('without a signature', () => {
  test.for<[string, string, string]>([
    ['PUT', '/documents/a', 'x'],
    ['GET', '/documents/a', ''],
    ['HEAD', '/documents/a', ''],
    ['DELETE', '/documents/a', ''],
    ['GET', '/documents?list-type=2', ''],
    ['POST', '/documents/a?uploads', ''],
    ['POST', '/documents', 'form'],
  ])('%s %s is refused', async ([method, path, body]) => {
    await store.s3.send(new PutObjectCommand({ Bucket: 'documents', Key: 'a', Body: 'filed' }));
    expect(await send({ method, url: store.endpoint + path, body })).toMatchObject({ status: 403 });
    expect(await leftBehind(store)).toMatchObject({ versions: 1, blobs: 1, parts: 0 });
  });

  test('a form with a POST policy is refused', async () => {
    const body = ['--b', 'Content-Disposition: form-data; name="key"', '', 'a', '--b--', ''].join('\r\n');
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const answer = await send({ method: 'POST', url: `${store.endpoint}/documents`, headers, body });
    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' });
    expect(await leftBehind(store)).toEqual(NOTHING);
  });

  test.for(['AWS AKIDLOCAL:c2ln', 'Bearer x', 'Basic eDp5', 'AWS4-HMAC-SHA256 Credential=a'])(
    'Authorization %s is refused',
    async (authorization) => {
      const answer = await send({
        url: `${store.endpoint}/documents/a`,
        headers: { authorization },
        body: 'x',
      });
      expect(answer).toMatchObject({ code: 'AuthorizationHeaderMalformed' });
      expect(await leftBehind(store)).toEqual(NOTHING);
    },
  );
});

describe('a request signed in its header', () => {
  test('with another secret is refused', async () => {
    const s3 = store.client({ credentials: { ...credentials, secretAccessKey: 'guess' } });
    await expect(s3.send(new DeleteObjectCommand({ Bucket: 'documents', Key: 'a' }))).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
    expect(await leftBehind(store)).toEqual(NOTHING);
  });

  test.for([-16 * 60_000, 16 * 60_000])(
    '%i ms off the machine clock is refused',
    async (systemClockOffset) => {
      const s3 = store.client({ systemClockOffset });
      await expect(
        s3.send(new PutObjectCommand({ Bucket: 'documents', Key: 'a', Body: 'x' })),
      ).rejects.toMatchObject({
        name: 'RequestTimeTooSkewed',
      });
      expect(await leftBehind(store)).toEqual(NOTHING);
    },
  );

  const chunked = '5\r\nhello\r\n0\r\n\r\n';
  const trailing = { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' };
  test.for<[string, string, Record<string, string>]>([
    ['without x-amz-content-sha256', 'InvalidRequest', {}],
    [
      'with signed chunks',
      'XAmzContentSHA256Mismatch',
      { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' },
    ],
    ['in chunks, without their length', 'MissingContentLength', trailing],
    [
      'in chunks longer than announced',
      'is longer than',
      { ...trailing, 'x-amz-decoded-content-length': '4' },
    ],
    [
      'in chunks shorter than announced',
      'IncompleteBody',
      { ...trailing, 'x-amz-decoded-content-length': '6' },
    ],
    [
      'in chunks without the trailer announced',
      'BadDigest',
      { ...trailing, 'x-amz-decoded-content-length': '5', 'x-amz-trailer': 'x-amz-checksum-sha256' },
    ],
    [
      'of more than 5 GiB',
      'EntityTooLarge',
      { ...trailing, 'x-amz-decoded-content-length': String(5 * 1024 ** 3 + 1) },
    ],
  ])('%s is refused', async ([, reason, headers]) => {
    const sent = await signedByHand(store.endpoint, '/documents/a', headers);
    expect((await send({ ...sent, body: chunked })).body).toContain(reason);
    expect(await leftBehind(store)).toEqual(NOTHING);
  });

  test('in chunks of the length announced is taken', async () => {
    const headers = { ...trailing, 'x-amz-decoded-content-length': '5' };
    const sent = await signedByHand(store.endpoint, '/documents/a', headers);
    expect(await send({ ...sent, body: chunked })).toMatchObject({ status: 200 });
    await store.stop();
  });

  test('whose body is swapped on the way is refused', async () => {
    const s3 = store.client();
    s3.middlewareStack.add(
      (next) => (args) => next({ ...args, request: Object.assign(args.request as object, { body: other }) }),
      { step: 'finalizeRequest', priority: 'low' },
    );
    await expect(
      s3.send(new PutObjectCommand({ Bucket: 'documents', Key: 'a', Body: bytes })),
    ).rejects.toMatchObject({
      name: 'XAmzContentSHA256Mismatch',
    });
    expect(await leftBehind(store)).toEqual(NOTHING);
  });
});

function flipSignature(url: string): string {
  return url.replace(/(X-Amz-Signature=)(.)/, (_, name, digit) => name + (digit === '0' ? '1' : '0'));
}

/** Past node:http, which would not send more than it announced. */
function sendRaw({ url, headers }: Sent, body: string): Promise<string> {
  const { hostname, port, host, pathname, search } = new URL(url);
  const lines = Object.entries({ host, 'content-length': String(bytes.length), ...headers }).map(
    ([n, v]) => `${n}: ${v}`,
  );
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname);
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('close', () => resolve(answer));
    socket.write([`PUT ${pathname}${search} HTTP/1.1`, ...lines, '', body].join('\r\n'));
  });
}
