import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { s3 } from './client.ts';
import { bucketName } from './environment.ts';

/** What the store itself recorded when it took the bytes, as opposed to what the uploader said. */
export interface StoredObjectRecord {
  key: string;
  versionId: string | null;
  sizeBytes: number;
  contentType: string | null;
  /** Of the whole object; null for a multipart upload, which has only the composite. */
  sha256Hex: string | null;
  /** S3's checksum of checksums, `base64-parts`; compare with `compositeSha256` of the parts. */
  compositeSha256: string | null;
}

/** Null when there is no such object (or it was deleted). */
export async function inspectStoredObject(
  key: string,
  versionId?: string,
): Promise<StoredObjectRecord | null> {
  try {
    const head = await s3().send(
      new HeadObjectCommand({
        Bucket: bucketName(),
        Key: key,
        VersionId: versionId,
        ChecksumMode: 'ENABLED',
      }),
    );
    const checksum = head.ChecksumSHA256 ?? null;
    const composite = checksum?.includes('-') ?? false;
    return {
      key,
      versionId: head.VersionId ?? null,
      sizeBytes: head.ContentLength ?? 0,
      contentType: head.ContentType ?? null,
      sha256Hex: checksum && !composite ? Buffer.from(checksum, 'base64').toString('hex') : null,
      compositeSha256: composite ? checksum : null,
    };
  } catch (error) {
    if (hasStatus(error, 404)) return null;
    throw error;
  }
}

/** The first bytes, for magic numbers. */
export function readHead(key: string, bytes: number, versionId?: string): Promise<Uint8Array> {
  return readRange(key, `bytes=0-${bytes - 1}`, versionId);
}

/** The last bytes, where a zip keeps its directory. */
export function readTail(key: string, bytes: number, versionId?: string): Promise<Uint8Array> {
  return readRange(key, `bytes=-${bytes}`, versionId);
}

/** Reads the whole object once, chunk by chunk; answers with its SHA-256, which a multipart upload has nowhere else. */
export async function readThrough(
  key: string,
  versionId: string | undefined,
  onChunk: (chunk: Uint8Array) => Promise<void>,
): Promise<string> {
  const { Body } = await s3().send(
    new GetObjectCommand({ Bucket: bucketName(), Key: key, VersionId: versionId }),
  );
  const hash = createHash('sha256');
  for await (const chunk of Body as Readable) {
    hash.update(chunk);
    await onChunk(chunk);
  }
  return hash.digest('hex');
}

async function readRange(key: string, range: string, versionId?: string): Promise<Uint8Array> {
  try {
    const { Body } = await s3().send(
      new GetObjectCommand({ Bucket: bucketName(), Key: key, Range: range, VersionId: versionId }),
    );
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  } catch (error) {
    // An empty object has no first byte, so no range of it can be satisfied.
    if (hasStatus(error, 416)) return new Uint8Array();
    throw error;
  }
}

function hasStatus(error: unknown, status: number): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === status;
}
