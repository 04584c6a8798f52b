import { type Breach, breach } from '../regulation/decision.ts';
import { type Action, type ActionName, actions } from './actions.ts';
import { type Person, type Role, roleLabels } from './people.ts';
import { type Project, type Signature, stageLabels } from './project.ts';

/** The product itself acting: an upload checked, a schedule run. It has no person's rights and appears as such. */
export const SYSTEM = 'system' as const;
export type Actor = Person | typeof SYSTEM;

export const CITY_ROLES: readonly Role[] = ['reviewer', 'bureauHead', 'finance', 'audit', 'leader'];
export const UNIT_ROLES: readonly Role[] = ['clerk', 'unitHead'];
/** An expert is chosen in person, and an administrator decides nothing that could wait for a deputy. */
const PERSONAL: readonly Role[] = ['expert', 'admin'];

type Party = Pick<Signature, 'userId' | 'onBehalfOf'>;

/** Everyone whose act it is: a deputy's act is the deputy's and the principal's. */
const partiesOf = ({ userId, onBehalfOf }: Party) => [userId, ...(onBehalfOf ? [onBehalfOf.userId] : [])];

/** Who submitted and who decides (第四条): one and the same where either of a deputy and a principal is on both sides. */
export function sidesOf(submitted: Party | undefined, actor: Actor) {
  const deciding: Party = actor === SYSTEM ? { userId: SYSTEM } : actor;
  const submitting = submitted ?? { userId: '' };
  const both = partiesOf(submitting).find((userId) => partiesOf(deciding).includes(userId));
  return { submittedBy: both ?? submitting.userId, decidedBy: both ?? deciding.userId };
}

/** Whether one person stands on both sides, themselves or by a deputy. */
export function sharesParty(submitted: Party | undefined, actor: Actor): boolean {
  const { submittedBy, decidedBy } = sidesOf(submitted, actor);
  return submittedBy === decidedBy;
}

/** Who a person may act as today: themselves first, then as each one they stand in for, as 「A 代 B」. */
export function guisesOf(person: Person, today: string): Person[] {
  const { deputyFor = [], ...own } = person;
  const current = deputyFor.filter(({ from, to }) => from <= today && today <= to);
  const standIns = current.map(({ principal: { userId, name, roles, ...unit } }) => ({
    ...own,
    ...unit,
    name: `${own.name} 代 ${name}`,
    roles: roles.filter((role) => !PERSONAL.includes(role)),
    onBehalfOf: { userId, name },
  }));
  return [own, ...standIns];
}

/** Whether a person holds one of the roles today, themselves or as a deputy. */
export const actsIn = (person: Person, roles: readonly Role[], today: string): boolean =>
  guisesOf(person, today).some((guise) => guise.roles.some((role) => roles.includes(role)));

/** What access needs to know of a project; a ledger row carries it too. */
export type ProjectAccess = Pick<Project, 'unitId' | 'fields' | 'review'>;

/** The roles a person has on one project today. None at all: the project does not exist for that person. */
export const rolesOn = (person: Person, project: ProjectAccess, today: string): Role[] => [
  ...new Set(guisesOf(person, today).flatMap((guise) => rolesAs(guise, project, today))),
];

function rolesAs(person: Person, project: ProjectAccess, today: string): Role[] {
  return person.roles.filter((role) => {
    if (CITY_ROLES.includes(role)) return true;
    if (UNIT_ROLES.includes(role)) return person.unitId === project.unitId;
    if (role === 'participant') {
      return project.fields.participants?.some((p) => p.unitId === person.unitId) ?? false;
    }
    if (role === 'expert') {
      return (
        project.review?.experts.some(
          (e) => e.userId === person.userId && today <= e.expiresOn && !e.recused,
        ) ?? false
      );
    }
    return false;
  });
}

/** Who acts, and in which role: a person in their own right before any they stand in for; or a breach saying who may. */
export function actingRole(
  actor: Actor,
  name: ActionName,
  project: ProjectAccess,
  today: string,
): { role: Role | typeof SYSTEM; actor: Actor } | { breach: Breach } {
  const action: Action = actions[name];
  for (const guise of actor === SYSTEM ? [SYSTEM] : guisesOf(actor, today)) {
    const held = guise === SYSTEM ? [SYSTEM] : rolesAs(guise, project, today);
    const role = held.find((r) => action.roles.includes(r));
    if (role) return { role, actor: guise };
  }
  const who = action.roles.map((r) => (r === SYSTEM ? '系统' : roleLabels[r])).join('、');
  return { breach: breach('notAllowed', action.article, `「${action.label}」由${who}办理`) };
}

/** Wrong stage, said with the stage the project is in and the ones the action needs. */
export function stageBreach(name: ActionName, project: Project): Breach | false {
  const action: Action = actions[name];
  if (action.stages.includes(project.stage)) return false;
  const needed = action.stages.map((s) => stageLabels[s]).join('、');
  return breach(
    'wrongStage',
    action.article,
    `项目现处于「${stageLabels[project.stage]}」,「${action.label}」须在「${needed}」时办理`,
  );
}
