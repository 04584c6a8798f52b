import { createHash, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import { listUnits } from '../../../lib/identity/directory.ts';
import type { Person, Unit } from '../../../lib/project/people.ts';
import { filingNumber } from '../../../lib/regulation/article-03-secrets-and-filing.ts';
import type { RulesInForce } from '../../../lib/regulation/rule-sets/in-force.ts';
import type { adminRoutes } from '../../../lib/routes/admin.ts';
import {
  findImport,
  findImports,
  type ImportMark,
  lastFilingNumber,
  markImport,
} from '../../../lib/store/imports.ts';
import { keepRefusal, openRequest, takeFilingNumber } from '../../../lib/store/requests.ts';
import { commit, contextOf } from '../../command.ts';
import type { Answer, Request } from '../../http.ts';
import { knownPerson, retrying } from '../../requests.ts';
import { requireRole } from '../directory.ts';
import { columns } from './columns.ts';
import { type CellError, type RowResult, readRow } from './row.ts';
import { readSheet, type SheetRow, template } from './sheet.ts';

interface RowAnswer {
  row: number;
  /** `new` is what a dry run says of a row that would be imported; `pending` rows wait for the same sheet to come again. */
  status: 'new' | 'imported' | 'unchanged' | 'failed' | 'pending';
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
  /** Last filing number of each year, as far as this run knows. */
  lastNumbers: Map<string, number>;
}

/** A row as it was read, with its unit and what there is of it already. */
interface ReadRow {
  sheet: SheetRow;
  read: RowResult;
  named?: Unit | undefined;
  known?: ImportMark | undefined;
}

/** One row and the answer, on a slow day. */
const NEEDED_MS = 5_000;

const adminOnly = (person: Person) => requireRole(person, ['admin'], '系统管理员');

/** GET /api/imports/template.xlsx */
export async function answerTemplate({
  userId,
  today,
}: Request<typeof adminRoutes.importTemplate>): Promise<Answer> {
  adminOnly(knownPerson(await openRequest(userId, undefined, today.slice(0, 4))));
  return { file: await template() };
}

/**
 * POST /api/imports: past projects from a sheet. Each row is one transaction, whole or not at all, and its number in the old
 * register makes it one project however often the sheet comes; so a run that was cut off, or ran out of time, is simply repeated.
 */
export async function answerImport(request: Request<typeof adminRoutes.importProjects>): Promise<Answer> {
  const { userId, now, today, body, remainingMs } = request;
  const [opening, units] = await Promise.all([
    openRequest(userId, undefined, today.slice(0, 4)),
    listUnits(),
  ]);
  const admin = knownPerson(opening);
  adminOnly(admin);
  const { dryRun = false } = body;
  const run: Run = { admin, units, now, today, dryRun, rules: opening.rules, lastNumbers: new Map() };
  const rows: RowAnswer[] = [];
  const seen = new Map<string, number>();
  for (const row of await readRows(body.contentBase64, run)) {
    const pending: RowAnswer = { row: row.sheet.row, status: 'pending' };
    rows.push(remainingMs() > NEEDED_MS ? await importRow(row, run, seen) : pending);
  }
  const count = (status: RowAnswer['status']) => rows.filter((r) => r.status === status).length;
  const counts = {
    ...{ imported: count('imported'), unchanged: count('unchanged') },
    ...{ failed: count('failed'), pending: count('pending') },
  };
  return { body: { dryRun, ...(dryRun ? { new: count('new') } : {}), ...counts, rows } };
}

/** All rows, with what was taken over of them before: asked for at once, so that a row costs its commit and no more. */
async function readRows(
  contentBase64: string,
  { units, rules, today, lastNumbers }: Run,
): Promise<ReadRow[]> {
  const rows = (await readSheet(contentBase64)).map((sheet): ReadRow => {
    const read = readRow(sheet, rules, today);
    const unit = read.ok ? read.unit : undefined;
    const named = units.find((u) => u.name === unit || u.formerNames?.some((f) => f.name === unit));
    return { sheet, read, named };
  });
  const asked = rows.flatMap((row) => {
    const { read, named } = row;
    if (!read.ok || !named) return [];
    const { legacyNumber, past } = read.content;
    return [{ row, unitId: named.unitId, legacyNumber, year: past.approvedOn.slice(0, 4) }];
  });
  const years = [...new Set(asked.map(({ year }) => year))];
  const [known] = await Promise.all([
    findImports(asked),
    ...years.map(async (year) => void lastNumbers.set(year, await lastFilingNumber(year))),
  ]);
  for (const [i, { row }] of asked.entries()) row.known = known[i];
  return rows;
}

async function importRow(
  { sheet, read, named, known }: ReadRow,
  run: Run,
  seen: Map<string, number>,
): Promise<RowAnswer> {
  const { row } = sheet;
  const failed = (errors: CellError[]): RowAnswer => ({ row, status: 'failed', errors });
  const at = (header: string, message: string) =>
    failed([{ column: header, cell: sheet.address(header), message }]);
  if (!read.ok) {
    if (read.secret && !run.dryRun) await keepRefusal(run.admin.unitId, run.now, randomUUID());
    return failed(read.errors);
  }
  if (!named) return at(columns.unit.header, '系统中没有这个单位');
  const key = `${named.unitId}\n${read.content.legacyNumber}`;
  const twin = seen.get(key);
  if (twin !== undefined) return at(columns.legacyNumber.header, `与第 ${twin} 行重复`);
  seen.set(key, row);
  let raced = false;
  const answer = await retrying(async () => {
    // Somebody else came first: what was read before the rows is asked for anew.
    const mark = raced ? await findImport(named.unitId, read.content.legacyNumber) : known;
    if (raced) run.lastNumbers.clear();
    raced = true;
    return importOne(read, named, mark, run);
  });
  if (answer === 'changed')
    return at(columns.legacyNumber.header, '此前已导入,内容与本行不同;请在项目中更正,不再重复导入');
  return { row, ...answer };
}

/** A unit that was merged since: its old projects are the other unit's now. */
function currentUnit(unit: Unit, units: readonly Unit[]): Unit {
  const next = unit.mergedInto && units.find((u) => u.unitId === unit.mergedInto?.unitId);
  return next ? currentUnit(next, units) : unit;
}

async function importOne(
  { content }: Extract<RowResult, { ok: true }>,
  named: Unit,
  known: ImportMark | undefined,
  { admin, units, now, today, dryRun, rules, lastNumbers }: Run,
): Promise<Omit<RowAnswer, 'row'> | 'changed'> {
  const hash = createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex');
  if (known && known.content !== hash) return 'changed';
  if (known) return { status: 'unchanged', projectId: known.projectId, filingNumber: known.filingNumber };
  if (dryRun) return { status: 'new' };

  const year = content.past.approvedOn.slice(0, 4);
  const last = lastNumbers.get(year) ?? (await lastFilingNumber(year));
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
  lastNumbers.set(year, last + 1);
  return { status: 'imported', ...number };
}
