import type { ImportedProject, Past, PastContract } from '../../../lib/project/imported.ts';
import type { DraftFields } from '../../../lib/project/project.ts';
import { quarterEndOf } from '../../../lib/project/quarters.ts';
import { quarterlyReportsOwed } from '../../../lib/regulation/article-17-quarterly-report.ts';
import type { Rules } from '../../../lib/regulation/rule-sets/rule-set.ts';
import { type ColumnName, type ContractPart, columnList, columns } from './columns.ts';
import type { SheetRow } from './sheet.ts';

/** What is wrong with one cell: its header, where it stands, and what to do. */
export interface CellError {
  column: string;
  cell: string;
  message: string;
}

export type RowResult =
  | {
      ok: true;
      unit: string;
      content: Omit<ImportedProject, 'projectId' | 'filingNumber' | 'unitId' | 'unitName' | 'bureauOwned'>;
    }
  | { ok: false; secret: boolean; errors: CellError[] };

type Values = Partial<Record<ColumnName, unknown>>;
type Fail = (name: ColumnName, message: string) => void;

/** Reads one row: every error at once, each by its cell; or the project. Nothing of a secret one is read on (R13). */
export function readRow(sheet: SheetRow, rules: Rules, today: string): RowResult {
  const errors: CellError[] = [];
  const fail: Fail = (name, message) => {
    const header = headerOf(name);
    errors.push({ column: header, cell: sheet.address(header), message });
  };
  if (sheet.cells.get(columns.secret.header) === '是') {
    fail('secret', '涉及国家秘密的项目按有关规定另行办理,请勿在本系统填写');
    return { ok: false, secret: true, errors };
  }
  const values = parseCells(sheet, fail);
  const contracts = [1, 2, 3].flatMap((n) => contractOf(values, n as 1 | 2 | 3, fail) ?? []);
  checkDays(values, contracts, today, fail);
  if (errors.length > 0) return { ok: false, secret: false, errors };
  const legacyNumber = values.legacyNumber as string;
  const content = { legacyNumber, fields: fieldsOf(values), past: pastOf(values, contracts, rules) };
  return { ok: true, unit: values.unit as string, content };
}

const headers = new Map(columnList.map(([name, { header }]) => [name, header]));
const headerOf = (name: ColumnName): string => headers.get(name) ?? name;

function parseCells(sheet: SheetRow, fail: Fail): Values {
  const values: Values = {};
  for (const [name, { header, required, parse }] of columnList) {
    const raw = sheet.cells.get(header);
    if (raw === undefined) {
      if (required) fail(name, '必填');
      continue;
    }
    const parsed = parse(raw);
    if ('error' in parsed) fail(name, parsed.error);
    else values[name] = parsed.value;
  }
  return values;
}

function contractOf(values: Values, n: 1 | 2 | 3, fail: Fail): PastContract | undefined {
  const part = (name: ContractPart) => values[`contract${n}${name}`];
  const parts: ContractPart[] = ['Name', 'Supplier', 'Fen', 'SignedOn', 'FiledOn', 'CompletedOn'];
  if (parts.every((name) => part(name) === undefined)) return undefined;
  for (const name of parts.slice(0, 4))
    if (part(name) === undefined) fail(`contract${n}${name}`, '填写了这份合同,此项必填');
  return {
    contractId: `imported-${n}`,
    name: part('Name') as string,
    supplier: part('Supplier') as string,
    amountFen: part('Fen') as number,
    signedOn: part('SignedOn') as string,
    ...(part('FiledOn') ? { filedOn: part('FiledOn') as string } : {}),
    ...(part('CompletedOn') ? { completedOn: part('CompletedOn') as string } : {}),
  };
}

/** What has to come after what: the later column is the one that is told. */
const ORDER: [earlier: ColumnName, later: ColumnName, needed: boolean][] = [
  ['approvedOn', 'pledgedOn', false],
  ['approvedOn', 'appliedOn', false],
  ['appliedOn', 'acceptedOn', true],
  ['acceptedOn', 'selfEvaluatedOn', true],
  ['inUseOn', 'selfEvaluatedOn', true],
  ['approvedOn', 'inUseOn', false],
  ['approvedOn', 'terminatedOn', false],
  ...([1, 2, 3] as const).flatMap((n): [ColumnName, ColumnName, boolean][] => [
    [`contract${n}SignedOn`, `contract${n}FiledOn`, false],
    [`contract${n}SignedOn`, `contract${n}CompletedOn`, false],
    [`contract${n}CompletedOn`, 'appliedOn', false],
  ]),
];

