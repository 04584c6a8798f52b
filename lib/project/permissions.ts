import { type Breach, breach } from '../regulation/decision.ts';
import { type Action, type ActionName, actions } from './actions.ts';
import { type Person, type Role, roleLabels } from './people.ts';
import { type Project, stageLabels } from './project.ts';

/** The product itself acting: an upload checked, a schedule run. It has no person's rights and appears as such. */
export const SYSTEM = 'system' as const;
export type Actor = Person | typeof SYSTEM;

const CITY_WIDE: readonly Role[] = ['reviewer', 'bureauHead', 'finance', 'audit', 'leader'];
const UNIT_ROLES: readonly Role[] = ['clerk', 'unitHead'];

export const userIdOf = (actor: Actor): string => (actor === SYSTEM ? SYSTEM : actor.userId);

/** What access needs to know of a project; a ledger row carries it too. */
export type ProjectAccess = Pick<Project, 'unitId' | 'fields' | 'review'>;

/** The roles a person has on one project today. None at all: the project does not exist for that person. */
export function rolesOn(person: Person, project: ProjectAccess, today: string): Role[] {
  return person.roles.filter((role) => {
    if (CITY_WIDE.includes(role)) return true;
    if (UNIT_ROLES.includes(role)) return person.unitId === project.unitId;
    if (role === 'participant') {
      return project.fields.participants?.some((p) => p.unitId === person.unitId) ?? false;
    }
    if (role === 'expert') {
      return project.review?.experts.some((e) => e.userId === person.userId && today <= e.expiresOn) ?? false;
    }
    return false;
  });
}

/** The role a person acts in, or a breach saying who may. */
export function actingRole(
  actor: Actor,
  name: ActionName,
  project: ProjectAccess,
  today: string,
): { role: Role | typeof SYSTEM } | { breach: Breach } {
  const action: Action = actions[name];
  const held = actor === SYSTEM ? [SYSTEM] : rolesOn(actor, project, today);
  const role = held.find((r) => action.roles.includes(r));
  if (role) return { role };
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
