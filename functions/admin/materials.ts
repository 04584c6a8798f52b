import { Problem } from '../../lib/problem.ts';
import { checklistOf } from '../../lib/project/checklist.ts';
import { checklistEffects } from '../../lib/project/checklist-change.ts';
import { ENDED, stepLabels } from '../../lib/project/materials.ts';
import { rulesInForceRoutes } from '../../lib/routes/rules-in-force.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction, type Request } from '../http.ts';
import { etag, knownPerson } from '../requests.ts';
import { administrator, rulesAct, withPreview } from './rules-act.ts';
import { throughCity } from './through-city.ts';

/** GET /api/materials: the checklist in force, each line with its article or null for usual practice. */
const materials = httpFunction(rulesInForceRoutes.materials, async ({ userId, today }) => {
  const opening = await openRequest(userId, undefined, today.slice(0, 4));
  knownPerson(opening);
  const { version, checklist = [] } = opening.loaded;
  const items = checklistOf({ checklist });
  return { body: { version, steps: stepLabels, items, changed: checklist }, headers: etag(version) };
});

type Lines = Request<typeof rulesInForceRoutes.setMaterials>['body']['items'];

function refuseTwice(items: Lines) {
  if (new Set(items.map(({ material }) => material)).size !== items.length)
    throw new Problem(422, 'materialTwice', '同一种材料只能出现一次');
}

/** PUT /api/materials: what differs from the shipped checklist; an empty list is the shipped one again. */
const set = rulesAct(rulesInForceRoutes.setMaterials, ({ body: { items } }, { loaded }) => {
  refuseTwice(items);
  return {
    act: 'checklistChanged',
    subject: 'materials',
    before: loaded.checklist ?? [],
    after: items,
    loaded: { ...loaded, checklist: items },
    answer: { items: checklistOf({ checklist: items }) },
  };
});

/** The same with `dryRun`: what each project under way would begin or cease to wait for, page by page; nothing is written. */
const preview = httpFunction(
  rulesInForceRoutes.setMaterials,
  async ({ body: { items }, userId, today, query }) => {
    const opening = await openRequest(userId, undefined, today.slice(0, 4));
    administrator(opening, rulesInForceRoutes.setMaterials.summary);
    refuseTwice(items);
    const after = { checklist: items };
    const { items: waiting, ...rest } = await throughCity(
      query,
      (stage) => !ENDED.has(stage),
      (project) => {
        const { stage } = project;
        return checklistEffects(project, opening.rules, after).map((effect) => ({ stage, ...effect }));
      },
    );
    return { body: { items: checklistOf(after), waiting, ...rest } };
  },
);

export const materialFunctions = [materials, withPreview(set, preview)];
