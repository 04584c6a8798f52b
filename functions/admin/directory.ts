import { randomUUID } from 'node:crypto';
import {
  type DirectoryChange,
  DirectoryConflict,
  listDeputies,
  listPeople,
  listUnits,
  writeDirectory,
} from '../../lib/identity/directory.ts';
import { Problem } from '../../lib/problem.ts';
import { type Deputy, settleDeputies } from '../../lib/project/deputies.ts';
import type { DirectoryAct } from '../../lib/project/directory-acts.ts';
import type { Person, Role, Unit } from '../../lib/project/people.ts';
import { keepAnswer, openRequest } from '../../lib/store/requests.ts';
import type { Answer, Request } from '../http.ts';
import { knownPerson, repeated } from '../requests.ts';

type AnyRequest = Pick<Request<never>, 'userId' | 'now' | 'today' | 'idempotencyKey' | 'fingerprint'>;

/** The directory as a request finds it. */
export interface Directory {
  people: Map<string, Person>;
  units: Map<string, Unit>;
  deputies: Deputy[];
}

/** What a change makes of it, and what it is called in the record. */
export interface Outcome {
  act: DirectoryAct;
  after: Partial<Directory>;
  status?: number;
  body: unknown;
  /** What follows once the change is on record. */
  finish?: () => Promise<void>;
}

/** The person asking and the whole directory, in one round trip. */
export async function openDirectory({ userId, today, idempotencyKey }: AnyRequest) {
  const [opening, people, units, deputies] = await Promise.all([
    openRequest(userId, idempotencyKey, today.slice(0, 4)),
    listPeople(),
    listUnits(),
    listDeputies(),
  ]);
  const directory: Directory = {
    people: new Map(people.map((p) => [p.userId, p])),
    units: new Map(units.map((u) => [u.unitId, u])),
    deputies,
  };
  return { opening, person: knownPerson(opening), directory };
}

/** Refuses whoever holds none of the roles themselves: a deputy administers nothing. */
export function requireRole(person: Person, roles: readonly Role[], who: string): void {
  if (!roles.some((role) => person.roles.includes(role)))
    throw new Problem(403, 'notAllowed', `此项由${who}办理`);
}

/** A write by somebody who may: decided on the directory as it is, written with its records and the kept answer. */
export async function changeDirectory(
  request: AnyRequest,
  allow: (person: Person) => void,
  decide: (directory: Directory, person: Person) => Outcome | Promise<Outcome>,
): Promise<Answer> {
  const { opening, person, directory } = await openDirectory(request);
  allow(person);
  const first = repeated(opening, request.fingerprint);
  if (first) return first;
  const { act, after, status = 200, body, finish } = await decide(directory, person);
  const { userId, idempotencyKey, fingerprint } = request;
  const kept = idempotencyKey ? [keepAnswer(userId, idempotencyKey, { fingerprint, status, body })] : [];
  await write(request, person, act, changesOf(directory, settled(directory, after, request.today)), kept);
  await finish?.();
  return { status, body };
}

/** Deputies follow from people, so every change of people looks after them, too. */
function settled(directory: Directory, after: Partial<Directory>, today: string): Directory {
  const { people, units, deputies } = { ...directory, ...after };
  const deputed = settleDeputies(deputies, people, today);
  return {
    units,
    deputies: deputed.deputies,
    people: new Map(deputed.people.map((p) => [p.userId, p])),
  };
}

/** Entries that are another object than before. Units last: a unit is only merged once its people are over. */
function changesOf(before: Directory, after: Directory): DirectoryChange[] {
  const old = new Map(before.deputies.map((d) => [d.deputyId, d]));
  return [
    ...[...after.people].map(([id, p]) => ({
      kind: 'person' as const,
      id,
      before: before.people.get(id),
      after: p,
    })),
    ...after.deputies.map((d) => ({
      kind: 'deputy' as const,
      id: d.deputyId,
      before: old.get(d.deputyId),
      after: d,
    })),
    ...[...after.units].map(([id, unit]) => ({
      kind: 'unit' as const,
      id,
      before: before.units.get(id),
      after: unit,
    })),
  ].filter((change) => change.before !== change.after);
}

/** A transaction takes a hundred items, and each change brings its record. A whole unit goes over in several. */
const CHANGES = 40;

export async function write(
  { now }: Pick<AnyRequest, 'now'>,
  { userId, name }: Person,
  act: DirectoryAct,
  changes: DirectoryChange[],
  extra: Parameters<typeof writeDirectory>[2] = [],
): Promise<void> {
  const order = { at: now, by: { userId, name }, act, newId: randomUUID };
  try {
    while (changes.length > CHANGES) await writeDirectory(changes.splice(0, CHANGES), order);
    await writeDirectory(changes, order, extra);
  } catch (error) {
    if (!(error instanceof DirectoryConflict)) throw error;
    throw new Problem(412, 'staleDirectory', '名录刚被他人更新,请刷新后再试');
  }
}

export const found = <T>(entry: T | undefined, what: string): T => {
  if (entry) return entry;
  throw new Problem(404, 'notFound', `没有这个${what}`);
};

export const refuse = (code: string, detail: string): never => {
  throw new Problem(422, code, detail);
};
