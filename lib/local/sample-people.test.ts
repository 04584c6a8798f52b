import { expect, test } from 'vitest';
import { roleLabels } from '../project/people.ts';
import { samplePeople, sampleUnits } from './sample-people.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015: the 18th character is 31 − (the sum of the other values × 3^position mod 31), mod 31. */
function creditCodeIsValid(code: string): boolean {
  const values = [...code].map((character) => ALPHABET.indexOf(character));
  const check = values.pop();
  if (values.length !== 17 || values.includes(-1)) return false;
  const { sum } = values.reduce(
    (a, value) => ({ sum: a.sum + value * a.weight, weight: (a.weight * 3) % 31 }),
    {
      sum: 0,
      weight: 1,
    },
  );
  return (31 - (sum % 31)) % 31 === check;
}

test.for(sampleUnits.map(({ name, creditCode }) => [name, creditCode] as const))(
  '%s has a valid code %s',
  ([, code]) => {
    expect(creditCodeIsValid(code)).toBe(true);
    expect(creditCodeIsValid(`${code.slice(0, 10)}${code[10] === '1' ? '2' : '1'}${code.slice(11)}`)).toBe(
      false,
    );
  },
);

test('every role has somebody, every person a unit', () => {
  expect(new Set(samplePeople.flatMap(({ roles }) => roles))).toEqual(new Set(Object.keys(roleLabels)));
  const units = new Set<string>(sampleUnits.map(({ unitId }) => unitId));
  expect(samplePeople.filter(({ unitId }) => !units.has(unitId))).toEqual([]);
  expect(new Set(samplePeople.map(({ userName }) => userName)).size).toBe(samplePeople.length);
});
