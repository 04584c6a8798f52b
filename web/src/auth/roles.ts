import { shanghaiDay } from '../../../lib/calendar/days.ts';
import type { Person, Role } from '../../../lib/project/people.ts';
import { useMe } from '../api/use-me.ts';

/** Own roles and, while it lasts, those of the people one stands in for. */
const rolesOf = ({ roles, deputyFor = [] }: Person, today: string): Role[] => [
  ...roles,
  ...deputyFor
    .filter(({ from, to }) => from <= today && today <= to)
    .flatMap(({ principal }) => principal.roles),
];

/** Whether the person at the page holds one of the roles; nobody does before it is known who it is. */
export function useHolds(enabled = true): (roles: readonly Role[]) => boolean {
  const { data: me } = useMe(enabled);
  const held = me ? rolesOf(me, shanghaiDay(Date.now())) : [];
  return (roles) => roles.some((role) => held.includes(role));
}
