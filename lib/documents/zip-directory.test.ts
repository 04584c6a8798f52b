import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { readLocalNames, readZipDirectory } from './zip-directory.ts';

const DIRECTORY = Buffer.from('PK\x01\x02', 'latin1');

async function zip(comment = ''): Promise<Buffer> {
  const archive = new JSZip().file('方案.txt', 'plan').file('a.txt', 'a'.repeat(100));
  return archive.generateAsync({ type: 'nodebuffer', comment });
}

const entries = [
  { name: '方案.txt', sizeBytes: 4 },
  { name: 'a.txt', sizeBytes: 100 },
];

test('the directory is read from the end', async () => {
  const bytes = await zip();
  expect(readZipDirectory(bytes)).toEqual({ found: true, entries });
  expect(readZipDirectory(bytes.subarray(bytes.indexOf(DIRECTORY)))).toEqual({ found: true, entries });
  expect(readLocalNames(bytes.subarray(0, 60))).toEqual(['方案.txt']);
});

test('before a comment', async () => {
  expect(readZipDirectory(await zip('诸城市 PK\x05\x06'))).toEqual({ found: true, entries });
});

test('before the records of zip64, which then state its size', async () => {
  const bytes = await zip();
  const end = bytes.subarray(-22);
  const zip64 = Buffer.alloc(76);
  zip64.writeUInt32LE(0x06064b50);
  zip64.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40);
  end.writeUInt32LE(0xffffffff, 12);
  const joined = Buffer.concat([bytes.subarray(0, -22), zip64, end]);
  expect(readZipDirectory(joined)).toEqual({ found: true, entries });
});

test.for<[string, (bytes: Buffer) => Buffer, 'none' | 'tooLong']>([
  ['with bytes after its end', (bytes) => Buffer.concat([bytes, Buffer.from('more')]), 'none'],
  ['cut short', (bytes) => bytes.subarray(0, -1), 'none'],
  [
    'with a damaged entry',
    (bytes) => bytes.fill(0, bytes.indexOf(DIRECTORY), bytes.indexOf(DIRECTORY) + 4),
    'none',
  ],
  ['whose directory begins before what was read', (bytes) => bytes.subarray(-40), 'tooLong'],
  ['of no bytes', () => Buffer.alloc(0), 'none'],
])('a zip %s has no directory', async ([, change, reason]) => {
  expect(readZipDirectory(change(await zip()))).toEqual({ found: false, reason });
});
