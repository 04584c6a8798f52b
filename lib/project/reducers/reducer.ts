import type { EventData, EventType } from '../events.ts';
import type { Project, Signature } from '../project.ts';

/** What an event changes of a project: the fields it sets, whole; `undefined` takes a field out. */
export type Patch = { [K in keyof Project]?: Project[K] | undefined };

/** The reducers of some event types. They never refuse and never read a clock: what happened has happened. */
export type Reducers<T extends EventType> = {
  [K in T]: (project: Project, data: EventData[K], by: Signature) => Patch;
};

/** Merges into one entry of a collection; an entry that is not there stays absent. */
export function update<T extends object>(
  collection: Record<string, T>,
  id: string,
  patch: Partial<T>,
): Record<string, T> {
  const entry = collection[id];
  return entry ? { ...collection, [id]: { ...entry, ...patch } } : collection;
}

/** The entry with some of its optional parts taken out. */
export function without<T extends object, K extends keyof T>(entry: T, ...keys: K[]): Omit<T, K> {
  const rest = { ...entry };
  for (const key of keys) delete rest[key];
  return rest;
}
