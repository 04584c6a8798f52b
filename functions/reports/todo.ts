import { reportsRoutes } from '../../lib/routes/reports.ts';
import type { LedgerRow } from '../../lib/store/ledger.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction } from '../http.ts';
import { knownPerson } from '../requests.ts';
import { myTurns } from './my-turns.ts';

/** GET /api/me/todo: what waits for this person, duties first by due day, then the rest by how long it waits. */
export const todo = httpFunction(reportsRoutes.todo, async ({ userId, today }) => {
  const person = knownPerson(await openRequest(userId, undefined, today.slice(0, 4)));
  const mine = await myTurns(person, today);
  const items = mine.flatMap(({ row, turns }) => turns.map((t) => itemOf(row, t, today)));
  return { body: { today, items: items.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)) } };
});

const itemOf = (
  { projectId, filingNumber, fields, unitName, stage, updatedAt }: LedgerRow,
  t: LedgerRow['turns'][number],
  today: string,
) => {
  const { text, article, dueOn, since = updatedAt } = t;
  const due = dueOn ? { dueOn, overdue: dueOn < today } : { overdue: false };
  return {
    projectId,
    filingNumber,
    name: fields.name,
    unitName,
    stage,
    text,
    article,
    since,
    ...due,
  };
};

const orderOf = ({ dueOn, since }: { dueOn?: string; since: string }) => `${dueOn ?? '9999-12-31'} ${since}`;
