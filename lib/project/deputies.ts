import type { Deputyship, Person } from './people.ts';

/** 代办 as the directory keeps it. The deputy's own record carries a copy, so that a request reads nothing more. */
export interface Deputy {
  deputyId: string;
  principal: { userId: string; name: string };
  deputy: { userId: string; name: string };
  unitId: string;
  /** First and last day. */
  from: string;
  to: string;
  createdBy: { userId: string; name: string };
  /** Ended before its last day. */
  endedOn?: string;
}

/** The copy in the deputy's record: what the principal is, as of now. */
export const deputyshipOf = ({ deputyId, from, to }: Deputy, principal: Person): Deputyship => {
  const { userId, name, roles, unitId, unitName, isBureau } = principal;
  return { deputyId, from, to, principal: { userId, name, roles, unitId, unitName, isBureau } };
};

/** 代办人 of a person on a day, as people carry their 代办: who acts for them gets their mail, too. */
export const activeDeputiesOf = (
  principal: Pick<Person, 'userId'>,
  people: readonly Person[],
  day: string,
): Person[] =>
  people.filter(
    ({ disabledOn, deputyFor = [] }) =>
      !disabledOn &&
      deputyFor.some((d) => d.principal.userId === principal.userId && d.from <= day && day <= d.to),
  );

/** A 代办 holds between two people of one unit, both in office. */
const holds = (deputy: Person | undefined, principal: Person | undefined) =>
  deputy && principal && !deputy.disabledOn && !principal.disabledOn && deputy.unitId === principal.unitId;

/**
 * What follows from people as they are now: 代办 that no longer hold are ended, and the copies in the deputies' records say
 * what their principals are today. Entries that stay as they were are the same objects.
 */
export function settleDeputies(
  deputies: readonly Deputy[],
  people: ReadonlyMap<string, Person>,
  today: string,
): { deputies: Deputy[]; people: Person[] } {
  const settled = deputies.map((d) => {
    const over = d.endedOn || d.to < today;
    if (over || holds(people.get(d.deputy.userId), people.get(d.principal.userId))) return d;
    return { ...d, endedOn: today };
  });
  const current = settled.filter((d) => !d.endedOn && d.to >= today);
  return {
    deputies: settled,
    people: [...people.values()].map((person) => withCopies(person, current, people)),
  };
}

function withCopies(person: Person, current: Deputy[], people: ReadonlyMap<string, Person>): Person {
  const { deputyFor: before = [], ...rest } = person;
  const deputyFor = current
    .filter((d) => d.deputy.userId === person.userId)
    .flatMap((d) => {
      const principal = people.get(d.principal.userId);
      return principal ? [deputyshipOf(d, principal)] : [];
    });
  if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(deputyFor))) return person;
  return deputyFor.length > 0 ? { ...rest, deputyFor } : rest;
}

/** The store keeps no order of keys, so the comparison brings its own. */
const sorted = (list: Deputyship[]) =>
  list.map(({ deputyId, from, to, principal: p }) => [
    deputyId,
    from,
    to,
    [p.userId, p.name, p.roles, p.unitId, p.unitName, p.isBureau],
  ]);
