import { shanghaiDay } from '../../../lib/calendar/days.ts';
import type { Role } from '../../../lib/project/people.ts';
import { actsIn, rolesOn } from '../../../lib/project/permissions.ts';
import type { ProjectView } from '../../../lib/project/view.ts';
import { useMe } from '../api/use-me.ts';

/** Whether the person at the page holds one of the roles, themselves or as a deputy; nobody does before it is known who it is. */
export function useHolds(enabled = true): (roles: readonly Role[]) => boolean {
  const { data: me } = useMe(enabled);
  return (roles) => me !== undefined && actsIn(me, roles, shanghaiDay(Date.now()));
}

/** The same on one project, whose units count and whose day it is: a deputy of its clerk is its clerk. */
export function useHoldsOn(project: ProjectView): (roles: readonly Role[]) => boolean {
  const { data: me } = useMe();
  const held = me ? rolesOn(me, project, project.today) : [];
  return (roles) => roles.some((role) => held.includes(role));
}
