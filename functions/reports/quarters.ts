import { Problem } from '../../lib/problem.ts';
import type { Person } from '../../lib/project/people.ts';
import type { Rules } from '../../lib/regulation/rule-sets/rule-set.ts';
import { reportsRoutes } from '../../lib/routes/reports.ts';
import { type LedgerRow, ledgerOf, readLedger } from '../../lib/store/ledger.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction } from '../http.ts';
import { decodeCursor, encodeCursor } from '../ledger-cursor.ts';
import { knownPerson } from '../requests.ts';
import { type QuarterCell, quarterCell } from './quarter-status.ts';
import { visibleRow } from './visible-row.ts';

/** Projects looked at for one answer; a larger city goes on by its cursor. */
const PROJECTS = 1000;

/** GET /api/quarters/{quarter}: who owes the quarter's report, and how each stands, unit by unit. */
export const quarterMatrix = httpFunction(
  reportsRoutes.quarterMatrix,
  async ({ userId, today, params, query }) => {
    const quarter = params.quarter ?? '';
    if (!/^20\d{2}Q[1-4]$/.test(quarter)) throw new Problem(400, 'invalidQuarter', '季度格式如 2025Q3');
    const opening = await openRequest(userId, undefined, today.slice(0, 4));
    const person = knownPerson(opening);
    const own = ledgerOf(person, today);
    if (!own) return { body: { quarter, today, totals: {}, units: [] } };
    const after = query.cursor ? decodeCursor(own, query.cursor) : undefined;
    const { rows, next } = await readLedger(own, PROJECTS, after);
    const cells = cellsOf(
      rows.map(({ row }) => row),
      { person, quarter, today, rules: opening.rules },
    );
    return {
      body: {
        quarter,
        today,
        totals: countsOf(cells.map(({ cell }) => cell.status)),
        units: byUnit(cells),
        ...(next ? { cursor: encodeCursor(own, next) } : {}),
      },
    };
  },
);

interface Found {
  row: LedgerRow;
  cell: QuarterCell;
}

/** The cells of those rows that the person may see and that owe the quarter. */
export function cellsOf(
  rows: LedgerRow[],
  { person, quarter, today, rules }: { person: Person; quarter: string; today: string; rules: Rules },
): Found[] {
  return rows
    .flatMap((row) => visibleRow(row, person, today) ?? [])
    .flatMap((row) => {
      const cell = quarterCell(row, quarter, rules, today);
      return cell ? [{ row, cell }] : [];
    });
}

function byUnit(cells: Found[]) {
  const units = Map.groupBy(cells, ({ row }) => row.unitId);
  return [...units]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([unitId, found]) => ({
      unitId,
      unitName: found[0]?.row.unitName ?? unitId,
      totals: countsOf(found.map(({ cell }) => cell.status)),
      projects: found.map(({ row, cell }) => ({
        projectId: row.projectId,
        filingNumber: row.filingNumber,
        name: row.fields.name,
        stage: row.stage,
        ...cell,
      })),
    }));
}

function countsOf(statuses: QuarterCell['status'][]) {
  const counts: Partial<Record<QuarterCell['status'], number>> = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
