import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { completeMultipart, startMultipart } from '../../lib/documents/multipart.ts';
import { signDownload, signPart, signUpload } from '../../lib/documents/signed-urls.ts';
import { credentials, NOW } from '../../lib/local/object-store/testing.ts';
import { planParts } from '../../lib/project/upload-parts.ts';

/**
 * `node test/bench/object-store.ts [MiB of one PUT] [MiB in parts]`: throughput through signed URLs against the same bytes
 * copied to disk with a SHA-256 in the same run, and the memory of the store's process meanwhile.
 */
const MIB = 1024 ** 2;
const [putMiB = 200, partsMiB = 1024] = process.argv.slice(2).map(Number);
const IN_FLIGHT = 4;
const block = randomBytes(MIB);

const work = mkdtempSync(path.join(tmpdir(), 'object-store-bench-'));
const child = spawn(
  process.execPath,
  [path.join(import.meta.dirname, '../../lib/local/object-store/testing-child.ts'), path.join(work, 'data')],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const [line] = (await once(child.stdout, 'data')) as [Buffer];
Object.assign(process.env, {
  AWS_ENDPOINT_URL_S3: line.toString().trim(),
  AWS_REGION: 'cn-north-1',
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  S3_FORCE_PATH_STYLE: 'true',
  BUCKET_NAME: 'bench',
});

function* blocks(bytes: number) {
  for (let left = bytes; left > 0; left -= MIB) yield left < MIB ? block.subarray(0, left) : block;
}

function sha256Hex(bytes: number): string {
  const hash = createHash('sha256');
  for (const each of blocks(bytes)) hash.update(each);
  return hash.digest('hex');
}

function put(url: string, headers: Record<string, string>, bytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const req = request(
      url,
      { method: 'PUT', headers: { ...headers, 'content-length': String(bytes) } },
      (res) => {
        res
          .resume()
          .on('end', () => (res.statusCode === 200 ? resolve() : reject(new Error(`${res.statusCode}`))));
      },
    );
    req.on('error', reject);
    void (async () => {
      for (const each of blocks(bytes)) if (!req.write(each)) await once(req, 'drain');
      req.end();
    })();
  });
}

async function copyWithHash(bytes: number): Promise<void> {
  const file = await open(path.join(work, 'copy'), 'w');
  const hash = createHash('sha256');
  for (const each of blocks(bytes)) {
    hash.update(each);
    await file.appendFile(each);
  }
  await file.sync();
  await file.close();
}

async function readWithHash(): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path.join(work, 'copy'), { highWaterMark: 256 * 1024 }))
    hash.update(chunk);
}

async function download(key: string): Promise<void> {
  const { url } = await signDownload({ key, fileName: '文件.zip', contentType: 'application/zip', now: NOW });
  const response = await fetch(url);
  const hash = createHash('sha256');
  for await (const chunk of response.body ?? []) hash.update(chunk);
}

async function uploadInParts(key: string, bytes: number): Promise<void> {
  const { uploadId } = await startMultipart({ key, contentType: 'application/zip', partChecksums: true });
  const { sizes } = planParts(bytes);
  const queue = sizes.map((sizeBytes, i) => ({ sizeBytes, partNumber: i + 1 }));
  const sender = async () => {
    for (let part = queue.shift(); part; part = queue.shift()) {
      const signed = await signPart({
        key,
        uploadId,
        ...part,
        sha256Hex: sha256Hex(part.sizeBytes),
        now: NOW,
      });
      await put(signed.url, signed.headers, part.sizeBytes);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender));
  await completeMultipart({ key, uploadId, partSizes: sizes });
}

const memory = (field: string) =>
  Math.round(
    Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) /
      1024,
  );

async function measure(name: string, mib: number, run: () => Promise<void>, base?: number): Promise<number> {
  const started = performance.now();
  await run();
  const rate = mib / ((performance.now() - started) / 1000);
  const ratio = base === undefined ? '' : `, ${(rate / base).toFixed(2)} of the disk`;
  console.log(
    `${name}: ${mib} MiB at ${rate.toFixed(0)} MiB/s${ratio}; store ${memory('VmRSS')} MB, peak ${memory('VmHWM')} MB`,
  );
  return rate;
}

try {
  console.log(`store at rest: ${memory('VmRSS')} MB`);
  const bytes = putMiB * MIB;
  const written = await measure('disk write + SHA-256', putMiB, () => copyWithHash(bytes));
  const upload = {
    key: 'one',
    contentType: 'application/zip',
    sizeBytes: bytes,
    sha256Hex: sha256Hex(bytes),
    now: NOW,
  };
  const signed = await signUpload(upload);
  await measure('one PUT', putMiB, () => put(signed.url, signed.headers, bytes), written);
  const read = await measure('disk read + SHA-256', putMiB, readWithHash);
  await measure('download', putMiB, () => download('one'), read);
  await measure(
    `parts, ${IN_FLIGHT} in flight`,
    partsMiB,
    () => uploadInParts('parts', partsMiB * MIB),
    written,
  );
  await measure('download of the parts', partsMiB, () => download('parts'), read);
} finally {
  child.kill();
  rmSync(work, { recursive: true });
}
