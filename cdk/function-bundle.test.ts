import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundleFunction } from './function-bundle.ts';
import { resourcesOf, templatesFor } from './testing.ts';

test('a bundle runs by itself, takes Node’s modules without listing them, seeks no files of settings, and leaves the S3 client outside until it is needed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'egov-bundle-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await bundleFunction('functions/documents/index.ts', folder);
  const main = readFileSync(join(folder, 'index.mjs'), 'utf8');
  expect(main).not.toMatch(/from ?"(node:)?(http|https|crypto|fs)"/);
  expect(main).not.toContain('fs/promises');
  expect(main).not.toMatch(/from ?"\.\//);
  const rest = readdirSync(folder).filter((name) => name.endsWith('.mjs') && name !== 'index.mjs');
  expect(main).not.toContain('CompleteMultipartUploadCommand');
  expect(
    rest.some((name) => readFileSync(join(folder, name), 'utf8').includes('CompleteMultipartUpload')),
  ).toBe(true);
  const script = `import(${JSON.stringify(join(folder, 'index.mjs'))}).then((m) => console.log(typeof m.handler))`;
  expect(execFileSync(process.execPath, ['-e', script], { cwd: tmpdir(), encoding: 'utf8' })).toBe(
    'function\n',
  );
});

test('each function has code of its own', () => {
  const { api, events } = templatesFor('us-east-1');
  const codes = [api, events].flatMap((template) =>
    [...resourcesOf(template, 'AWS::Lambda::Function').values()].map(
      ({ Code }) => (Code as { S3Key: string }).S3Key,
    ),
  );
  expect(new Set(codes).size).toBe(codes.length);
});
