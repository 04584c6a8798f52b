import { expect, test } from 'vitest';
import { decideSubmission6, type Submission6 } from './article-06-consultation-and-catalog.ts';
import { codes } from './testing.ts';

const complete: Submission6 = {
  consultationRecorded: true,
  catalogItemCount: 1,
  noDataStatementConfirmed: false,
};

test.for<[string, Partial<Submission6>, string[]]>([
  ['one catalogue item', {}, []],
  ['two catalogue items', { catalogItemCount: 2 }, []],
  ['none, with a confirmed statement', { catalogItemCount: 0, noDataStatementConfirmed: true }, []],
  ['none and no statement', { catalogItemCount: 0 }, ['catalogMissing']],
  ['no consultation', { consultationRecorded: false }, ['consultationMissing']],
  [
    'neither',
    { consultationRecorded: false, catalogItemCount: 0 },
    ['consultationMissing', 'catalogMissing'],
  ],
])('%s', ([, change, expected]) => {
  const breaches = decideSubmission6({ ...complete, ...change });
  expect(codes(breaches)).toEqual(expected);
  expect(breaches.every(({ article, message }) => article === 6 && message.length > 5)).toBe(true);
});
