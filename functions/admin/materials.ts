import { Problem } from '../../lib/problem.ts';
import { checklistOf } from '../../lib/project/checklist.ts';
import { stepLabels } from '../../lib/project/materials.ts';
import { routes } from '../../lib/routes.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { etag, knownPerson } from '../command.ts';
import { httpFunction } from '../http.ts';
import { rulesAct } from './rules-act.ts';

/** GET /api/materials: the checklist in force, each line with its article or null for usual practice. */
const materials = httpFunction(routes.materials, async ({ userId, today }) => {
  const opening = await openRequest(userId, undefined, today.slice(0, 4));
  knownPerson(opening);
  const { version, checklist = [] } = opening.loaded;
  const items = checklistOf({ checklist });
  return { body: { version, steps: stepLabels, items, changed: checklist }, headers: etag(version) };
});

/** PUT /api/materials: what differs from the shipped checklist; an empty list is the shipped one again. */
const setMaterials = rulesAct(routes.setMaterials, ({ body: { items } }, { loaded }) => {
  if (new Set(items.map(({ material }) => material)).size !== items.length)
    throw new Problem(422, 'materialTwice', '同一种材料只能出现一次');
  return {
    act: 'checklistChanged',
    subject: 'materials',
    before: loaded.checklist ?? [],
    after: items,
    loaded: { ...loaded, checklist: items },
    answer: { items: checklistOf({ checklist: items }) },
  };
});

export const materialFunctions = [materials, setMaterials];
