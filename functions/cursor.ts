import { Problem } from '../lib/problem.ts';

/** A page's end as an opaque word. */
export const encodeCursor = (key: Record<string, unknown>) =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** A cursor only says where in the caller's own list to go on; anything else is refused by the store's key check. */
export function decodeCursor(cursor: string | undefined): Record<string, string> | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (typeof key === 'object' && key !== null && Object.values(key).every((v) => typeof v === 'string')) {
      return key as Record<string, string>;
    }
  } catch {
    // Falls through: not one of ours.
  }
  throw new Problem(400, 'invalidCursor', '翻页标记无效,请从第一页重新打开');
}
