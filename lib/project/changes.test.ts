import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween, inverse, restored, stillHolds } from './changes.ts';

/** Records as a project has them: nested, with lists, and fields that come and go. Keys carry no dot: identifiers have none. */
const key = fc.constantFrom('stage', 'fields', 'a-1', '2023Q1', 'toString', 'b_2');
const { record } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ maxLength: 3 }),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.integer(), { maxLength: 2 }),
    tie('record'),
  ),
  record: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));
const states = fc.tuple(record, record) as fc.Arbitrary<[object, object]>;

/** A patch laid over a state, as `evolve` does it: `undefined` takes a field out. */
const applied = (state: object, patch: object) =>
  Object.fromEntries(Object.entries({ ...state, ...patch }).filter(([, value]) => value !== undefined));

test('the changes between two states lead from one to the other, and their inverse back', () => {
  fc.assert(
    fc.property(states, ([before, after]) => {
      const changes = changesBetween(before, after);
      expect(changesBetween(applied(before, restored(before, changes)), after)).toEqual([]);
      expect(changesBetween(applied(after, restored(after, inverse(changes))), before)).toEqual([]);
      expect(stillHolds(after, changes)).toBe(true);
      expect(inverse(inverse(changes))).toEqual(changes);
    }),
    { numRuns: 1000 },
  );
});

test('a state has no changes against itself, whatever the order of its keys', () => {
  fc.assert(
    fc.property(record, (state) => {
      const turned = Object.fromEntries(Object.entries(state as object).reverse());
      expect(changesBetween(state, turned)).toEqual([]);
    }),
  );
});

test.for<[string, object, object, object[]]>([
  ['a field that came', {}, { goal: '甲' }, [{ field: 'goal', after: '甲' }]],
  ['a field that went', { goal: '甲' }, {}, [{ field: 'goal', before: '甲' }]],
  [
    'a field deep inside',
    { a: { b: 1, c: 2 } },
    { a: { b: 1, c: 3 } },
    [{ field: 'a.c', before: 2, after: 3 }],
  ],
  ['a list, whole', { a: [1] }, { a: [1, 2] }, [{ field: 'a', before: [1], after: [1, 2] }]],
  ['version and updatedAt say nothing', { version: 1, updatedAt: 'x' }, { version: 2, updatedAt: 'y' }, []],
  [
    'but a version deep inside does',
    { s: { version: 1 } },
    { s: { version: 2 } },
    [{ field: 's.version', before: 1, after: 2 }],
  ],
])('%s', ([, before, after, expected]) => {
  expect(changesBetween(before, after)).toEqual(expected);
});

test('what was built upon does not hold any more', () => {
  const changes = changesBetween({ a: 1 }, { a: 2 });
  expect([stillHolds({ a: 2 }, changes), stillHolds({ a: 3 }, changes), stillHolds({}, changes)]).toEqual([
    true,
    false,
    false,
  ]);
});
