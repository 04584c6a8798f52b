import { expect, test } from 'vitest';
import { decideAcceptance24 } from './article-24-data-sharing.ts';
import { codes } from './testing.ts';

test.for([
  [true, true, []],
  [false, true, ['catalogNotOnPlatform']],
  [true, false, ['sharingNotMet']],
  [false, false, ['catalogNotOnPlatform', 'sharingNotMet']],
] as const)('catalogue on the platform %s, sharing met %s', ([catalogOnPlatform, sharingMet, expected]) => {
  expect(codes(decideAcceptance24({ catalogOnPlatform, sharingMet }))).toEqual(expected);
});
