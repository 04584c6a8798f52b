import { createHash } from 'node:crypto';
import { answerXml, type Call, type Operation } from './context.ts';
import { transaction } from './index-schema.ts';
import { payloadOf } from './payload.ts';
import { header } from './request.ts';
import { S3Error } from './s3-error.ts';
import type { StoredPart, Upload } from './upload-index.ts';
import type { Version } from './version-index.ts';
import { addVersion, etagOf, refuseUnsupportedHeaders, writtenHeaders } from './write-operations.ts';
import { parseCompletion, type RequestedPart, type XmlFields, xmlDocument } from './xml.ts';

const MAX_PARTS = 10_000;
const MIN_PART_BYTES = 5 * 1024 ** 2;
/** 10,000 parts with their checksums. */
const MAX_COMPLETION_BYTES = 4 * 1024 ** 2;

export const createMultipartUpload: Operation = async ({ request, res, store }) => {
  refuseUnsupportedHeaders(request);
  const algorithm = header(request, 'x-amz-checksum-algorithm');
  const type = header(request, 'x-amz-checksum-type') ?? 'COMPOSITE';
  if ((algorithm !== undefined && algorithm !== 'SHA256') || type !== 'COMPOSITE')
    throw new S3Error('NotImplemented', 'Only composite SHA256 checksums are supported.');
  const { bucket, key } = request;
  const uploadId = store.uploads.start({
    bucket,
    key,
    contentType: header(request, 'content-type') ?? 'binary/octet-stream',
    partChecksums: algorithm !== undefined,
    startedAt: store.now(),
  });
  const fields = [
    ['Bucket', bucket],
    ['Key', key],
    ['UploadId', uploadId],
  ] as const;
  answerXml(res, xmlDocument('InitiateMultipartUploadResult', fields));
};

export const uploadPart: Operation = async (call) => {
  const { request, authentication, req, res, store } = call;
  const upload = requireUpload(call);
  const partNumber = Number(request.query.get('partNumber'));
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > MAX_PARTS)
    throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive');
  if (header(request, 'x-amz-copy-source') !== undefined)
    throw new S3Error('NotImplemented', 'UploadPartCopy is not supported.');
  const payload = payloadOf(request, authentication);
  if (upload.partChecksums && authentication.presigned && payload.sha256 === undefined)
    throw new S3Error('AccessDenied', 'The parts of this upload must have x-amz-checksum-sha256 signed.');
  const { part, replaced } = await store.blobs.store(
    (file) => payload.receive(req, (chunk) => file.appendFile(chunk)),
    (blobId, { sizeBytes, sha256 }) => {
      const part = { partNumber, blobId, sizeBytes, sha256, etag: etagOf(sha256), storedAt: store.now() };
      return transaction(store.database, () => {
        // It may have been completed or aborted while this part was on its way.
        requireUpload(call);
        return { part, replaced: store.uploads.putPart(upload.uploadId, part) };
      });
    },
  );
  await store.blobs.remove(replaced);
  res.writeHead(200, { etag: `"${part.etag}"`, 'x-amz-checksum-sha256': part.sha256 }).end();
};

export const listParts: Operation = async (call) => {
  const { request, res, store } = call;
  const { bucket, key, uploadId, partChecksums } = requireUpload(call);
  const maxParts = Math.min(wholeNumber(request.query.get('max-parts'), 1000), 1000);
  const marker = wholeNumber(request.query.get('part-number-marker'), 0);
  const rest = store.uploads.parts(uploadId).filter((part) => part.partNumber > marker);
  const page = rest.slice(0, maxParts);
  answerXml(
    res,
    xmlDocument('ListPartsResult', [
      ['Bucket', bucket],
      ['Key', key],
      ['UploadId', uploadId],
      ['PartNumberMarker', marker],
      ['NextPartNumberMarker', page.at(-1)?.partNumber ?? marker],
      ['MaxParts', maxParts],
      ['IsTruncated', rest.length > page.length],
      ...page.map((part) => ['Part', partFields(part, partChecksums)] as const),
    ]),
  );
};

