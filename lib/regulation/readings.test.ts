import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Interpretation, readingOn, readings } from './readings.ts';
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

const interpretations: Interpretation[] = [
  { reading: 'R7', decidedOn: '2022-03-01', text: '含本数' },
  { reading: 'R7', decidedOn: '2023-05-10', documentNumber: '诸数函〔2023〕1号', text: '累计计算' },
  { reading: 'R4', decidedOn: '2022-03-01', text: '顺延' },
];

test.for([
  ['2022-02-28', []],
  ['2022-03-01', ['含本数']],
  ['2023-05-09', ['含本数']],
  ['2023-05-10', ['累计计算', '含本数']],
] as const)('on %s the bureau has said of R7: %j', ([day, texts]) => {
  const reading = readingOn('R7', day, interpretations);
  expect(reading?.interpretations.map(({ text }) => text)).toEqual(texts);
  expect(reading?.title).toBe('百分之十五');
});
