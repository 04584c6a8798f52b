import canonicalize from 'canonicalize';
import type { Change } from './events.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The store keeps no order of keys, so neither does the comparison. */
export const same = (a: unknown, b: unknown) => a === b || canonicalize(a) === canonicalize(b);

/** They follow from the event itself and say nothing. */
const UNSAID: ReadonlySet<string> = new Set(['version', 'updatedAt', 'stageSince']);

/**
 * Before and after, field by field, between two states of a project: what the history shows an auditor. Lists are
 * compared whole; records are descended into.
 */
export function changesBetween(before: unknown, after: unknown, path = ''): Change[] {
  if (before === after || UNSAID.has(path)) return [];
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => changesBetween(before[key], after[key], path ? `${path}.${key}` : key));
  }
  if (same(before, after)) return [];
  return [
    {
      field: path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

/** What undoes changes: each field back to what it was before. */
export const inverse = (changes: readonly Change[]): Change[] =>
  changes.map(({ field, before, after }) => ({
    field,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
  }));

/** True while every field still holds what the changes left there: nothing later has built on them. */
export const stillHolds = (state: object, changes: readonly Change[]): boolean =>
  changes.every(({ field, after }) => same(valueAt(state, field.split('.')), after));

/** The state's top-level fields with the changes applied, as a patch: what is to be gone is there as `undefined`. */
export function restored<T extends object>(
  state: T,
  changes: readonly Change[],
): { [K in keyof T]?: T[K] | undefined } {
  const next = changes.reduce(
    (current: unknown, { field, after }) => withValue(current, field.split('.'), after),
    state,
  );
  const gone = Object.keys(state).filter((key) => !Object.hasOwn(next as object, key));
  return { ...(next as T), ...Object.fromEntries(gone.map((key) => [key, undefined])) };
}

const valueAt = (state: unknown, [key, ...rest]: string[]): unknown =>
  key === undefined ? state : isRecord(state) ? valueAt(state[key], rest) : undefined;

function withValue(state: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  const record = isRecord(state) ? state : {};
  const { [key]: current, ...others } = record;
  const next = withValue(current, rest, value);
  return next === undefined ? others : { ...others, [key]: next };
}
