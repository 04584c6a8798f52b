import type { DraftFields } from '../../../../../lib/project/project.ts';
import { type DraftKey, type DraftText, readField, textOf } from './fields.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The store keeps no order of keys, so none counts here. */
const sorted = (_: string, value: unknown) =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort()) : value;

const same = (a: unknown, b: unknown) => JSON.stringify(a, sorted) === JSON.stringify(b, sorted);

/** An absent list and an empty one say the same. */
const plain = (value: unknown) => (Array.isArray(value) && value.length === 0 ? undefined : value);

const keysOf = (text: DraftText) => Object.keys(text) as DraftKey[];

export interface Pending {
  /** What a PATCH would send; `null` clears a field. */
  patch: Partial<Record<DraftKey, unknown>>;
  /** Fields that are typed but cannot be sent as they are. */
  invalid: Partial<Record<DraftKey, string>>;
}

/** What was typed since the state the server is known to have. */
export function pendingOf(base: DraftFields, text: DraftText): Pending {
  const pending: Pending = { patch: {}, invalid: {} };
  for (const key of keysOf(text)) {
    const reading = readField(key, text);
    if (!reading.ok) pending.invalid[key] = reading.message;
    else if (!same(plain(reading.value), plain(base[key]))) pending.patch[key] = reading.value ?? null;
  }
  return pending;
}

export interface Merged {
  text: DraftText;
  /** Fields that both changed, to different ends: only a person can say which one holds. */
  conflicts: DraftKey[];
}

/** Three ways: what only one side changed is taken from that side, what both changed alike is no conflict. */
export function mergeDraft(base: DraftFields, text: DraftText, theirs: DraftFields): Merged {
  const { patch, invalid } = pendingOf(base, text);
  const theirText = textOf(theirs);
  let merged = text;
  const conflicts: DraftKey[] = [];
  for (const key of keysOf(text)) {
    if (same(plain(base[key]), plain(theirs[key]))) continue;
    if (!(key in patch) && !(key in invalid)) merged = { ...merged, [key]: theirText[key] };
    else if (key in invalid || !same(plain(patch[key] ?? undefined), plain(theirs[key]))) conflicts.push(key);
  }
  return { text: merged, conflicts };
}

/** The server's state after it took a patch. */
export function applied(base: DraftFields, patch: Pending['patch']): DraftFields {
  const entries = Object.entries({ ...base, ...patch }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as unknown as DraftFields;
}
