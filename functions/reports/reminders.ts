import { listPeople } from '../../lib/identity/directory.ts';
import { Problem } from '../../lib/problem.ts';
import { type AwaitedDuty, awaitedDuties } from '../../lib/project/obligations.ts';
import type { Person } from '../../lib/project/people.ts';
import { actsIn, CITY_ROLES, rolesOn, UNIT_ROLES } from '../../lib/project/permissions.ts';
import { recipientsOf } from '../../lib/project/reminder-recipients.ts';
import { nextStep, stepLabel } from '../../lib/project/reminders.ts';
import type { RulesInForce } from '../../lib/regulation/rule-sets/in-force.ts';
import { reportsRoutes } from '../../lib/routes/reports.ts';
import { type LedgerRow, ledgerAt, readWhole, todoLedgersOf } from '../../lib/store/ledger.ts';
import { type ReminderRecord, readReminders, reminderKey } from '../../lib/store/reminders.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { httpFunction, type Request } from '../http.ts';
import { openProject } from '../project.ts';
import { knownPerson } from '../requests.ts';

const DEFAULT_LIMIT = 50;

/**
 * GET /api/reminders: what was sent and what will be, to whom and why. One's own; of one project, to everybody, for those who
 * see it whole; of the city for its roles and the administrator.
 */
export const reminders = httpFunction(reportsRoutes.reminders, async (request) => {
  const { projectId, scope } = request.query;
  if (projectId) return ofProject(request, projectId);
  return scope === 'city' ? ofCity(request) : ofPerson(request);
});

type Asked = Pick<Request<typeof reportsRoutes.reminders>, 'userId' | 'today' | 'query' | 'now'>;

async function ofPerson(request: Asked) {
  const { userId, today } = request;
  const [opening, page, people] = await Promise.all([
    openRequest(userId, undefined, today.slice(0, 4)),
    pageOf({ userId }, request),
    listPeople(),
  ]);
  const person = knownPerson(opening);
  const lists = await Promise.all(
    todoLedgersOf(person, today).map((key) => Array.fromAsync(readWhole(ledgerAt(key)))),
  );
  const rows = new Map(lists.flat().map((row) => [row.projectId, row]));
  const coming = [...rows.values()]
    .flatMap((row) => comingOf(row, opening.rules, today, people))
    .map((each) => ({ ...each, recipients: each.recipients.filter((r) => r.userId === userId) }))
    .filter(({ recipients }) => recipients.length > 0);
  return { body: { ...page, upcoming: coming.sort((a, b) => (a.on < b.on ? -1 : 1)) } };
}

async function ofProject(request: Asked, projectId: string) {
  const [{ person, rules, project, obligations }, page, people] = await Promise.all([
    openProject({ ...request, params: { projectId } }),
    pageOf({ projectId }, request),
    listPeople(),
  ]);
  const roles = rolesOn(person, project, request.today);
  if (!roles.some((role) => UNIT_ROLES.includes(role) || CITY_ROLES.includes(role)))
    throw new Problem(403, 'notAllowed', '提醒记录由建设单位和主管部门查看');
  const named = { ...project, awaited: awaitedDuties(obligations.map(({ obligation }) => obligation)) };
  return {
    body: {
      ...page,
      upcoming: comingOf(named, rules, request.today, people),
      urgings: Object.values(project.urgings),
    },
  };
}

async function ofCity(request: Asked) {
  const { userId, today } = request;
  const person = knownPerson(await openRequest(userId, undefined, today.slice(0, 4)));
  if (!actsIn(person, [...CITY_ROLES, 'admin'], today))
    throw new Problem(403, 'notAllowed', '全市提醒记录由主管部门、财政、审计和系统管理查看');
  return { body: { ...(await pageOf('city', request)), upcoming: [] } };
}

async function pageOf(scope: Parameters<typeof readReminders>[0], { query }: Asked) {
  const limit = Number(query.limit ?? DEFAULT_LIMIT);
  const { rows, next } = await readReminders(scope, limit, decodeCursor(query.cursor));
  return { items: rows.map(itemOf), ...(next ? { cursor: encodeCursor(next) } : {}) };
}

const itemOf = (record: ReminderRecord) => ({
  reminderId: reminderKey(record).sk,
  ...record,
  label: stepLabel(record.step),
  reason: whyOf(record),
});

/** Why somebody is told: the duty, its article and its day. */
const whyOf = ({ article, title, due, step }: Pick<ReminderRecord, 'article' | 'title' | 'due' | 'step'>) =>
  `第${article}条:${title},最后期限 ${due},${stepLabel(step)}`;

type Named = Pick<LedgerRow, 'projectId' | 'filingNumber' | 'unitId' | 'unitName' | 'awaited'> & {
  fields: { name: string };
};

/** The next step of each duty, and who of these people gets it. */
function comingOf(
  { projectId, filingNumber, unitId, unitName, fields, awaited }: Named,
  { calendar }: RulesInForce,
  today: string,
  people: readonly Person[],
) {
  return awaited.map((duty: AwaitedDuty) => {
    const { kind, subject, title, article, dueOn: due } = duty;
    const { on, step } = nextStep(duty, today, calendar);
    const recipients = recipientsOf({ kind, step, unitId }, people, on).map(
      ({ person: { userId, name }, onBehalfOf }) => ({
        userId,
        name,
        ...(onBehalfOf ? { onBehalfOf } : {}),
      }),
    );
    const named = { projectId, projectName: fields.name, filingNumber, unitName };
    return {
      ...named,
      kind,
      subject,
      title,
      article,
      due,
      on,
      step,
      label: stepLabel(step),
      reason: whyOf({ article, title, due, step }),
      recipients,
    };
  });
}
