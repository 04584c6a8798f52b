import { createHash, type Hash } from 'node:crypto';
import { type PassThrough, Readable, Transform } from 'node:stream';
import { GetObjectCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { ZipFile } from 'yazl';
import { s3 } from './client.ts';
import { bucketName } from './environment.ts';
import { abortMultipart, completeMultipart, startMultipart } from './multipart.ts';

/** What one file of an archive came to, as it went by. Hashes are lower-case hex. */
export interface ArchivedFile {
  path: string;
  sizeBytes: number;
  sha256: string;
  sm3: string;
}

/** A file of an archive: an object of the bucket, or bytes that are made when those before it have gone by. */
export type ArchiveEntry = {
  /** Path in the zip, `/` between folders. */
  path: string;
  /** RFC 3339. */
  modifiedAt: string;
} & (
  | { key: string /** What the object has to be; anything else breaks the archive off. */; sha256: string }
  | { bytes: (before: readonly ArchivedFile[]) => Uint8Array | Promise<Uint8Array> }
);

/** Memory of an archive, whatever its size. */
const PART_BYTES = 16 * 1024 ** 2;

/** A stored file is not what its record says: the archive would vouch for it. */
export class ArchiveDamaged extends Error {
  readonly path: string;
  constructor(path: string) {
    super('a stored file differs from its record');
    this.path = path;
  }
}

/**
 * A zip of bucket objects, written to a bucket object as it is read: one part is in memory. The files are documents, packed
 * already, so they are stored as they are (and zip64 where it has to be). Nothing is left behind when it fails.
 */
export async function writeArchive(key: string, entries: readonly ArchiveEntry[]): Promise<ArchivedFile[]> {
  const upload = {
    key,
    ...(await startMultipart({ key, contentType: 'application/zip', partChecksums: true })),
  };
  try {
    const { output, files } = zipOf(entries);
    const partSizes = await sendParts(upload, output);
    const completed = await completeMultipart({ ...upload, partSizes });
    if (!completed?.ok) throw new Error('the store did not complete the archive');
    return files;
  } catch (error) {
    await abortMultipart(upload);
    throw error;
  }
}

function zipOf(entries: readonly ArchiveEntry[]): { output: Readable; files: ArchivedFile[] } {
  const zip = new ZipFile();
  const files: ArchivedFile[] = [];
  const output = zip.outputStream as PassThrough;
  const fail = (error: Error) => void output.destroy(error);
  for (const entry of entries) {
    const options = { compress: false, mtime: new Date(entry.modifiedAt) };
    // yazl opens the files one by one, each when the one before has gone by.
    zip.addReadStreamLazy(entry.path, options, (give) => {
      open(entry, files).then(
        // yazl does not listen for a failure of what it is given.
        (stream) => give(null, stream.on('error', fail)),
        fail,
      );
    });
  }
  zip.end();
  return { output, files };
}

async function open(entry: ArchiveEntry, files: ArchivedFile[]): Promise<Readable> {
  const source =
    'key' in entry
      ? await readObject(entry.key)
      : Readable.from([Buffer.from(await entry.bytes([...files]))]);
  const noted = noting(entry, files);
  source.on('error', (error) => void noted.destroy(error));
  return source.pipe(noted);
}

async function readObject(Key: string): Promise<Readable> {
  const { Body } = await s3().send(new GetObjectCommand({ Bucket: bucketName(), Key }));
  return Body as Readable;
}

/** Both hashes of a file while it goes by: SHA-256, and SM3, the national standard (GB/T 32905). */
function noting(entry: ArchiveEntry, files: ArchivedFile[]): Transform {
  const hashes: [Hash, Hash] = [createHash('sha256'), createHash('sm3')];
  let sizeBytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      for (const hash of hashes) hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      const [sha256 = '', sm3 = ''] = hashes.map((hash) => hash.digest('hex'));
      if ('sha256' in entry && entry.sha256 !== sha256) return done(new ArchiveDamaged(entry.path));
      files.push({ path: entry.path, sizeBytes, sha256, sm3 });
      done();
    },
  });
}

async function sendParts(upload: { key: string; uploadId: string }, output: Readable): Promise<number[]> {
  const sizes: number[] = [];
  for await (const part of partsOf(output)) {
    const ChecksumSHA256 = createHash('sha256').update(part).digest('base64');
    const target = { Bucket: bucketName(), Key: upload.key, UploadId: upload.uploadId };
    await s3().send(
      new UploadPartCommand({ ...target, PartNumber: sizes.length + 1, Body: part, ChecksumSHA256 }),
    );
    sizes.push(part.length);
  }
  return sizes;
}

/** Parts of equal size; the last one is what is left. */
async function* partsOf(output: Readable): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of output as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    while (bytes >= PART_BYTES) {
      const whole = Buffer.concat(chunks);
      yield whole.subarray(0, PART_BYTES);
      chunks = [whole.subarray(PART_BYTES)];
      bytes -= PART_BYTES;
    }
  }
  if (bytes > 0) yield Buffer.concat(chunks);
}
