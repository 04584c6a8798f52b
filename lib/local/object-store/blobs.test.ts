import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBlobs } from './blobs.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'object-store-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const files = () =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test('a sweep leaves alone what is in its place and not yet in the index', async () => {
  const blobs = openBlobs(dataDir);
  await blobs.store(
    (file) => file.appendFile('bytes'),
    () => blobs.sweep(() => false),
  );
  expect(files()).toHaveLength(1);
  expect(await blobs.sweep(() => false)).toBe(1);
  expect(files()).toEqual([]);
});

test.for(['write', 'commit'])('nothing remains of a blob whose %s failed', async (step) => {
  const blobs = openBlobs(dataDir);
  const fail = () => {
    throw new Error('the disk is full');
  };
  const stored = blobs.store(
    async (file) => {
      await file.appendFile('half');
      if (step === 'write') fail();
    },
    () => fail(),
  );
  await expect(stored).rejects.toThrow('the disk is full');
  expect(files()).toEqual([]);
});
