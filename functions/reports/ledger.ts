import { reportsRoutes } from '../../lib/routes/reports.ts';
import { type LedgerPage, type LedgerRow, ledgerOf, type Place, readLedger } from '../../lib/store/ledger.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction, type Request } from '../http.ts';
import { decodeCursor, encodeCursor } from '../ledger-cursor.ts';
import { knownPerson } from '../requests.ts';
import { type RowTest, textTest } from './search.ts';
import { visibleRow } from './visible-row.ts';

type Query = Request<typeof reportsRoutes.ledger>['query'];

const DEFAULT_LIMIT = 50;
/** Rows of the one query where a filter drops some of them: one that matches little answers with what it found, and a cursor. */
const PAGE_ROWS = 1000;

/** GET /api/projects: the ledger, newest first; only what exists for the person. */
export const ledger = httpFunction(reportsRoutes.ledger, async ({ userId, today, query }) => {
  const person = knownPerson(await openRequest(userId, undefined, today.slice(0, 4)));
  const own = ledgerOf(person, today);
  if (!own) return { body: { items: [] } };
  const start = query.cursor ? decodeCursor(own, query.cursor) : undefined;
  const asked = await queryTest(query, today);
  const seen = (row: LedgerRow) => {
    const visible = visibleRow(row, person, today);
    return visible && asked(visible) ? visible : undefined;
  };
  const limit = Number(query.limit ?? DEFAULT_LIMIT);
  const filtered = Object.keys(query).some((name) => name !== 'limit' && name !== 'cursor');
  const page = await readLedger(own, filtered ? PAGE_ROWS : limit, start);
  const { rows, next } = firstSeen(page, limit, seen);
  return {
    body: {
      items: rows.map((row) => present(row, today)),
      ...(next ? { cursor: encodeCursor(own, next) } : {}),
    },
  };
});

/** The rows of a page that are shown, up to `limit`, and where the next page starts. */
function firstSeen(
  page: LedgerPage,
  limit: number,
  seen: (row: LedgerRow) => LedgerRow | undefined,
): { rows: LedgerRow[]; next: Place | undefined } {
  const rows: LedgerRow[] = [];
  for (const [i, { row, place }] of page.rows.entries()) {
    const visible = seen(row);
    if (visible) rows.push(visible);
    const more = page.next !== undefined || i < page.rows.length - 1;
    if (rows.length === limit) return { rows, next: more ? place : undefined };
  }
  return { rows, next: page.next };
}

const isOverdue = ({ openDues: [first] }: LedgerRow, today: string) => first !== undefined && first < today;

function isDueWithin({ openDues }: LedgerRow, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  return openDues.some((due) => (from === undefined || due >= from) && (to === undefined || due <= to));
}

/** 年度: of the filing number, which an imported project has from the year of its approval. */
const yearOf = ({ filingNumber }: LedgerRow) => filingNumber.split('-')[1];

async function queryTest(query: Query, today: string): Promise<RowTest> {
  const { unit, stage, kind, year, overdue, dueFrom, dueTo, text } = query;
  const hasText = text === undefined ? () => true : await textTest(text);
  return (row) =>
    (unit === undefined || row.unitId === unit) &&
    (stage === undefined || row.stage === stage) &&
    (kind === undefined || row.fields.kind === kind) &&
    (year === undefined || yearOf(row) === year) &&
    (overdue === undefined || String(isOverdue(row, today)) === overdue) &&
    isDueWithin(row, dueFrom, dueTo) &&
    hasText(row);
}

function present(row: LedgerRow, today: string) {
  const { openDues, fields, review: _, chainHead: __, reports: ___, ...rest } = row;
  const { name, kind, budgetFen } = fields;
  return {
    ...rest,
    name,
    kind,
    ...(budgetFen === undefined ? {} : { budgetFen }),
    overdue: isOverdue(row, today),
    ...(openDues[0] ? { nextDue: openDues[0] } : {}),
  };
}
