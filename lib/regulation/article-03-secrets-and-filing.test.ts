import { expect, test } from 'vitest';
import {
  decideStateSecret,
  filingNumber,
  isFilingNumber,
  stateSecretRefusal,
} from './article-03-secrets-and-filing.ts';
import { codes } from './testing.ts';

test('a project that involves state secrets is refused', () => {
  expect(codes(decideStateSecret({ involvesStateSecrets: true }))).toEqual(['stateSecret']);
  expect(decideStateSecret({ involvesStateSecrets: false })).toEqual([]);
});

test('nothing is kept of it but the refusal, the unit and the time', () => {
  expect(stateSecretRefusal('u1', '2024-01-02T03:04:05Z')).toEqual({
    outcome: 'refused',
    unitId: 'u1',
    at: '2024-01-02T03:04:05Z',
  });
});

test.for([
  [2024, 1, 'ZC-2024-0001'],
  [2024, 9999, 'ZC-2024-9999'],
  [2024, 10_000, 'ZC-2024-10000'],
] as const)('number %d/%d is %s', ([year, sequence, expected]) => {
  expect(filingNumber(year, sequence)).toBe(expected);
  expect(isFilingNumber(expected)).toBe(true);
});

test.for(['ZC-2024-001', 'ZC-24-0001', 'XX-2024-0001', 'ZC-2024-1234567', ' ZC-2024-0001', 'ZC-2024-0001x'])(
  '“%s” is no filing number',
  (text) => {
    expect(isFilingNumber(text)).toBe(false);
  },
);
