import { createHash, randomBytes } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { credentials, startStore, type TestStore } from '../local/object-store/testing.ts';
import { ArchiveDamaged, type ArchivedFile, type ArchiveEntry, writeArchive } from './archive.ts';
import { s3 } from './client.ts';

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

const MIB = 1024 ** 2;
const hex = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex');
const put = (Key: string, Body: Uint8Array) =>
  s3().send(new PutObjectCommand({ Bucket: 'documents', Key, Body }));
const get = async (Key: string) => {
  const { Body } = await s3().send(new GetObjectCommand({ Bucket: 'documents', Key }));
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
};

test('objects of several parts become one zip, each hashed as it went by', async () => {
  const contents = [randomBytes(20 * MIB), randomBytes(13 * MIB), new Uint8Array(0)];
  const entries = await Promise.all(
    contents.map(async (bytes, i): Promise<ArchiveEntry> => {
      const key = `projects/p1/documents/d${i}`;
      await put(key, bytes);
      const path = `验收材料/${i} 建设总结(终稿).pdf`;
      return { path, modifiedAt: '2025-09-15T01:00:00Z', key, sha256: hex('sha256', bytes) };
    }),
  );
  let seen: readonly ArchivedFile[] = [];
  const manifest: ArchiveEntry = {
    path: '清单.txt',
    modifiedAt: '2025-09-15T01:00:00Z',
    bytes: (before) => {
      seen = before;
      return new TextEncoder().encode(before.map((f) => `${f.sm3}  ${f.path}`).join('\n'));
    },
  };
  const files = await writeArchive('projects/p1/packages/a.zip', [...entries, manifest]);

  expect(seen.map((f) => [f.sizeBytes, f.sha256, f.sm3])).toEqual(
    contents.map((bytes) => [bytes.length, hex('sha256', bytes), hex('sm3', bytes)]),
  );
  const zip = await JSZip.loadAsync(await get('projects/p1/packages/a.zip'), { checkCRC32: true });
  expect(Object.keys(zip.files)).toEqual([...entries.map(({ path }) => path), '清单.txt']);
  for (const [i, { path }] of entries.entries()) {
    const inside = (await zip.file(path)?.async('uint8array')) ?? new Uint8Array();
    expect(hex('sha256', inside)).toBe(hex('sha256', contents[i] ?? new Uint8Array()));
  }
  expect(files.at(-1)?.path).toBe('清单.txt');
});

test.for([
  ['another content than its record says', 'projects/p1/documents/d0', 'a'.repeat(64)],
  ['no content', 'projects/p1/documents/none', 'a'.repeat(64)],
] as const)('a file with %s breaks it off and leaves nothing behind', async ([, key, sha256]) => {
  const entry = { path: 'a.pdf', modifiedAt: '2025-09-15T01:00:00Z', key, sha256 };
  const failure = await writeArchive('projects/p1/packages/b.zip', [entry]).catch((error: Error) => error);
  expect(failure).toBeInstanceOf(key.endsWith('none') ? Error : ArchiveDamaged);
  const { Contents = [] } = await s3().send(
    new ListObjectsV2Command({ Bucket: 'documents', Prefix: 'projects/p1/packages/b' }),
  );
  expect(Contents).toEqual([]);
});