/** Joins the parts named in the body. They stay where they are; only the index says they are one object now. */
export const completeMultipartUpload: Operation = async (call) => {
  const { res, store } = call;
  const requested = parseCompletion(await readText(call));
  const { uploadId, contentType, partChecksums } = requireUpload(call);
  const parts = matchParts(requested, store.uploads.parts(uploadId));
  const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  const composite = compositeOf(parts);
  checkWhole(call, sizeBytes, composite);
  const { version, unused } = transaction(store.database, () => {
    const version = addVersion(call, {
      contentType,
      sizeBytes,
      etag: `${etagOf(composite)}-${parts.length}`,
      sha256: partChecksums ? `${composite}-${parts.length}` : null,
      reason: 'CompleteMultipartUpload',
      segments: parts,
    });
    // Parts that were uploaded but not named belong to nothing now.
    return {
      version,
      unused: store.uploads.end(uploadId).filter((blobId) => !store.versions.isBlobUsed(blobId)),
    };
  });
  await store.blobs.remove(unused);
  await store.announce(version);
  answerXml(
    res,
    xmlDocument('CompleteMultipartUploadResult', resultFields(version)),
    writtenHeaders(version),
  );
};

export const abortMultipartUpload: Operation = async (call) => {
  const { uploadId } = requireUpload(call);
  const { store } = call;
  await store.blobs.remove(transaction(store.database, () => store.uploads.end(uploadId)));
  call.res.writeHead(204).end();
};

function requireUpload({ request, store }: Call): Upload {
  const upload = store.uploads.find(request.query.get('uploadId') ?? '', request.bucket, request.key);
  if (!upload) throw new S3Error('NoSuchUpload', 'The specified multipart upload does not exist.');
  return upload;
}

/** Each part must be the one the sender means: same number, ETag and, where given, checksum. */
function matchParts(requested: readonly RequestedPart[], stored: readonly StoredPart[]): StoredPart[] {
  if (requested.some(({ partNumber }, i) => partNumber <= (requested[i - 1]?.partNumber ?? 0)))
    throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.');
  const byNumber = new Map(stored.map((part) => [part.partNumber, part]));
  const parts = requested.map(({ partNumber, etag, sha256 }) => {
    const part = byNumber.get(partNumber);
    if (!part || part.etag !== etag || (sha256 !== undefined && part.sha256 !== sha256))
      throw new S3Error('InvalidPart', `Part ${partNumber} could not be found, or is not the one specified.`);
    return part;
  });
  if (parts.slice(0, -1).some((part) => part.sizeBytes < MIN_PART_BYTES))
    throw new S3Error(
      'EntityTooSmall',
      'A part other than the last is smaller than the minimum allowed size.',
    );
  return parts;
}

function checkWhole({ request }: Call, sizeBytes: number, composite: string): void {
  const size = header(request, 'x-amz-mp-object-size');
  if (size !== undefined && size !== String(sizeBytes))
    throw new S3Error('InvalidRequest', 'The object size does not match x-amz-mp-object-size.');
  const whole = header(request, 'x-amz-checksum-sha256');
  if (whole !== undefined && whole.replace(/-\d+$/, '') !== composite)
    throw new S3Error('BadDigest', 'The sha256 you specified did not match the calculated checksum.');
}

function compositeOf(parts: readonly StoredPart[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(Buffer.from(part.sha256, 'base64'));
  return hash.digest('base64');
}

function partFields(part: StoredPart, withChecksum: boolean) {
  return [
    ['PartNumber', part.partNumber],
    ['ETag', `"${part.etag}"`],
    ['Size', part.sizeBytes],
    ['LastModified', new Date(part.storedAt).toISOString()],
    ...(withChecksum ? ([['ChecksumSHA256', part.sha256]] as const) : []),
  ] as const;
}

function resultFields(version: Version): XmlFields {
  const checksum = version.sha256 === null ? [] : ([['ChecksumSHA256', version.sha256]] as const);
  return [['Bucket', version.bucket], ['Key', version.key], ['ETag', `"${version.etag}"`], ...checksum];
}

export async function readText({ request, authentication, req }: Call): Promise<string> {
  // Here this header is about the whole object, not about the body (`checkWhole`).
  const { 'x-amz-checksum-sha256': _whole, ...headers } = request.headers;
  const payload = payloadOf({ ...request, headers }, authentication);
  if (payload.sizeBytes > MAX_COMPLETION_BYTES)
    throw new S3Error('MalformedXML', 'The request body is too long.');
  const chunks: Buffer[] = [];
  await payload.receive(req, async (chunk) => void chunks.push(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new S3Error('InvalidArgument', `${text} is not a whole number.`);
  return Number(text);
}
