import { expect, test } from 'vitest';
import { activeDeputiesOf } from './deputies.ts';
import type { Person } from './people.ts';
import { people } from './testing.ts';

const standingInFor = (deputy: Person, principal: Person, from: string, to: string): Person => ({
  ...deputy,
  deputyFor: [{ deputyId: 'd', from, to, principal }],
});

const { clerk, unitHead, reviewer, bureauHead } = people;
const all = [
  unitHead,
  standingInFor(clerk, unitHead, '2025-09-15', '2025-09-19'),
  standingInFor(reviewer, bureauHead, '2025-09-15', '2025-09-19'),
  { ...standingInFor(people.bureauClerk, unitHead, '2025-09-15', '2025-09-19'), disabledOn: '2025-09-16' },
];

test.for([
  ['2025-09-14', []],
  ['2025-09-15', ['clerk']],
  ['2025-09-19', ['clerk']],
  ['2025-09-20', []],
])('who acts for the unit’s head on %s: %s', ([day, expected]) => {
  expect(activeDeputiesOf(unitHead, all, day as string).map((p) => p.userId)).toEqual(expected);
});
