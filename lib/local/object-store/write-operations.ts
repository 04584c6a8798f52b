import { answerXml, type Call, type Operation } from './context.ts';
import { transaction } from './index-schema.ts';
import { payloadOf } from './payload.ts';
import { requireVersion } from './read-operations.ts';
import { decode, header, type S3Request, splitOnce } from './request.ts';
import { S3Error } from './s3-error.ts';
import type { NewVersion, Version } from './version-index.ts';
import { xmlDocument } from './xml.ts';

const DEFAULT_TYPE = 'binary/octet-stream';
/** They would change who may read an object, or what comes back with it; taking them and doing nothing would be a lie. */
const UNSUPPORTED =
  /^x-amz-(acl$|grant-|object-lock-|tagging|website-|meta-|server-side-encryption-customer-|metadata-directive)/;

/** PutObject and CopyObject: always a new version, never a change of one. */
export const putObject: Operation = async (call) => {
  refuseUnsupportedHeaders(call.request);
  return header(call.request, 'x-amz-copy-source') === undefined ? uploadObject(call) : copyObject(call);
};

async function uploadObject(call: Call): Promise<void> {
  const { request, authentication, req, res, store } = call;
  const payload = payloadOf(request, authentication);
  if (authentication.presigned) requireBoundContent(call, payload.sha256);
  refuseIfPresent(call);
  const version = await store.blobs.store(
    (file) => payload.receive(req, (chunk) => file.appendFile(chunk)),
    (blobId, { sizeBytes, sha256 }) =>
      commit(call, {
        contentType: header(request, 'content-type') ?? DEFAULT_TYPE,
        sizeBytes,
        etag: etagOf(sha256),
        sha256,
        reason: 'PutObject',
        segments: [{ blobId, sizeBytes }],
      }),
  );
  await store.announce(version);
  const checksum = { 'x-amz-checksum-sha256': version.sha256 ?? '', 'x-amz-checksum-type': 'FULL_OBJECT' };
  res.writeHead(200, { ...writtenHeaders(version), ...checksum }).end();
}

async function copyObject(call: Call): Promise<void> {
  const { request, authentication, res, store } = call;
  if (authentication.presigned) throw new S3Error('AccessDenied', 'A copy is not made by a presigned URL.');
  const source = requireVersion({ ...call, request: copySource(request) });
  const segments = store.versions.segments(source.versionId);
  const version = commit(call, { ...source, reason: 'CopyObject', segments });
  await store.announce(version);
  answerXml(
    res,
    xmlDocument('CopyObjectResult', [
      ['LastModified', new Date(version.storedAt).toISOString()],
      ['ETag', `"${version.etag}"`],
      ...(version.sha256 === null ? [] : ([['ChecksumSHA256', version.sha256]] as const)),
    ]),
    { 'x-amz-version-id': version.versionId, 'x-amz-copy-source-version-id': source.versionId },
  );
}

/** Hides the object under a delete marker; only with a version id does anything go, and then only that version. */
export const deleteObject: Operation = async ({ request: { bucket, key, query }, res, store }) => {
  const versionId = query.get('versionId');
  if (versionId === undefined) {
    const marker = store.versions.addDeleteMarker(bucket, key, store.now());
    res.writeHead(204, { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker.versionId }).end();
    return;
  }
  const version = store.versions.find(bucket, key, versionId);
  if (version) {
    if (store.marks.isLocked(versionId, store.now()))
      throw new S3Error('AccessDenied', 'Access Denied because object protected by object lock.');
    const unused = transaction(store.database, () => [
      ...store.versions.remove(versionId),
      ...store.marks.remove(versionId),
    ]);
    await store.blobs.remove(unused);
  }
  res.writeHead(204, { 'x-amz-version-id': versionId }).end();
};

type Written = Omit<NewVersion, 'bucket' | 'key' | 'storedAt' | 'onlyIfAbsent'>;

/** Enters a version in the index: from its commit on the object is there. To be called in a transaction. */
export function addVersion({ request, req, store }: Call, written: Written): Version {
  // Cut off, or closed by Node because more bytes came than announced: nobody would ever be told that this was stored.
  if (req.socket.destroyed) throw new S3Error('IncompleteBody', 'The connection was closed.');
  const { bucket, key } = request;
  const onlyIfAbsent = header(request, 'if-none-match') === '*';
  return store.versions.add({ ...written, bucket, key, storedAt: store.now(), onlyIfAbsent });
}

function commit(call: Call, written: Written): Version {
  return transaction(call.store.database, () => addVersion(call, written));
}

/** Early, so that nobody sends 2 GiB to be told; `commit` decides. */
function refuseIfPresent({ request, store }: Call): void {
  const current = store.versions.find(request.bucket, request.key);
  if (header(request, 'if-none-match') === '*' && current && !current.deleteMarker)
    throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
}

/** A URL handed to a browser is worth exactly the bytes and the type it was signed for. */
function requireBoundContent({ request, authentication }: Call, sha256: string | undefined): void {
  if (sha256 === undefined)
    throw new S3Error('AccessDenied', 'A presigned upload must have x-amz-checksum-sha256 signed.');
  if (header(request, 'content-type') !== undefined && !authentication.signedHeaders.has('content-type'))
    throw new S3Error('AccessDenied', 'The header content-type was not signed.');
}

export function refuseUnsupportedHeaders(request: S3Request): void {
  const name = Object.keys(request.headers).find((each) => UNSUPPORTED.test(each));
  if (name !== undefined) throw new S3Error('NotImplemented', `${name} is not supported.`);
}

/** `/<bucket>/<key>?versionId=…`, percent-encoded. */
function copySource(request: S3Request): S3Request {
  const [location, query] = splitOnce(header(request, 'x-amz-copy-source') ?? '', '?');
  const [bucket, key] = splitOnce(decode(location).replace(/^\//, ''), '/');
  const versionId = new URLSearchParams(query ?? '').get('versionId');
  return {
    ...request,
    bucket,
    key: key ?? '',
    query: new Map(versionId === null ? [] : [['versionId', versionId]]),
  };
}

export function writtenHeaders(version: Version): Record<string, string> {
  return { etag: `"${version.etag}"`, 'x-amz-version-id': version.versionId };
}

/** S3 leaves open what an ETag is; a second hash over every byte, only to look like MD5, would buy nothing. */
export function etagOf(sha256: string): string {
  return Buffer.from(sha256, 'base64').toString('hex').slice(0, 32);
}
