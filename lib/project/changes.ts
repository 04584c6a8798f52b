import type { Change } from './events.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * Before and after, field by field, between two states of a project: what the history shows an auditor. Lists are
 * compared whole; records are descended into. `version` and `updatedAt` change with every event and say nothing.
 */
export function changesBetween(before: unknown, after: unknown, path = ''): Change[] {
  if (before === after || path === 'version' || path === 'updatedAt') return [];
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
