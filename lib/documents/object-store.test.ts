import { createHash, randomBytes } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { credentials, NOW, send, startStore, type TestStore } from '../local/object-store/testing.ts';
import { planParts } from '../project/upload-parts.ts';
import { s3 } from './client.ts';
import { checkContent, HEAD_BYTES, TAIL_BYTES } from './content-type.ts';
import { abortMultipart, completeMultipart, compositeSha256, startMultipart } from './multipart.ts';
import { signDownload, signPart, signUpload } from './signed-urls.ts';
import { inspectStoredObject, readHead, readTail, readThrough } from './stored-object.ts';

/** The product's own use of S3, against the store of one machine; nothing but the environment says that it is one. */
const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const MIB = 1024 ** 2;

let store: TestStore;
beforeAll(async () => {
  store = await startStore();
  vi.stubEnv('BUCKET_NAME', 'documents');
  vi.stubEnv('AWS_REGION', 'cn-north-1');
  vi.stubEnv('AWS_ENDPOINT_URL_S3', store.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  vi.stubEnv('S3_FORCE_PATH_STYLE', 'true');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await store.stop();
});

describe('a small file', () => {
  const body = Buffer.from('%PDF-1.7 建设方案');
  const key = "projects/p1/documents/d1 (甲)'!*.pdf";
  const upload = {
    key,
    contentType: 'application/pdf',
    sizeBytes: body.length,
    sha256Hex: hex(body),
    now: NOW,
  };

  test('goes up, is inspected, checked, and comes down under its name', async () => {
    const signed = await signUpload(upload);
    expect(await send({ ...signed, body })).toMatchObject({ status: 200 });

    const versionId = store.events.at(-1)?.versionId ?? '';
    expect(await inspectStoredObject(key)).toEqual({
      key,
      versionId,
      sizeBytes: body.length,
      contentType: 'application/pdf',
      sha256Hex: hex(body),
      compositeSha256: null,
    });
    const [head, tail] = await Promise.all([readHead(key, HEAD_BYTES), readTail(key, TAIL_BYTES, versionId)]);
    expect(await checkContent({ fileName: '方案.pdf', contentType: 'application/pdf', head, tail })).toEqual({
      ok: true,
    });
    expect(await readThrough(key, versionId, async () => undefined)).toBe(hex(body));

    const { url } = await signDownload({
      key,
      versionId,
      fileName: '方案.pdf',
      contentType: 'application/pdf',
      now: NOW,
    });
    expect(await send({ method: 'GET', url })).toMatchObject({
      status: 200,
      body: body.toString(),
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': expect.stringContaining("filename*=UTF-8''%E6%96%B9%E6%A1%88.pdf"),
      },
    });
  });

  test('goes up only as it was signed', async () => {
    const signed = await signUpload({ ...upload, key: 'other' });
    expect(await send({ ...signed, body: Buffer.from(body).fill(1) })).toMatchObject({ code: 'BadDigest' });
    expect(await inspectStoredObject('other')).toBeNull();
  });
});

test('an empty object has an empty head', async () => {
  await s3().send(new PutObjectCommand({ Bucket: 'documents', Key: 'empty', Body: '', ContentLength: 0 }));
  expect(await readHead('empty', 10)).toHaveLength(0);
});

describe('a large file', () => {
  const body = randomBytes(11 * MIB);
  const parts = [body.subarray(0, 5 * MIB), body.subarray(5 * MIB, 10 * MIB), body.subarray(10 * MIB)];
  const partSizes = parts.map((part) => part.length);
  const target = (key: string, uploadId: string) => ({ key, uploadId, partSizes });

  const sendParts = async (key: string, uploadId: string, numbers: number[], withChecksum: boolean) => {
    for (const number of numbers) {
      const part = parts[number - 1] ?? Buffer.alloc(0);
      const sha256Hex = withChecksum ? hex(part) : undefined;
      const signed = await signPart({
        key,
        uploadId,
        partNumber: number,
        sizeBytes: part.length,
        sha256Hex,
        now: NOW,
      });
      expect(await send({ ...signed, body: part })).toMatchObject({ status: 200 });
    }
  };

  test.for([true, false])('goes up in parts (with checksums: %s)', async (partChecksums) => {
    const key = `large-${partChecksums}`;
    const { uploadId } = await startMultipart({ key, contentType: 'application/zip', partChecksums });
    await sendParts(key, uploadId, [3, 1], partChecksums);
    expect(await completeMultipart(target(key, uploadId))).toEqual({ ok: false, missingParts: [2] });
    await sendParts(key, uploadId, [2], partChecksums);
    const done = await completeMultipart(target(key, uploadId));
    expect(done).toMatchObject({
      ok: true,
      object: {
        sizeBytes: body.length,
        contentType: 'application/zip',
        sha256Hex: null,
        compositeSha256: partChecksums ? compositeSha256(parts.map(hex)) : null,
      },
    });
    // Killed before it could say so, the same call comes again.
    expect(await completeMultipart(target(key, uploadId))).toEqual(done);
    expect(await readThrough(key, undefined, async () => undefined)).toBe(hex(body));
  });

  test('may be given up, twice', async () => {
    const { uploadId } = await startMultipart({
      key: 'given-up',
      contentType: 'application/zip',
      partChecksums: true,
    });
    await sendParts('given-up', uploadId, [1], true);
    await abortMultipart({ key: 'given-up', uploadId });
    await abortMultipart({ key: 'given-up', uploadId });
    expect(await completeMultipart(target('given-up', uploadId))).toBeNull();
  });

  test.for<[number, number, number]>([
    [64 * MIB + 1, 16 * MIB, 5],
    [64 * MIB, 16 * MIB, 4],
    [2048 * MIB, 16 * MIB, 128],
    [3000 * MIB, 24_576_000, 128],
    [0, 16 * MIB, 1],
  ])('of %i bytes goes in parts of %i, %i in all', ([sizeBytes, partSizeBytes, count]) => {
    const plan = planParts(sizeBytes);
    expect(plan.partSizeBytes).toBe(partSizeBytes);
    expect(plan.sizes).toHaveLength(count);
    expect(plan.sizes.reduce((sum, size) => sum + size, 0)).toBe(sizeBytes);
  });
});