function checkDays(values: Values, contracts: PastContract[], today: string, fail: Fail) {
  for (const [name] of columnList) {
    const value = values[name];
    if (name.endsWith('On') && typeof value === 'string' && value > today) fail(name, '不能晚于今天');
  }
  for (const [earlier, later, needed] of ORDER) {
    const [first, second] = [values[earlier] as string | undefined, values[later] as string | undefined];
    if (second === undefined) continue;
    if (first === undefined && needed) fail(earlier, `填写了「${headerOf(later)}」,此项必填`);
    if (first !== undefined && second < first) fail(later, `不能早于「${headerOf(earlier)}」(${first})`);
  }
  const complete = contracts.length > 0 && contracts.every((c) => c.completedOn);
  if (values.appliedOn && !complete) fail('appliedOn', '申请验收前,合同须已全部登记完成日');
  if (values.receiptNumber && !values.acceptedOn) fail('acceptedOn', '填写了「验收备案回执号」,此项必填');
  if (values.estimateFen === 0) fail('estimateFen', '须大于零');
  checkMoney(values, fail);
}

function checkMoney(values: Values, fail: Fail) {
  const [estimate, settlement, returned] = [values.estimateFen, values.settlementFen, values.returnedFen] as (
    | number
    | undefined
  )[];
  if (settlement === undefined) {
    if (returned !== undefined) fail('settlementFen', '填写了「节余已退回(元)」,此项必填');
    if (values.closed) fail('settlementFen', '已办结的项目须填写决算');
    return;
  }
  const surplus = (estimate ?? 0) - settlement;
  if (surplus < 0) fail('settlementFen', '不能超过批复概算');
  if ((returned ?? 0) > Math.max(0, surplus)) fail('returnedFen', '不能超过节余(概算减决算)');
}

function fieldsOf(values: Values): DraftFields {
  const { name, kind, procurementMode = 'unit', goal, responsiblePerson, estimateFen } = values;
  const fields = { name, kind, procurementMode, goal, responsiblePerson, budgetFen: estimateFen };
  return Object.fromEntries(
    Object.entries(fields).filter(([, v]) => v !== undefined),
  ) as unknown as DraftFields;
}

function pastOf(values: Values, contracts: PastContract[], rules: Rules): Past {
  const { approvedOn, documentNumber, estimateFen, appliedOn, acceptedOn, receiptNumber } = values;
  const { inUseOn, selfEvaluatedOn, terminatedOn, settlementFen, returnedFen, closed } = values;
  // A contract that was filed was filed under a pledge: nobody can sign one for then any more.
  const pledgedOn =
    values.pledgedOn ?? (contracts.some((c) => c.filedOn) ? contracts[0]?.signedOn : undefined);
  const stated = { documentNumber, pledgedOn, appliedOn, acceptedOn, receiptNumber, inUseOn };
  const end = { selfEvaluatedOn, terminatedOn, settlementFen, returnedFen, closed: closed || undefined };
  const given = Object.entries({ ...stated, ...end }).filter(([, value]) => value !== undefined);
  return {
    approvedOn: approvedOn as string,
    estimateFen: estimateFen as number,
    contracts,
    quartersMet: quartersMet(values, rules),
    ...(Object.fromEntries(given) as Partial<Past>),
  };
}

/** The owed quarters up to the one that the register says was reported (R5, R10). */
function quartersMet(values: Values, { ruleSets, calendar }: Rules): string[] {
  const through = values.reportedThrough as string | undefined;
  if (through === undefined) return [];
  const span = {
    approvedOn: values.approvedOn as string,
    acceptedOn: values.acceptedOn as string | undefined,
    terminatedOn: values.terminatedOn as string | undefined,
    asOf: quarterEndOf(through),
  };
  const found = quarterlyReportsOwed(span, ruleSets, calendar);
  return found.applicable ? found.owed.map((q) => q.quarter).filter((q) => q <= through) : [];
}
