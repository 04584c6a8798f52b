import { expect, test } from 'vitest';
import { shipped } from '../regulation/testing.ts';
import { obligationsOf, reprojectOn } from './duties.ts';
import { nothing } from './evolve.ts';
import type { Project } from './project.ts';

const approved = {
  ...nothing,
  stage: 'inConstruction',
  approval: { approvedOn: '2024-05-06' },
} as unknown as Project;
const accepted = {
  ...approved,
  stage: 'accepted',
  acceptanceResult: { cosigned: { at: '2025-08-20T02:00:00Z' } },
} as unknown as Project;

const quarters = (project: Project, today: string) =>
  obligationsOf(project, shipped, today).filter(({ kind }) => kind === 'quarterlyReport');

test.for([
  ['2024-05-06', '2024-07-01'],
  ['2024-06-30', '2024-07-01'],
  ['2024-07-01', '2024-10-01'],
  ['2024-12-31', '2025-01-01'],
] as const)('looked at on %s, an approved project is looked at again on %s', ([today, again]) => {
  expect(reprojectOn(approved, today)).toBe(again);
});

test('between two looks nothing changes, and on the day of the second a quarter is added', () => {
  const first = quarters(approved, '2024-07-01');
  expect(quarters(approved, '2024-09-30')).toEqual(first);
  expect(quarters(approved, '2024-10-01').map(({ subject }) => subject)).toEqual([
    '2024Q2',
    '2024Q3',
    '2024Q4',
  ]);
});

test('a project that has ended, or is not approved yet, is not looked at again, and nothing of it changes by itself', () => {
  expect(reprojectOn(nothing, '2024-05-06')).toBeUndefined();
  expect(reprojectOn(accepted, '2025-08-20')).toBeUndefined();
  const asAccepted = obligationsOf(accepted, shipped, '2025-08-20');
  expect(asAccepted.length).toBeGreaterThan(4);
  // Past the validity of the rule set, too (R10).
  expect(obligationsOf(accepted, shipped, '2028-02-01')).toEqual(asAccepted);
});
