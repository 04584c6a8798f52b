import { rolesOn } from '../../lib/project/permissions.ts';
import { routes } from '../../lib/routes.ts';
import { type LedgerRow, ledgerOf, readLedger } from '../../lib/store/ledger.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { knownPerson } from '../command.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { httpFunction, type Request } from '../http.ts';

type Query = Request<typeof routes.ledger>['query'];

const DEFAULT_LIMIT = 50;
/** Index pages read for one answer at most, so that a filter that matches little costs little. */
const MAX_PAGES = 10;

/** GET /api/projects: the ledger, newest first; only what exists for the person. */
export const ledger = httpFunction(routes.ledger, async ({ userId, today, query }) => {
  const person = knownPerson(await openRequest(userId, undefined, today.slice(0, 4)));
  const own = ledgerOf(person);
  if (!own) return { body: { items: [] } };
  const limit = Number(query.limit ?? DEFAULT_LIMIT);
  const matches = (row: LedgerRow) =>
    rolesOn(person, row, today).length > 0 && matchesQuery(row, query, today);
  const items: LedgerRow[] = [];
  let start: Record<string, unknown> | undefined = decodeCursor(query.cursor);
  for (let page = 0; page < MAX_PAGES; page++) {
    const { rows, next } = await readLedger(own, limit - items.length, start);
    items.push(...rows.filter(matches));
    start = next;
    if (!start || items.length >= limit) break;
  }
  return {
    body: {
      items: items.map((row) => present(row, today)),
      ...(start ? { cursor: encodeCursor(start) } : {}),
    },
  };
});

const isOverdue = ({ openDues: [first] }: LedgerRow, today: string) => first !== undefined && first < today;

function matchesQuery(
  row: LedgerRow,
  { unit, stage, kind, year, overdue, text }: Query,
  today: string,
): boolean {
  const needle = text?.toLowerCase();
  return (
    (unit === undefined || row.unitId === unit) &&
    (stage === undefined || row.stage === stage) &&
    (kind === undefined || row.fields.kind === kind) &&
    (year === undefined || row.createdAt.startsWith(year)) &&
    (overdue === undefined || String(isOverdue(row, today)) === overdue) &&
    (needle === undefined ||
      [row.fields.name, row.filingNumber, row.unitName].some((t) => t.toLowerCase().includes(needle)))
  );
}

const present = (row: LedgerRow, today: string) => {
  const { openDues, fields, review: _, ...rest } = row;
  const { name, kind, budgetFen } = fields;
  return {
    ...rest,
    name,
    kind,
    ...(budgetFen === undefined ? {} : { budgetFen }),
    overdue: isOverdue(row, today),
    ...(openDues[0] ? { nextDue: openDues[0] } : {}),
  };
};
