import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { decodeAwsChunked } from './aws-chunked.ts';
import { header, type S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';
import type { Authentication } from './signature.ts';

/** What the request says about its body, and the check that the body keeps to it. */
export interface Payload {
  sizeBytes: number;
  /** `x-amz-checksum-sha256`, base64. */
  sha256: string | undefined;
  /** Hands the bytes of the object to `write`, and throws unless in the end they are exactly those announced. */
  receive(body: AsyncIterable<Buffer>, write: (chunk: Buffer) => Promise<void>): Promise<Digest>;
}

export interface Digest {
  sizeBytes: number;
  /** base64 */
  sha256: string;
}

const MAX_PUT_BYTES = 5 * 1024 ** 3;
const UNSIGNED = 'UNSIGNED-PAYLOAD';
const UNSIGNED_WITH_TRAILER = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
const CHECKED = ['sha256', 'crc32'] as const;

export function payloadOf(request: S3Request, { presigned, signedHeaders }: Authentication): Payload {
  if (presigned && !signedHeaders.has('content-length'))
    throw new S3Error('AccessDenied', 'A presigned upload must have its content-length signed.');
  const contentSha256 = presigned ? UNSIGNED : (header(request, 'x-amz-content-sha256') ?? '');
  const chunked = contentSha256 === UNSIGNED_WITH_TRAILER;
  const sizeBytes = lengthOf(request, chunked ? 'x-amz-decoded-content-length' : 'content-length');
  const announced = announcedChecksums(request);
  return {
    sizeBytes,
    sha256: announced.get('sha256'),
    async receive(body, write) {
      const trailers = new Map<string, string>();
      const sums = startSums(request);
      let received = 0;
      for await (const chunk of chunked ? decodeAwsChunked(body, trailers) : body) {
        received += chunk.length;
        if (received > sizeBytes) throw wrongLength('longer');
        // The disk works while the sums are made.
        const written = write(chunk);
        sums.update(chunk);
        await written;
      }
      if (received !== sizeBytes) throw wrongLength('shorter');
      const computed = sums.finish();
      checkContentSha256(contentSha256, computed.sha256);
      checkMd5(request, computed.md5);
      for (const [name, value] of announced) {
        if (computed[name]?.toString('base64') !== (value ?? trailers.get(`x-amz-checksum-${name}`)))
          throw new S3Error('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
      }
      return { sizeBytes, sha256: computed.sha256.toString('base64') };
    },
  };
}

/** SHA-256 of everything, because the index records it; the others only where somebody will compare them. */
function startSums(request: S3Request) {
  const sha256 = createHash('sha256');
  const md5 = header(request, 'content-md5') === undefined ? undefined : createHash('md5');
  let crc = 0;
  return {
    update(chunk: Buffer): void {
      sha256.update(chunk);
      md5?.update(chunk);
      crc = crc32(chunk, crc);
    },
    finish() {
      const crcBytes = Buffer.alloc(4);
      crcBytes.writeUInt32BE(crc);
      return { sha256: sha256.digest(), crc32: crcBytes, md5: md5?.digest() };
    },
  };
}

function lengthOf(request: S3Request, name: string): number {
  const text = header(request, name);
  if (text === undefined || !/^\d{1,15}$/.test(text))
    throw new S3Error('MissingContentLength', `You must provide the ${name} HTTP header.`);
  const length = Number(text);
  if (length > MAX_PUT_BYTES)
    throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size.');
  return length;
}

/** Name → value, or undefined where the value follows the body. One we cannot check is refused, never passed over. */
function announcedChecksums(request: S3Request): Map<(typeof CHECKED)[number], string | undefined> {
  const found = new Map<(typeof CHECKED)[number], string | undefined>();
  const names = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-checksum-'));
  const trailer = header(request, 'x-amz-trailer')?.toLowerCase();
  for (const name of trailer ? [...names, trailer] : names) {
    const algorithm = CHECKED.find((each) => name === `x-amz-checksum-${each}`);
    if (!algorithm) throw new S3Error('NotImplemented', `${name} is not supported.`);
    found.set(algorithm, header(request, name));
  }
  return found;
}

function checkContentSha256(claimed: string, computed: Buffer): void {
  if (claimed === UNSIGNED || claimed === UNSIGNED_WITH_TRAILER) return;
  if (claimed === computed.toString('hex')) return;
  throw new S3Error(
    'XAmzContentSHA256Mismatch',
    'The provided x-amz-content-sha256 header does not match what was computed.',
  );
}

function checkMd5(request: S3Request, computed: Buffer | undefined): void {
  if (computed && computed.toString('base64') !== header(request, 'content-md5'))
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
}

const wrongLength = (how: string) =>
  new S3Error('IncompleteBody', `The body is ${how} than its Content-Length.`);
