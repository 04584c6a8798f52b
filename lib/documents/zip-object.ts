import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { makeZip } from 'client-zip';
import type { ProjectDocument } from '../project/project.ts';
import { s3 } from './client.ts';
import { bucketName } from './environment.ts';
import { setAside } from './retention.ts';
import { inspectStoredObject } from './stored-object.ts';

/** Papers of a project to be packed as one zip. */
export interface Bundle {
  key: string;
  /** Names what is in it: the same papers under the same names make the same zip. */
  digest: string;
  files: number;
  sizeBytes: number;
}

/** A file of a zip: read, or made, when its turn comes. */
export interface ZipFile {
  name: string;
  lastModified: Date;
  /** Where it is known beforehand. */
  size?: number;
  input: string | Uint8Array<ArrayBuffer> | AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** Two parts of this size are in memory, whatever the zip's size. */
const PART_BYTES = 16 * 1024 ** 2;

/** Files → zip → an object of the bucket, as a stream; it can be made anew, so the store may remove it. */
export async function storeZip(Key: string, files: AsyncIterable<ZipFile>): Promise<void> {
  const zip = makeZip(files);
  const { VersionId } = await new Upload({
    client: s3(),
    partSize: PART_BYTES,
    queueSize: 2,
    params: {
      Bucket: bucketName(),
      Key,
      ContentType: 'application/zip',
      Body: Readable.fromWeb(zip as Parameters<typeof Readable.fromWeb>[0]),
    },
  }).done();
  await setAside(Key, VersionId, 'archive');
}

/** Whether it was made before. Marked once more, since who made it may have been killed before it was. */
export async function zipIsThere(key: string): Promise<boolean> {
  const stored = await inspectStoredObject(key);
  if (!stored) return false;
  await setAside(key, stored.versionId ?? undefined, 'archive');
  return true;
}

/**
 * A document's bytes as they come, its SHA-256 held against the record. `alsoHash` names another hash, which is told when
 * the last byte went by.
 */
export async function* documentBytes(
  { key, versionId, sha256, documentId }: ProjectDocument,
  alsoHash?: { algorithm: string; tell: (hex: string) => void },
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { Body } = await s3().send(
    new GetObjectCommand({ Bucket: bucketName(), Key: key, VersionId: versionId }),
  );
  const hash = createHash('sha256');
  const other = alsoHash && createHash(alsoHash.algorithm);
  for await (const chunk of Body as Readable) {
    hash.update(chunk);
    other?.update(chunk);
    yield chunk as Uint8Array<ArrayBuffer>;
  }
  if (hash.digest('hex') !== sha256) throw new Error(`document ${documentId} is not what was accepted`);
  if (other) alsoHash?.tell(other.digest('hex'));
}
