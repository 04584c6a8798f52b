import { listPeople } from '../../lib/identity/directory.ts';
import { adminRoutes } from '../../lib/routes/admin.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction, routeGroup } from '../http.ts';
import { knownPerson } from '../requests.ts';
import { importProjects, importTemplate } from './at-need.ts';
import { calendarFunctions } from './calendars.ts';
import { addDeputy, endDeputy, listDeputies } from './deputies.ts';
import { documentCheckFunctions } from './document-checks.ts';
import { interpretationFunctions } from './interpretations.ts';
import { mailTemplateFunctions } from './mail-templates.ts';
import { materialFunctions } from './materials.ts';
import { meFunctions, withoutSecret } from './me.ts';
import { planFunctions } from './plans.ts';
import { directoryRecords } from './records.ts';
import { ruleChanges } from './rule-changes.ts';
import { ruleSetFunctions } from './rule-sets.ts';
import { undeliveredFunctions } from './undelivered.ts';
import { addUnit, listUnits, mergeUnit, renameUnit } from './units.ts';
import { addUser, disableUser, editUser, listUsers } from './users.ts';

const me = httpFunction(adminRoutes.me, async ({ userId, today }) => ({
  body: withoutSecret(knownPerson(await openRequest(userId, undefined, today.slice(0, 4)))),
}));

/** Names, units and roles of people: whom a reviewer can assign; for other roles, their own unit. */
const people = httpFunction(adminRoutes.people, async ({ userId, today }) => {
  const [opening, everyone] = await Promise.all([
    openRequest(userId, undefined, today.slice(0, 4)),
    listPeople(),
  ]);
  const person = knownPerson(opening);
  const cityWide = person.roles.some(
    (role) => role === 'reviewer' || role === 'bureauHead' || role === 'admin',
  );
  const shown = everyone.filter((p) => !p.disabledOn && (cityWide || p.unitId === person.unitId));
  return {
    body: {
      items: shown.map(
        ({ email: _, deputyFor: __, notifications: ___, calendarFeed: ____, ...rest }) => rest,
      ),
    },
  };
});

export const handler = routeGroup([
  me,
  ...meFunctions,
  people,
  listUnits,
  addUnit,
  renameUnit,
  mergeUnit,
  listUsers,
  addUser,
  editUser,
  disableUser,
  listDeputies,
  addDeputy,
  endDeputy,
  directoryRecords,
  importTemplate,
  importProjects,
  ...ruleSetFunctions,
  ...calendarFunctions,
  ...interpretationFunctions,
  ...materialFunctions,
  ...planFunctions,
  ruleChanges,
  ...undeliveredFunctions,
  ...documentCheckFunctions,
  ...mailTemplateFunctions,
]);
