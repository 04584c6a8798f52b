import { join } from 'node:path';
import { addPersonOnce, addUnitOnce } from '../identity/directory.ts';
import { routes } from '../routes.ts';
import { schedules } from '../schedules.ts';
import { tableDefinition } from '../store/table.ts';
import { streamFunction, subscriptions } from '../subscriptions.ts';
import { createObjectStore } from './object-store/index.ts';
import type { HostParts } from './parts.ts';
import type { SamplePerson, SampleUnit } from './sample-people.ts';

/** The product as one machine runs it. */
export const productParts: HostParts = {
  root: join(import.meta.dirname, '../..'),
  routes: Object.values(routes),
  schedules,
  subscriptions,
  streamFunction,
  tableDefinition,
  createObjectStore,
  seed: seedPeople,
};

/** The demonstration's people and units, as the directory knows them; what an administrator made of them stays. */
async function seedPeople(people: readonly SamplePerson[], units: readonly SampleUnit[]): Promise<void> {
  const bureaus = new Set(units.filter((unit) => unit.kind === 'bureau').map((unit) => unit.unitId));
  await Promise.all([
    ...people.map(({ userName, roles, ...person }) =>
      addPersonOnce({ ...person, userId: userName, roles: [...roles], isBureau: bureaus.has(person.unitId) }),
    ),
    ...units.map(({ unitId, name, creditCode }) =>
      addUnitOnce({ unitId, name, creditCode, ...(bureaus.has(unitId) ? { isBureau: true } : {}) }),
    ),
  ]);
}
