import { Problem } from '../../lib/problem.ts';
import type { RulesActName } from '../../lib/regulation/rule-sets/acts.ts';
import { loadRuleSetInto, rulesInForce } from '../../lib/regulation/rule-sets/in-force.ts';
import type { RuleSet } from '../../lib/regulation/rule-sets/rule-set.ts';
import { rulesInForceRoutes } from '../../lib/routes/rules-in-force.ts';
import { type Opening, openRequest } from '../../lib/store/requests.ts';
import { httpFunction } from '../http.ts';
import { etag, knownPerson } from '../requests.ts';
import { administrator, type RulesChange, rulesAct } from './rules-act.ts';
import { firstMoved, movedInCity } from './through-city.ts';

/** GET /api/rule-sets: those shipped and those loaded, active or not. */
const ruleSets = httpFunction(rulesInForceRoutes.ruleSets, async ({ userId, today }) => {
  const opening = await openRequest(userId, undefined, today.slice(0, 4));
  knownPerson(opening);
  const { loaded, rules } = opening;
  const items = rules.ruleSets.map((set) => ({
    ...set,
    origin: loaded.ruleSets.includes(set) ? 'loaded' : 'shipped',
  }));
  return { body: { version: loaded.version, items }, headers: etag(loaded.version) };
});

/** POST /api/rule-sets: a successor, or another form of a known one; governs at once if it says `active`. */
const loadRuleSet = rulesAct(rulesInForceRoutes.loadRuleSet, ({ body, today }, opening) =>
  changeTo('ruleSetLoaded', body, opening, today),
);

/** POST /api/rule-sets/preview: what loading exactly this set would move; nothing is written. */
const previewRuleSet = httpFunction(
  rulesInForceRoutes.previewRuleSet,
  async ({ body, query, userId, today }) => {
    const opening = await openRequest(userId, undefined, today.slice(0, 4));
    administrator(opening, rulesInForceRoutes.previewRuleSet.summary);
    const after = rulesInForce(loadRuleSetInto(opening.loaded, body));
    return { body: await movedInCity({ before: opening.rules, after, today }, query) };
  },
);

/** POST …/activation: puts a set in force, with the validity it has or one that is given. */
const activateRuleSet = rulesAct(rulesInForceRoutes.activateRuleSet, ({ params, body, today }, opening) => {
  const set = known(params.ruleSetId, opening);
  const { validFrom = set.validFrom, validThrough = set.validThrough } = body;
  if (validFrom > validThrough)
    throw new Problem(422, 'endsBeforeItBegins', `失效日期 ${validThrough} 早于施行日期 ${validFrom}`);
  if (set.active && validFrom === set.validFrom && validThrough === set.validThrough)
    throw new Problem(409, 'alreadyActive', `《${set.name}》已启用`);
  const active = { ...set, active: true, validFrom, validThrough };
  return changeTo('ruleSetActivated', active, opening, today);
});

/** DELETE …/activation: takes a set out of force again; the record of both stays. */
const deactivateRuleSet = rulesAct(rulesInForceRoutes.deactivateRuleSet, ({ params, today }, opening) => {
  const set = known(params.ruleSetId, opening);
  if (!set.active) throw new Problem(409, 'notActive', `《${set.name}》未启用`);
  return changeTo('ruleSetDeactivated', { ...set, active: false }, opening, today);
});

function known(ruleSetId: string | undefined, { rules }: Opening): RuleSet {
  const set = rules.ruleSets.find(({ id }) => id === ruleSetId);
  if (set) return set;
  throw new Problem(404, 'noSuchRuleSet', '没有这个规则集');
}

async function changeTo(
  act: RulesActName,
  set: RuleSet,
  { loaded, rules }: Opening,
  today: string,
): Promise<RulesChange> {
  const after = loadRuleSetInto(loaded, set);
  const moved = await firstMoved({ before: rules, after: rulesInForce(after), today });
  const before = rules.ruleSets.find(({ id }) => id === set.id) ?? null;
  return { act, subject: set.id, before, after: set, loaded: after, answer: { ruleSet: set, moved } };
}

export const ruleSetFunctions = [ruleSets, loadRuleSet, previewRuleSet, activateRuleSet, deactivateRuleSet];
