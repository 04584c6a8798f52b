import { expect, test } from 'vitest';
import { type Interpretation, readingOn } from './article-37-interpretations.ts';

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

test('a reading that does not exist has no interpretation', () => {
  expect(readingOn('R99' as 'R1', '2024-01-01', interpretations)).toBeUndefined();
});
