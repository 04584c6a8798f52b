import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  NoSuchUpload,
  type Part,
} from '@aws-sdk/client-s3';
import { s3 } from './client.ts';
import { bucketName } from './environment.ts';
import { inspectStoredObject, type StoredObjectRecord } from './stored-object.ts';

/** `partChecksums`: every part will be signed with its SHA-256, and the store is to insist on it. */
export async function startMultipart(upload: {
  key: string;
  contentType: string;
  partChecksums: boolean;
}): Promise<{ uploadId: string }> {
  const { UploadId } = await s3().send(
    new CreateMultipartUploadCommand({
      Bucket: bucketName(),
      Key: upload.key,
      ContentType: upload.contentType,
      ...(upload.partChecksums && { ChecksumAlgorithm: 'SHA256', ChecksumType: 'COMPOSITE' }),
    }),
  );
  if (!UploadId) throw new Error('the store gave no upload id');
  return { uploadId: UploadId };
}

export type Completion =
  | { ok: true; object: StoredObjectRecord }
  /** Numbers of the parts that are not there, or not of the length they were signed for. */
  | { ok: false; missingParts: number[] };

/**
 * Joins the parts, once the store lists each with its planned length. Safe to repeat: an upload that is gone because an
 * earlier call completed it gives the object that call made. Null when there is neither.
 */
export async function completeMultipart(upload: {
  key: string;
  uploadId: string;
  partSizes: readonly number[];
}): Promise<Completion | null> {
  const target = { Bucket: bucketName(), Key: upload.key, UploadId: upload.uploadId };
  try {
    const parts = await listParts(target);
    const missingParts = upload.partSizes.flatMap((size, i) =>
      parts.get(i + 1)?.Size === size ? [] : [i + 1],
    );
    if (missingParts.length > 0) return { ok: false, missingParts };
    const Parts = upload.partSizes.map((_, i) => completedPart(parts.get(i + 1), i + 1));
    await s3().send(new CompleteMultipartUploadCommand({ ...target, MultipartUpload: { Parts } }));
  } catch (error) {
    if (!(error instanceof NoSuchUpload)) throw error;
  }
  const object = await inspectStoredObject(upload.key);
  return object && { ok: true, object };
}

/** Frees the parts; an upload that is already gone is as good as aborted. */
export async function abortMultipart(upload: { key: string; uploadId: string }): Promise<void> {
  try {
    await s3().send(
      new AbortMultipartUploadCommand({ Bucket: bucketName(), Key: upload.key, UploadId: upload.uploadId }),
    );
  } catch (error) {
    if (!(error instanceof NoSuchUpload)) throw error;
  }
}

/** What S3 records for parts with these SHA-256s, to hold its record against what the uploader declared. */
export function compositeSha256(partSha256Hex: readonly string[]): string {
  const joined = Buffer.concat(partSha256Hex.map((hex) => Buffer.from(hex, 'hex')));
  return `${createHash('sha256').update(joined).digest('base64')}-${partSha256Hex.length}`;
}

/** Length by number of the parts that are there; undefined when there is no such upload, completed or dropped. */
export async function listStoredParts(upload: {
  key: string;
  uploadId: string;
}): Promise<Map<number, number> | undefined> {
  try {
    const parts = await listParts({ Bucket: bucketName(), Key: upload.key, UploadId: upload.uploadId });
    return new Map([...parts].map(([number, { Size = 0 }]) => [number, Size]));
  } catch (error) {
    if (error instanceof NoSuchUpload) return undefined;
    throw error;
  }
}

/** Not the SDK's paginator: it goes by the marker alone, which S3 sends on the last page too. */
async function listParts(target: {
  Bucket: string;
  Key: string;
  UploadId: string;
}): Promise<Map<number, Part>> {
  const parts = new Map<number, Part>();
  let PartNumberMarker: string | undefined;
  for (;;) {
    const page = await s3().send(new ListPartsCommand({ ...target, PartNumberMarker }));
    for (const part of page.Parts ?? []) if (part.PartNumber !== undefined) parts.set(part.PartNumber, part);
    if (!page.IsTruncated) return parts;
    PartNumberMarker = page.NextPartNumberMarker;
  }
}

function completedPart(part: Part | undefined, PartNumber: number) {
  return {
    PartNumber,
    ETag: part?.ETag,
    ...(part?.ChecksumSHA256 && { ChecksumSHA256: part.ChecksumSHA256 }),
  };
}
