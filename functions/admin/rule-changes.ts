import { Problem } from '../../lib/problem.ts';
import { rulesInForceRoutes } from '../../lib/routes/rules-in-force.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { readRulesActs } from '../../lib/store/rules.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { httpFunction } from '../http.ts';
import { knownPerson } from '../requests.ts';

const LIMIT = 50;

/** GET /api/rule-changes: who changed what of the rules, when, before and after; newest first. */
export const ruleChanges = httpFunction(rulesInForceRoutes.ruleChanges, async ({ userId, today, query }) => {
  knownPerson(await openRequest(userId, undefined, today.slice(0, 4)));
  const { acts, next } = await readRulesActs(Number(query.limit ?? LIMIT), belowOf(query.cursor));
  return { body: { items: acts, ...(next ? { cursor: encodeCursor({ below: String(next) }) } : {}) } };
});

function belowOf(cursor: string | undefined): number | undefined {
  const key = decodeCursor(cursor);
  if (!key) return undefined;
  if (/^[1-9]\d{0,7}$/.test(key.below ?? '')) return Number(key.below);
  throw new Problem(400, 'invalidCursor', '翻页标记无效,请从第一页重新打开');
}
