import { addDays } from '../../lib/calendar/days.ts';
import type { Person, Unit } from '../../lib/project/people.ts';
import { adminRoutes } from '../../lib/routes/admin.ts';
import { httpFunction } from '../http.ts';
import { openReassigning } from './at-need.ts';
import { changeDirectory, type Directory, found, openDirectory, refuse, requireRole } from './directory.ts';

const adminOnly = (person: Person) => requireRole(person, ['admin'], '系统管理员');

/** GET /api/units: everyone may know which units there are; participants are chosen from them. */
export const listUnits = httpFunction(adminRoutes.units, async (request) => {
  const { directory } = await openDirectory(request);
  const items = [...directory.units.values()].sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
  return { body: { items } };
});

/** Names are told apart by people, so two active units never share one. */
function refuseTakenName({ units }: Directory, name: string, except?: string) {
  const taken = [...units.values()].some((u) => u.name === name && !u.mergedInto && u.unitId !== except);
  if (taken) refuse('unitNameTaken', '已有同名单位');
}

/** POST /api/units */
export const addUnit = httpFunction(adminRoutes.addUnit, (request) =>
  changeDirectory(request, adminOnly, (directory) => {
    const { isBureau, ...rest } = request.body;
    const unit: Unit = { ...rest, ...(isBureau ? { isBureau } : {}) };
    if (directory.units.has(unit.unitId)) refuse('unitExists', '单位标识已被使用');
    refuseTakenName(directory, unit.name);
    const units = new Map(directory.units).set(unit.unitId, unit);
    return { act: 'addUnit', after: { units }, status: 201, body: unit };
  }),
);

function activeUnit({ units }: Directory, unitId: string): Unit {
  const unit = found(units.get(unitId), '单位');
  if (unit.mergedInto) refuse('unitMerged', '该单位已并入其他单位');
  return unit;
}

/** The unit's people, with what changes for them. */
const movePeople = ({ people }: Directory, from: string, change: Partial<Person>): Map<string, Person> =>
  new Map([...people].map(([id, p]) => [id, p.unitId === from ? { ...p, ...change } : p]));

/** PATCH /api/units/{unitId}: another name from today on; what was signed before keeps the old one. */
export const renameUnit = httpFunction(adminRoutes.renameUnit, (request) =>
  changeDirectory(request, adminOnly, async (directory, admin) => {
    const { name } = request.body;
    const unit = activeUnit(directory, request.params.unitId ?? '');
    const { unitId } = unit;
    refuseTakenName(directory, name, unitId);
    const { reassignProjects } = await openReassigning();
    await reassignProjects(unitId, { unitId, unitName: name }, 'renamed', admin, request);
    if (unit.name === name) return { act: 'renameUnit', after: {}, body: unit };
    const former = { name: unit.name, until: addDays(request.today, -1) };
    const renamed: Unit = { ...unit, name, formerNames: [...(unit.formerNames ?? []), former] };
    const units = new Map(directory.units).set(unitId, renamed);
    const people = movePeople(directory, unitId, { unitName: name });
    return { act: 'renameUnit', after: { units, people }, body: renamed };
  }),
);

/** POST /api/units/{unitId}/merger: people and projects go over to the other unit; the old one stays on record. */
export const mergeUnit = httpFunction(adminRoutes.mergeUnit, (request) =>
  changeDirectory(request, adminOnly, async (directory, admin) => {
    const unit = activeUnit(directory, request.params.unitId ?? '');
    const into = activeUnit(directory, request.body.into);
    if (unit.unitId === into.unitId) refuse('mergedIntoItself', '不能并入本单位');
    const to = { unitId: into.unitId, unitName: into.name };
    const { reassignProjects } = await openReassigning();
    const reassign = () => reassignProjects(unit.unitId, to, 'merged', admin, request);
    await reassign();
    const merged: Unit = { ...unit, mergedInto: { unitId: into.unitId, on: request.today } };
    const units = new Map(directory.units).set(unit.unitId, merged);
    const people = movePeople(directory, unit.unitId, { ...to, isBureau: into.isBureau ?? false });
    // Once more, for a project that was opened while its people were still there.
    return { act: 'mergeUnit', after: { units, people }, body: merged, finish: reassign };
  }),
);
