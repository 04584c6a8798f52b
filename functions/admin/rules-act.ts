import { Problem } from '../../lib/problem.ts';
import type { RulesActName } from '../../lib/regulation/rule-sets/acts.ts';
import type { LoadedRules } from '../../lib/regulation/rule-sets/in-force.ts';
import type { Route } from '../../lib/routes.ts';
import { keepAnswer, type Opening, openRequest } from '../../lib/store/requests.ts';
import { commitRules } from '../../lib/store/rules.ts';
import { httpFunction, type Request } from '../http.ts';
import { etag, knownPerson, repeated, retrying } from '../requests.ts';

/** What an act makes of what is loaded, and how the history will tell it. */
export interface RulesChange {
  act: RulesActName;
  subject: string;
  /** What stood before and stands after; null where there was nothing. */
  before: unknown;
  after: unknown;
  loaded: LoadedRules;
  /** What is answered, besides the new version. */
  answer: object;
}

/** Every request reads what is loaded, so it stays far below the 400 kB that an item may have. */
const MAX_BYTES = 300_000;

/**
 * The function of an administrator's act on the rules: who may, repetition, version, record and answer stand here, once.
 * It decides nothing about a project; the projects follow by the bus.
 */
export const rulesAct = <const R extends Route>(
  route: R,
  change: (request: Request<R>, opening: Opening) => RulesChange | Promise<RulesChange>,
) =>
  httpFunction(route, (request) =>
    retrying(async () => {
      const { userId, idempotencyKey, fingerprint, ifMatch, now, today } = request;
      const opening = await openRequest(userId, idempotencyKey, today.slice(0, 4));
      const by = administrator(opening, route.summary);
      const first = repeated(opening, fingerprint);
      if (first) return first;
      refuseStale(ifMatch, opening.loaded.version);
      const { act, subject, before, after, loaded, answer } = await change(request, opening);
      const version = opening.loaded.version + 1;
      const body = { version, ...answer };
      const status = route.status ?? 200;
      await commitRules(
        opening.loaded,
        fitting({ ...loaded, version }),
        { version, act, subject, by: { ...by, at: now }, before, after },
        idempotencyKey ? [keepAnswer(userId, idempotencyKey, { fingerprint, status, body })] : [],
      );
      return { status, body, headers: etag(version) };
    }),
  );

/** An act that can be tried first: with `?dryRun=true` the preview answers in its place, and nothing is written. */
export const withPreview = (
  act: ReturnType<typeof httpFunction>,
  preview: ReturnType<typeof httpFunction>,
): ReturnType<typeof httpFunction> => ({
  route: act.route,
  handler: (event, context) =>
    (event.queryStringParameters?.dryRun === 'true' ? preview : act).handler(event, context),
});

/** The administrator, as the history names them; 403 for everyone else. */
export function administrator(opening: Opening, label: string) {
  const { userId, name, unitId, roles } = knownPerson(opening);
  if (roles.includes('admin')) return { userId, name, unitId, role: 'admin' as const };
  throw new Problem(403, 'notAllowed', `「${label}」由系统管理办理`);
}

function refuseStale(ifMatch: number | undefined, version: number) {
  if (ifMatch === undefined || ifMatch === version) return;
  throw new Problem(412, 'staleVersion', `规则已更新到第 ${version} 版,请先查看最新内容再提交`, { version });
}

function fitting(loaded: LoadedRules): LoadedRules {
  if (Buffer.byteLength(JSON.stringify(loaded)) <= MAX_BYTES) return loaded;
  throw new Problem(422, 'rulesTooLarge', '载入的规则、日历与解释过多,请先停用并合并旧的内容');
}
