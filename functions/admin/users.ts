import type { Person, Role } from '../../lib/project/people.ts';
import { roleLabels } from '../../lib/project/people.ts';
import { adminRoutes } from '../../lib/routes/admin.ts';
import { httpFunction } from '../http.ts';
import { openReassigning } from './at-need.ts';
import { changeDirectory, type Directory, found, openDirectory, refuse, requireRole } from './directory.ts';
import { withoutSecret } from './me.ts';

const adminOnly = (person: Person) => requireRole(person, ['admin'], '系统管理员');

/** GET /api/users: everyone, those who left too; for administrators, and for audit to read. */
export const listUsers = httpFunction(adminRoutes.users, async (request) => {
  const { person, directory } = await openDirectory(request);
  requireRole(person, ['admin', 'audit'], '系统管理员');
  return { body: { items: [...directory.people.values()].map(withoutSecret) } };
});

function unitOf({ units }: Directory, unitId: string): Pick<Person, 'unitId' | 'unitName' | 'isBureau'> {
  const unit = units.get(unitId);
  if (!unit || unit.mergedInto) return refuse('noSuchUnit', '没有这个单位,或已并入其他单位');
  return { unitId, unitName: unit.name, isBureau: unit.isBureau ?? false };
}

/** POST /api/users: a person whom the identity provider knows by `userId` (`sub`). */
export const addUser = httpFunction(adminRoutes.addUser, (request) =>
  changeDirectory(request, adminOnly, (directory) => {
    const { unitId, ...rest } = request.body;
    if (directory.people.has(rest.userId)) refuse('userExists', '该用户已登记');
    const person: Person = { ...rest, ...unitOf(directory, unitId) };
    const people = new Map(directory.people).set(person.userId, person);
    return { act: 'addUser', after: { people }, status: 201, body: person };
  }),
);

/** PATCH /api/users/{userId}: name, mail, roles, unit. */
export const editUser = httpFunction(adminRoutes.editUser, (request) =>
  changeDirectory(request, adminOnly, (directory) => {
    const before = found(directory.people.get(request.params.userId ?? ''), '用户');
    if (before.disabledOn) refuse('userDisabled', '该用户已停用');
    const { unitId, name = before.name, email = before.email, roles = before.roles } = request.body;
    const unit = unitId === undefined ? {} : unitOf(directory, unitId);
    const person: Person = { ...before, name, email, roles, ...unit };
    refuseLastAdmin(directory, before, person.roles);
    return { act: 'editUser', after: { people: withPeople(directory, person) }, body: withoutSecret(person) };
  }),
);

const withPeople = ({ people }: Directory, ...changed: Person[]) =>
  new Map([...people, ...changed.map((p): [string, Person] => [p.userId, p])]);

const holdersOf = ({ people }: Directory, role: Role) =>
  [...people.values()].filter((p) => !p.disabledOn && p.roles.includes(role));

function refuseLastAdmin(directory: Directory, before: Person, roles: readonly Role[]) {
  if (!before.roles.includes('admin') || roles.includes('admin')) return;
  if (holdersOf(directory, 'admin').length === 1) refuse('lastAdmin', '至少保留一名系统管理员');
}

/**
 * POST /api/users/{userId}/departure: from now on the leaver sees nothing. What waits for a role of a unit stays with the
 * unit; what waited for the leaver alone — a role nobody else there holds, reviews assigned in person — goes to the successor.
 */
export const disableUser = httpFunction(adminRoutes.disableUser, (request) =>
  changeDirectory(request, adminOnly, async (directory, admin) => {
    const leaver = found(directory.people.get(request.params.userId ?? ''), '用户');
    if (leaver.disabledOn) refuse('userDisabled', '该用户已停用');
    refuseLastAdmin(directory, leaver, []);
    const successor = successorOf(directory, leaver, request.body.successor);
    const orphaned = leaver.roles.filter((role) => !heldByOthers(directory, leaver, role));
    if (!successor && orphaned.length > 0)
      refuse('noSuccessor', `请指定接手人:${orphaned.map((r) => roleLabels[r]).join('、')}由其一人担任`);
    if (successor) {
      const { handOverReviews } = await openReassigning();
      await handOverReviews(leaver, successor, admin, request);
    }
    const gone: Person = { ...leaver, disabledOn: request.today };
    const heir = successor && {
      ...successor,
      roles: [...new Set([...successor.roles, ...orphaned])],
    };
    const people = withPeople(directory, gone, ...(heir ? [heir] : []));
    return {
      act: 'disableUser',
      after: { people },
      body: { leaver: withoutSecret(gone), ...(heir ? { successor: withoutSecret(heir) } : {}) },
    };
  }),
);

/** Unit roles are the unit's; the others are the city's. */
const heldByOthers = (directory: Directory, leaver: Person, role: Role) =>
  holdersOf(directory, role).some((p) => p.userId !== leaver.userId && p.unitId === leaver.unitId);

function successorOf({ people }: Directory, leaver: Person, userId: string | undefined): Person | undefined {
  if (userId === undefined) return undefined;
  const successor = people.get(userId);
  const fits = successor && !successor.disabledOn && successor.userId !== leaver.userId;
  if (!fits || successor.unitId !== leaver.unitId)
    return refuse('successorUnfit', '接手人须是同一单位的在职人员');
  return successor;
}
