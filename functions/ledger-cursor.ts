import { createHash } from 'node:crypto';
import { Problem } from '../lib/problem.ts';
import type { Ledger, Place } from '../lib/store/ledger.ts';

/** Says which ledger a cursor was given out for, without naming it. */
const markOf = ({ key }: Ledger) => createHash('sha256').update(key).digest('base64url').slice(0, 12);

/**
 * Where a reader of a ledger goes on. It holds a position and never a ledger: that is the caller's own, by their roles of
 * today, so a made-up cursor reads nothing else. One from another ledger is told apart and refused.
 */
export const encodeCursor = (ledger: Ledger, { sort, sk }: Place): string =>
  Buffer.from(JSON.stringify([markOf(ledger), sort, sk])).toString('base64url');

/** The place a cursor names in this ledger. */
export function decodeCursor(ledger: Ledger, cursor: string): Place {
  const [mark, sort = '', sk = ''] = partsOf(cursor);
  if (mark === markOf(ledger) && /^[^#]+#[\w-]+$/.test(sort) && /^(META|VIEW#.+)$/.test(sk))
    return { sort, sk };
  throw new Problem(400, 'invalidCursor', '翻页标记无效,请从第一页重新打开');
}

function partsOf(cursor: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : [];
  } catch {
    return [];
  }
}
