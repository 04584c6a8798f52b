import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { credentials, leftBehind, NOTHING, presignPut, sha256, startStore } from './testing.ts';

const CHILD = path.join(import.meta.dirname, 'testing-child.ts');

let dataDir: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'object-store-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

async function spawnStore(): Promise<S3Client> {
  child = spawn(process.execPath, [CHILD, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return new S3Client({
    endpoint: line.toString().trim(),
    region: 'cn-north-1',
    credentials,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    maxAttempts: 1,
  });
}

async function kill(): Promise<void> {
  child?.kill('SIGKILL');
  if (child?.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

const tempFiles = () =>
  existsSync(path.join(dataDir, 'temp')) ? readdirSync(path.join(dataDir, 'temp')) : [];

test('killed in the middle of an upload, nothing of it is left after the restart', async () => {
  const s3 = await spawnStore();
  const bytes = 'x'.repeat(1_000_000);
  const { url, headers } = await presignPut({ s3 }, { bytes });
  const upload = request(url, {
    method: 'PUT',
    headers: { ...headers, 'content-length': String(bytes.length) },
  });
  upload.on('error', () => undefined);
  upload.write(bytes.slice(0, 500_000));
  await expect.poll(tempFiles).toHaveLength(1);
  await kill();
  expect(tempFiles()).toHaveLength(1);

  const store = await startStore({ dataDir });
  expect(tempFiles()).toEqual([]);
  expect(await store.store.sweep()).toEqual({ announced: 0, aborted: 0, removed: 0 });
  expect(await leftBehind(store)).toEqual(NOTHING);
});

test('killed at any moment under load, every upload that was acknowledged is whole, and no other is there in part', async () => {
  const s3 = await spawnStore();
  const acknowledged = new Map<string, string>();
  const sent = new Map<string, string>();
  let down = false;
  const writer = async (name: number) => {
    for (let n = 0; !down; n++) {
      const key = `${name}/${n}`;
      const bytes = randomBytes(50_000 + n);
      sent.set(key, sha256(bytes));
      await s3.send(new PutObjectCommand({ Bucket: 'documents', Key: key, Body: bytes }));
      acknowledged.set(key, sha256(bytes));
    }
  };
  const writers = Promise.allSettled([1, 2, 3, 4].map(writer));
  await expect.poll(() => acknowledged.size, { timeout: 10_000 }).toBeGreaterThan(40);
  await kill();
  down = true;
  await writers;

  const store = await startStore({ dataDir });
  await store.store.sweep();
  for (const [key, digest] of sent) {
    const found = await store.s3
      .send(new GetObjectCommand({ Bucket: 'documents', Key: key }))
      .catch(() => undefined);
    if (!found) expect(acknowledged.has(key)).toBe(false);
    else expect(sha256((await found.Body?.transformToByteArray()) ?? '')).toBe(digest);
  }
  const left = await leftBehind(store);
  expect(left).toMatchObject({ temp: 0, blobs: left.versions, segments: left.versions });
});

test('killed between the rename and the index, the blob is swept', async () => {
  const store = await startStore({ dataDir });
  await store.s3.send(new PutObjectCommand({ Bucket: 'documents', Key: 'kept', Body: 'kept' }));
  mkdirSync(path.join(dataDir, 'blobs', 'ab'), { recursive: true });
  writeFileSync(path.join(dataDir, 'blobs', 'ab', `ab${'0'.repeat(30)}`), 'orphan');
  expect(await store.store.sweep()).toEqual({ announced: 0, aborted: 0, removed: 1 });
  expect(await leftBehind(store)).toMatchObject({ blobs: 1, versions: 1 });
});

test('a sweep leaves alone what is being written', async () => {
  const store = await startStore({ dataDir });
  const writing = Array.from({ length: 40 }, (_, i) =>
    store.s3.send(new PutObjectCommand({ Bucket: 'documents', Key: `${i}`, Body: randomBytes(100_000) })),
  );
  const sweeping = Array.from({ length: 20 }, () => store.store.sweep());
  await Promise.all([...writing, ...sweeping]);
  expect(await leftBehind(store)).toMatchObject({ blobs: 40, versions: 40 });
});
