import { expect, test } from 'vitest';
import type { Person, Role } from './people.ts';
import { recipientsOf } from './reminder-recipients.ts';

const TODAY = '2025-09-29';
const person = (userId: string, role: Role, unitId: string, more: Partial<Person> = {}): Person => ({
  ...{ userId, name: userId, roles: [role], unitId, unitName: unitId, isBureau: false, email: '' },
  ...more,
});
const bureau = [person('reviewer', 'reviewer', 'bureau'), person('bureauHead', 'bureauHead', 'bureau')];
const finance = person('finance', 'finance', 'finance');
const clerk = person('clerk', 'clerk', 'edu');
const head = person('head', 'unitHead', 'edu');
const told = (people: Person[], step = 3) =>
  recipientsOf({ kind: 'contractFiling', step, unitId: 'edu' }, people, TODAY).map(
    ({ person: { userId }, onBehalfOf }) => (onBehalfOf ? `${userId} for ${onBehalfOf}` : userId),
  );

const gone = { disabledOn: '2025-09-01' };
const deputy = (from: string, to: string) =>
  person('deputy', 'participant', 'edu', { deputyFor: [{ deputyId: 'd', from, to, principal: head }] });

test.for<[string, Person[], string[]]>([
  ['the unit’s own', [clerk, head], ['clerk', 'head']],
  ['the head has left', [clerk, { ...head, ...gone }], ['clerk']],
  [
    'nobody is left, so the bureau is told in the unit’s place',
    [
      { ...clerk, ...gone },
      { ...head, unitId: 'health' },
    ],
    ['reviewer', 'bureauHead'],
  ],
  [
    'who switched it off wants none',
    [{ ...clerk, notifications: { off: ['contractFiling'] } }, head],
    ['head'],
  ],
  ['a deputy on the last day', [head, deputy('2025-09-01', TODAY)], ['head', 'deputy for head']],
  ['a deputy whose time ended yesterday', [head, deputy('2025-09-01', '2025-09-28')], ['head']],
])('before the due day: %s', ([, people, expected]) => {
  expect(told([...people, ...bureau, finance])).toEqual(expected);
});

test('overdue is told to the bureau, too, and nobody switches it off', () => {
  const off = { notifications: { off: ['contractFiling'] } };
  expect(told([{ ...clerk, ...off }, ...bureau, finance], -1)).toEqual(['clerk', 'reviewer', 'bureauHead']);
});
