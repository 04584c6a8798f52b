import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Blobs } from './blobs.ts';
import { answerXml, type Call, type Operation } from './context.ts';
import { parseRange, type Range } from './range.ts';
import { header } from './request.ts';
import { S3Error } from './s3-error.ts';
import type { Segment, Version } from './version-index.ts';
import { xmlDocument } from './xml.ts';

const MAX_KEYS = 1000;

/**
 * The store may share the application's origin, so a stored page must never run there: not sniffed into another type, not
 * shown in place unless the signature says so, and without rights even then.
 */
const SAFE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'content-disposition': 'attachment',
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
};

/** GetObject and HeadObject. */
export const getObject: Operation = async (call) => {
  const { request, res, store } = call;
  const version = requireVersion(call);
  // As the bucket's policy has it in the cloud: what was refused is read by nobody, whatever was signed before.
  if (store.marks.tagOf(version.versionId, 'status') === 'refused')
    throw new S3Error('AccessDenied', 'The object is in quarantine.');
  if (notModified(call, version)) {
    res.writeHead(304, { etag: `"${version.etag}"`, ...SAFE_HEADERS }).end();
    return;
  }
  const range = parseRange(header(request, 'range'), version.sizeBytes);
  const { start, end } = range ?? { start: 0, end: version.sizeBytes - 1 };
  res.writeHead(range ? 206 : 200, {
    ...SAFE_HEADERS,
    ...objectHeaders(version),
    ...(!range && checksumHeaders(call, version)),
    ...overrides(call),
    ...(range && { 'content-range': `bytes ${start}-${end}/${version.sizeBytes}` }),
    'content-length': String(end - start + 1),
  });
  if (request.method === 'HEAD' || end < start) {
    res.end();
    return;
  }
  await pipeline(
    Readable.from(readSegments(store.blobs, store.versions.segments(version.versionId), { start, end })),
    res,
  );
};

/** ListObjectsV2, by prefix. */
export const listObjects: Operation = async ({ request: { bucket, query }, res, store }) => {
  const prefix = query.get('prefix') ?? '';
  const token = query.get('continuation-token');
  const after =
    token === undefined ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString();
  const maxKeys = Math.min(limitOf(query.get('max-keys')), MAX_KEYS);
  const found = store.versions.list(bucket, prefix, after, maxKeys + 1);
  const page = found.slice(0, maxKeys);
  const truncated = found.length > maxKeys;
  const next = Buffer.from(page.at(-1)?.key ?? after).toString('base64url');
  answerXml(
    res,
    xmlDocument('ListBucketResult', [
      ['Name', bucket],
      ['Prefix', prefix],
      ['MaxKeys', maxKeys],
      ['KeyCount', page.length],
      ['IsTruncated', truncated],
      ...(truncated ? ([['NextContinuationToken', next]] as const) : []),
      ...page.map((version) => ['Contents', contentsOf(version)] as const),
    ]),
  );
};

export function requireVersion({ request, store }: Call): Version {
  const versionId = request.query.get('versionId');
  const version = store.versions.find(request.bucket, request.key, versionId);
  if (!version && versionId !== undefined)
    throw new S3Error('NoSuchVersion', 'The specified version does not exist.');
  if (!version) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  if (!version.deleteMarker) return version;
  const marker = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': version.versionId };
  if (versionId === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.', marker);
  throw new S3Error('MethodNotAllowed', 'The specified version is a delete marker.', marker);
}

/** True where the reader already has it; a condition that fails is an error. */
function notModified({ request }: Call, { etag }: Version): boolean {
  const matches = (condition: string) =>
    condition === '*' || condition.split(',').some((each) => each.trim().replace(/^W\//, '') === `"${etag}"`);
  const ifMatch = header(request, 'if-match');
  if (ifMatch !== undefined && !matches(ifMatch))
    throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  const ifNoneMatch = header(request, 'if-none-match');
  return ifNoneMatch !== undefined && matches(ifNoneMatch);
}

function objectHeaders(version: Version): Record<string, string> {
  return {
    'accept-ranges': 'bytes',
    'content-type': version.contentType,
    etag: `"${version.etag}"`,
    'last-modified': new Date(version.storedAt).toUTCString(),
    'x-amz-version-id': version.versionId,
  };
}

function checksumHeaders({ request }: Call, { sha256 }: Version): Record<string, string> {
  const mode = header(request, 'x-amz-checksum-mode') ?? request.query.get('x-amz-checksum-mode');
  if (mode?.toUpperCase() !== 'ENABLED' || sha256 === null) return {};
  return {
    'x-amz-checksum-sha256': sha256,
    'x-amz-checksum-type': sha256.includes('-') ? 'COMPOSITE' : 'FULL_OBJECT',
  };
}

/** The query is signed, so whoever signed it chose these; still they must be header values. */
function overrides({ request: { query } }: Call): Record<string, string> {
  const chosen: Record<string, string> = {};
  for (const name of ['content-disposition', 'content-type']) {
    const value = query.get(`response-${name}`);
    if (value === undefined) continue;
    if (!/^[\x20-\x7e]*$/.test(value))
      throw new S3Error('InvalidArgument', `response-${name} is not a header value.`);
    chosen[name] = value;
  }
  return chosen;
}

/** The segments of a version end to end, as one object, from `start` to `end`. */
async function* readSegments(
  blobs: Blobs,
  segments: readonly Segment[],
  { start, end }: Range,
): AsyncGenerator<Buffer> {
  let offset = 0;
  for (const { blobId, sizeBytes } of segments) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, sizeBytes - 1);
    if (from <= to) yield* blobs.read(blobId, from, to);
    offset += sizeBytes;
  }
}

function contentsOf(version: Version) {
  return [
    ['Key', version.key],
    ['LastModified', new Date(version.storedAt).toISOString()],
    ['ETag', `"${version.etag}"`],
    ['Size', version.sizeBytes],
    ['StorageClass', 'STANDARD'],
  ] as const;
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return MAX_KEYS;
  if (!/^\d{1,9}$/.test(text)) throw new S3Error('InvalidArgument', 'max-keys must be a whole number.');
  return Number(text);
}
