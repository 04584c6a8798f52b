import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readings } from './readings.ts';
import { zhucheng2020 } from './rule-sets/zhucheng-2020.ts';

test('R1 to R13, each with its text and what carries it', () => {
  expect(readings.map(({ id }) => id)).toEqual(Array.from({ length: 13 }, (_, i) => `R${i + 1}`));
  expect(readings.filter(({ title, text, governs }) => !title || !text || governs.length === 0)).toEqual([]);
});

test('what a reading names as its carrier is a parameter, a validity or an exported function', () => {
  const folders = [import.meta.dirname, join(import.meta.dirname, '../calendar')];
  const source = folders
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const known = new Set([...Object.keys(zhucheng2020), ...Object.keys(zhucheng2020.parameters)]);
  const unknown = readings
    .flatMap(({ governs }) => governs)
    .filter((name) => !known.has(name) && !source.includes(`export function ${name}(`));
  expect(unknown).toEqual([]);
});
