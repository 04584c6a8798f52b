import { randomUUID } from 'node:crypto';
import { daysBetween } from '../../lib/calendar/days.ts';
import { Problem } from '../../lib/problem.ts';
import type { Deputy } from '../../lib/project/deputies.ts';
import type { Person } from '../../lib/project/people.ts';
import { guisesOf } from '../../lib/project/permissions.ts';
import { adminRoutes } from '../../lib/routes/admin.ts';
import { httpFunction } from '../http.ts';
import { changeDirectory, type Directory, openDirectory, refuse } from './directory.ts';

/** Longer than a year is no deputy but another person in office. */
const MAX_DAYS = 366;

/** Who may set and end a person's deputy: themselves, the head of their unit, an administrator. */
const mayArrange = (person: Person, principal: Pick<Person, 'userId' | 'unitId'>) =>
  person.userId === principal.userId ||
  person.roles.includes('admin') ||
  (person.roles.includes('unitHead') && person.unitId === principal.unitId);

/** GET /api/deputies: one's own, on either side; a unit head sees the unit's, administrators and audit all. */
export const listDeputies = httpFunction(adminRoutes.deputies, async (request) => {
  const { person, directory } = await openDirectory(request);
  const all = person.roles.includes('audit');
  const items = directory.deputies.filter(
    (d) =>
      all ||
      d.deputy.userId === person.userId ||
      mayArrange(person, { userId: d.principal.userId, unitId: d.unitId }),
  );
  return { body: { items } };
});

const anyone = () => undefined;
const nameOf = ({ userId, name }: Person) => ({ userId, name });

/** POST /api/deputies: from one day to another, somebody of the same unit acts as 「A 代 B」. */
export const addDeputy = httpFunction(adminRoutes.addDeputy, (request) =>
  changeDirectory(request, anyone, (directory, person) => {
    const { deputy: deputyUser, principal: principalUser = person.userId, from, to } = request.body;
    const principal = inOffice(directory, principalUser);
    if (!mayArrange(person, principal))
      throw new Problem(403, 'notAllowed', '代办由本人、本单位负责人或系统管理员设定');
    const deputy = inOffice(directory, deputyUser);
    refuseUnfit(principal, deputy);
    refuseDays(from, to, request.today);
    const added: Deputy = {
      deputyId: randomUUID(),
      principal: nameOf(principal),
      deputy: nameOf(deputy),
      unitId: principal.unitId,
      from,
      to,
      createdBy: nameOf(person),
    };
    return {
      act: 'addDeputy',
      after: { deputies: [...directory.deputies, added] },
      status: 201,
      body: added,
    };
  }),
);

function inOffice({ people }: Directory, userId: string): Person {
  const person = people.get(userId);
  return person && !person.disabledOn ? person : refuse('noSuchPerson', '没有这名在职人员');
}

function refuseUnfit(principal: Person, deputy: Person) {
  if (principal.userId === deputy.userId) refuse('deputyIsPrincipal', '不能由本人代办本人');
  if (principal.unitId !== deputy.unitId) refuse('otherUnit', '代办人须与被代办人同属一个单位');
  const always = { from: '', to: '9', deputyId: '', principal };
  const [, guise] = guisesOf({ ...deputy, deputyFor: [always] }, '1');
  if (!guise?.roles.length) refuse('nothingToDeputize', '专家和系统管理员的职责不能由他人代办');
}

function refuseDays(from: string, to: string, today: string) {
  if (to < from) refuse('endsBeforeBegin', '截止日期不能早于起始日期');
  if (to < today) refuse('alreadyOver', '截止日期已过');
  if (daysBetween(from, to) > MAX_DAYS) refuse('tooLong', `代办一次不超过 ${MAX_DAYS} 天`);
}

/** DELETE /api/deputies/{deputyId}: ends it at once; it stays on record. */
export const endDeputy = httpFunction(adminRoutes.endDeputy, (request) =>
  changeDirectory(request, anyone, (directory, person) => {
    const known = directory.deputies.find((d) => d.deputyId === request.params.deputyId);
    if (!known || !mayArrange(person, { userId: known.principal.userId, unitId: known.unitId }))
      throw new Problem(404, 'notFound', '没有这项代办');
    if (known.endedOn) return { act: 'endDeputy', after: {}, body: known };
    const ended: Deputy = { ...known, endedOn: request.today };
    const deputies = directory.deputies.map((d) => (d === known ? ended : d));
    return { act: 'endDeputy', after: { deputies }, body: ended };
  }),
);
