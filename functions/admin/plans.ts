import { randomUUID } from 'node:crypto';
import { Problem } from '../../lib/problem.ts';
import type { Person, Role } from '../../lib/project/people.ts';
import { actsIn, CITY_ROLES, guisesOf, UNIT_ROLES } from '../../lib/project/permissions.ts';
import { type PlanContent, type PlanItem, planBreaches } from '../../lib/project/plans.ts';
import { isIdentifier } from '../../lib/project/schema.ts';
import { adminRoutes } from '../../lib/routes/admin.ts';
import { CommitConflict } from '../../lib/store/conflict.ts';
import { loadPlanItem, planItemIdOf, readPlans, writePlanItem } from '../../lib/store/plans.ts';
import { keepAnswer, openRequest } from '../../lib/store/requests.ts';
import { type Answer, httpFunction, type Request } from '../http.ts';
import { knownPerson, repeated } from '../requests.ts';
import { type Directory, openDirectory } from './directory.ts';

const DEFAULT_LIMIT = 50;
const PLANNERS: readonly Role[] = ['reviewer', 'bureauHead'];

/** GET /api/plans: the city's for those who see the city, their own unit's for the others. */
const listPlans = httpFunction(adminRoutes.plans, async ({ userId, today, query }) => {
  const person = knownPerson(await openRequest(userId, undefined, today.slice(0, 4)));
  if (query.cursor !== undefined && !isIdentifier(query.cursor))
    throw new Problem(400, 'invalidCursor', '翻页标记无效,请从第一页重新打开');
  const { items, next } = await readPlans(query.year, Number(query.limit ?? DEFAULT_LIMIT), query.cursor);
  const shown = items.filter((item) => seesPlan(person, item, today));
  return { body: { items: shown, ...(next ? { cursor: next } : {}) } };
});

function seesPlan(person: Person, { unitId }: PlanItem, today: string): boolean {
  if (actsIn(person, CITY_ROLES, today)) return true;
  return guisesOf(person, today).some(
    (guise) => guise.unitId === unitId && guise.roles.some((role) => UNIT_ROLES.includes(role)),
  );
}

/** POST /api/plans: the bureau writes an item of the plan down (第五、九条). */
const addPlan = httpFunction(adminRoutes.addPlan, (request) =>
  change(request, async (directory) => {
    const planItemId = planItemIdOf(request.body.year, randomUUID());
    return { planItemId, version: 1, ...request.body, unitName: unitNameOf(directory, request.body) };
  }),
);

/** PATCH /api/plans/{planItemId}: an item said anew, on the version that was read; the earlier ones stay on record. */
const editPlan = httpFunction(adminRoutes.editPlan, (request) =>
  change(request, async (directory) => {
    const { planItemId = '' } = request.params;
    const known = await loadPlanItem(planItemId);
    if (!known) throw new Problem(404, 'notFound', '没有这一规划或计划事项');
    if (known.version !== request.body.version) throw stale();
    if (known.year !== request.body.year)
      throw new Problem(422, 'yearFixed', '年度不能修改,请在另一年度新增事项');
    const { withdrawnReason, ...content } = request.body;
    const unitName = unitNameOf(directory, content);
    const withdrawn = withdrawnReason === undefined ? {} : { withdrawnReason };
    return { planItemId, ...content, version: known.version + 1, unitName, ...withdrawn };
  }),
);

const stale = () => new Problem(412, 'stalePlan', '这一事项刚被他人更新,请刷新后再试');

function unitNameOf({ units }: Directory, { unitId }: PlanContent): string {
  const unit = units.get(unitId);
  if (unit && !unit.mergedInto) return unit.name;
  throw new Problem(422, 'noSuchUnit', '没有这个单位,或已并入其他单位');
}

type PlanRequest = Pick<
  Request<never>,
  'userId' | 'now' | 'today' | 'idempotencyKey' | 'fingerprint' | 'params'
> & { body: PlanContent };

async function change(
  request: PlanRequest,
  make: (directory: Directory) => Promise<Omit<PlanItem, 'changedAt' | 'changedBy'>>,
): Promise<Answer> {
  const { opening, person, directory } = await openDirectory(request);
  const planner = guisesOf(person, request.today).find((p) => p.roles.some((r) => PLANNERS.includes(r)));
  if (!planner) throw new Problem(403, 'notAllowed', '规划和年度指导计划由大数据局登记');
  const first = repeated(opening, request.fingerprint);
  if (first) return { ...first, headers: {} };
  const made = await make(directory);
  const breaches = planBreaches(made);
  if (breaches.length > 0)
    throw new Problem(422, 'ruleRefused', breaches.map((b) => b.message).join(';'), { breaches });
  const { userId, name } = planner;
  const item: PlanItem = { ...made, changedAt: request.now, changedBy: { userId, name } };
  const status = item.version === 1 ? 201 : 200;
  const { idempotencyKey, fingerprint } = request;
  const kept = idempotencyKey
    ? [keepAnswer(userId, idempotencyKey, { fingerprint, status, body: item })]
    : [];
  try {
    await writePlanItem(item, kept);
  } catch (error) {
    throw error instanceof CommitConflict ? stale() : error;
  }
  return { status, body: item };
}

export const planFunctions = [listPlans, addPlan, editPlan];
