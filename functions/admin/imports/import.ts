import { createHash, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import { listUnits } from '../../../lib/identity/directory.ts';
import type { Person, Unit } from '../../../lib/project/people.ts';
import { filingNumber } from '../../../lib/regulation/article-03-secrets-and-filing.ts';
import type { RulesInForce } from '../../../lib/regulation/rule-sets/in-force.ts';
import { routes } from '../../../lib/routes.ts';
import { findImports, type ImportMark, lastFilingNumber, markImport } from '../../../lib/store/imports.ts';
import { keepRefusal, openRequest, takeFilingNumber } from '../../../lib/store/requests.ts';
import { commit, contextOf, knownPerson, retrying } from '../../command.ts';
import { httpFunction } from '../../http.ts';
import { requireRole } from '../directory.ts';
import { columns } from './columns.ts';
import { type CellError, type RowResult, readRow } from './row.ts';
import { readSheet, type SheetRow, template } from './sheet.ts';

interface RowAnswer {
  row: number;
  /** `new`: a dry run says that it would be imported; `notReached`: the time was up, and the same sheet goes on from there. */
  status: 'new' | 'imported' | 'unchanged' | 'failed' | 'notReached';
  projectId?: string;
  filingNumber?: string;
  errors?: CellError[];
}

interface Run {
  admin: Person;
  units: readonly Unit[];
  now: string;
  today: string;
  dryRun: boolean;
  rules: RulesInForce;
  /** Last filing number given out, by year, as far as this run knows. */
  numbers: Map<string, number>;
}

type Content = Extract<RowResult, { ok: true }>['content'];

/** A row that can be read, and the unit it names. */
interface ReadyRow {
  sheet: SheetRow;
  content: Content;
  named: Unit;
}

const adminOnly = (person: Person) => requireRole(person, ['admin'], '系统管理员');

/** GET /api/imports/template.xlsx */
export const importTemplate = httpFunction(routes.importTemplate, async ({ userId, today }) => {
  adminOnly(knownPerson(await openRequest(userId, undefined, today.slice(0, 4))));
  return { file: await template() };
});

/**
 * POST /api/imports: past projects from a sheet. Each row is one transaction, whole or not at all, and its number in the old
 * register makes it one project however often the sheet comes; so a run that was cut off is simply repeated. The rows of one
 * year take its filing numbers in their order; those of other years go in beside them.
 */
export const importProjects = httpFunction(routes.importProjects, async (request) => {
  const { userId, now, today, body, msLeft } = request;
  const [opening, units] = await Promise.all([
    openRequest(userId, undefined, today.slice(0, 4)),
    listUnits(),
  ]);
  const admin = knownPerson(opening);
  adminOnly(admin);
  const { dryRun = false } = body;
  const run: Run = { admin, units, now, today, dryRun, rules: opening.rules, numbers: new Map() };
  const answers = new Map<number, RowAnswer>();
  const ready: ReadyRow[] = [];
  for (const sheet of await readSheet(body.contentBase64)) {
    const read = await readyRow(sheet, run, ready);
    if ('status' in read) answers.set(sheet.row, read);
    else ready.push(read);
  }
  const marks = await findImports(ready.map(oldNumberOf));
  const marked = ready.map((row, i) => ({ row, mark: marks[i] }));
  const years = Map.groupBy(marked, ({ row }) => yearOf(row.content));
  await Promise.all(
    [...years.values()].map(async (rows) => {
      for (const { row, mark } of rows) {
        const { row: number } = row.sheet;
        const reached = msLeft() > SPARE_MS;
        answers.set(
          number,
          reached ? await importRow(row, mark, run) : { row: number, status: 'notReached' },
        );
      }
    }),
  );
  const rows = [...answers.values()].sort((a, b) => a.row - b.row);
  const count = (status: RowAnswer['status']) => rows.filter((r) => r.status === status).length;
  const counts = {
    imported: count('imported'),
    unchanged: count('unchanged'),
    failed: count('failed'),
    notReached: count('notReached'),
  };
  return { body: { dryRun, ...(dryRun ? { new: count('new') } : {}), ...counts, rows } };
});

/** For the row that is on its way, and the answer. */
const SPARE_MS = 4_000;

const yearOf = ({ past }: Content) => past.approvedOn.slice(0, 4);
const oldNumberOf = ({ named, content }: ReadyRow) => ({
  unitId: named.unitId,
  legacyNumber: content.legacyNumber,
});

const failedAt = (sheet: SheetRow, header: string, message: string): RowAnswer => ({
  row: sheet.row,
  status: 'failed',
  errors: [{ column: header, cell: sheet.address(header), message }],
});

/** What the sheet itself says of a row; `earlier` are the good rows above it. */
async function readyRow(
  sheet: SheetRow,
  run: Run,
  earlier: readonly ReadyRow[],
): Promise<ReadyRow | RowAnswer> {
  const read = readRow(sheet, run.rules, run.today);
  if (!read.ok) {
    if (read.secret && !run.dryRun) await keepRefusal(run.admin.unitId, run.now, randomUUID());
    return { row: sheet.row, status: 'failed', errors: read.errors };
  }
  const named = run.units.find(
    (u) => u.name === read.unit || u.formerNames?.some((f) => f.name === read.unit),
  );
  if (!named) return failedAt(sheet, columns.unit.header, '系统中没有这个单位');
  const { legacyNumber } = read.content;
  const twin = earlier.find(
    (row) => row.named.unitId === named.unitId && row.content.legacyNumber === legacyNumber,
  );
  if (twin) return failedAt(sheet, columns.legacyNumber.header, `与第 ${twin.sheet.row} 行重复`);
  return { sheet, content: read.content, named };
}

/** A unit that was merged since: its old projects are the other unit's now. */
function currentUnit(unit: Unit, units: readonly Unit[]): Unit {
  const next = unit.mergedInto && units.find((u) => u.unitId === unit.mergedInto?.unitId);
  return next ? currentUnit(next, units) : unit;
}

async function importRow(ready: ReadyRow, mark: ImportMark | undefined, run: Run): Promise<RowAnswer> {
  const { sheet } = ready;
  let known = mark;
  let lost = false;
  const answer = await retrying(async () => {
    // Another run was faster: what it left is read anew.
    if (lost) {
      [known] = await findImports([oldNumberOf(ready)]);
      run.numbers.delete(yearOf(ready.content));
    }
    lost = true;
    return importOne(ready, known, run);
  });
  if (answer !== 'changed') return { row: sheet.row, ...answer };
  const message = '此前已导入,内容与本行不同;请在项目中更正,不再重复导入';
  return failedAt(sheet, columns.legacyNumber.header, message);
}

async function importOne(
  { content, named }: ReadyRow,
  known: ImportMark | undefined,
  { admin, units, now, today, dryRun, rules, numbers }: Run,
): Promise<Omit<RowAnswer, 'row'> | 'changed'> {
  const hash = createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex');
  if (known && known.content !== hash) return 'changed';
  if (known) return { status: 'unchanged', projectId: known.projectId, filingNumber: known.filingNumber };
  if (dryRun) return { status: 'new' };

  const year = yearOf(content);
  const last = numbers.get(year) ?? (await lastFilingNumber(year));
  const number = { projectId: randomUUID(), filingNumber: filingNumber(Number(year), last + 1) };
  const { unitId, name: unitName, isBureau: bureauOwned = false } = currentUnit(named, units);
  const data = { ...number, unitId, unitName, bureauOwned, ...content };
  const decision = { ok: true, role: 'admin', actor: admin, events: [{ type: 'imported', data }] } as const;
  await commit(
    undefined,
    { ...decision, events: [...decision.events] },
    contextOf(admin, { now, today }, rules),
    undefined,
    [
      takeFilingNumber(year, last),
      markImport(named.unitId, content.legacyNumber, { ...number, content: hash }),
    ],
  );
  numbers.set(year, last + 1);
  return { status: 'imported', ...number };
}
