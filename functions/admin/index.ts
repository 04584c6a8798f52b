import { listPeople } from '../../lib/identity/directory.ts';
import { routes } from '../../lib/routes.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { knownPerson } from '../command.ts';
import { httpFunction, routeGroup } from '../http.ts';
import { calendarFunctions } from './calendars.ts';
import { interpretationFunctions } from './interpretations.ts';
import { ruleChanges } from './rule-changes.ts';
import { ruleSetFunctions } from './rule-sets.ts';

const me = httpFunction(routes.me, async ({ userId, today }) => ({
  body: knownPerson(await openRequest(userId, undefined, today.slice(0, 4))),
}));

/** Names, units and roles of people: whom a reviewer can assign; for other roles, their own unit. */
const people = httpFunction(routes.people, async ({ userId, today }) => {
  const [opening, everyone] = await Promise.all([
    openRequest(userId, undefined, today.slice(0, 4)),
    listPeople(),
  ]);
  const person = knownPerson(opening);
  const cityWide = person.roles.some(
    (role) => role === 'reviewer' || role === 'bureauHead' || role === 'admin',
  );
  const shown = everyone.filter((p) => cityWide || p.unitId === person.unitId);
  return { body: { items: shown.map(({ email: _, ...rest }) => rest) } };
});

export const handler = routeGroup([
  me,
  people,
  ...ruleSetFunctions,
  ...calendarFunctions,
  ...interpretationFunctions,
  ruleChanges,
]);
