import { daysBetween } from '../../lib/calendar/days.ts';
import { quarterName } from '../../lib/calendar/months.ts';
import type { Person } from '../../lib/project/people.ts';
import { projectKindLabels, stageLabels } from '../../lib/project/project.ts';
import type { Turn } from '../../lib/project/turn.ts';
import type { Rules } from '../../lib/regulation/rule-sets/rule-set.ts';
import { reportsRoutes } from '../../lib/routes/reports.ts';
import type { Route } from '../../lib/routes.ts';
import { type LedgerRow, ledgerOf, readWhole } from '../../lib/store/ledger.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction, type Request } from '../http.ts';
import { knownPerson } from '../requests.ts';
import { type QuarterCell, quarterStatusLabels } from './quarter-status.ts';
import { cellsOf } from './quarters.ts';
import { visibleRow } from './visible-row.ts';
import { type Cell, type Column, workbookOf } from './workbook.ts';

interface Asked {
  person: Person;
  today: string;
  rules: Rules;
}

/** Everything the person may see, and nothing else: a report is a list of their own ledger. */
async function visibleRows({ person, today }: Asked): Promise<LedgerRow[]> {
  const own = ledgerOf(person, today);
  if (!own) return [];
  const rows = await Array.fromAsync(readWhole(own));
  return rows.flatMap((row) => visibleRow(row, person, today) ?? []);
}

const fen = (amount: number | undefined): Cell => (amount === undefined ? undefined : { fen: amount });
const day = (value: string | undefined): Cell => (value === undefined ? undefined : { day: value });

const project: Column<LedgerRow>[] = [
  { header: '备案号', width: 16, cell: (r) => r.filingNumber },
  { header: '项目名称', width: 40, cell: (r) => r.fields.name },
  { header: '建设单位', width: 24, cell: (r) => r.unitName },
];
const of = <T extends { row: LedgerRow }>(columns: Column<LedgerRow>[]): Column<T>[] =>
  columns.map(({ cell, ...rest }) => ({ ...rest, cell: (found) => cell(found.row) }));

const ledgerColumns: Column<LedgerRow>[] = [
  ...project,
  { header: '项目类型', width: 14, cell: (r) => projectKindLabels[r.fields.kind] },
  { header: '阶段', width: 12, cell: (r) => stageLabels[r.stage] },
  { header: '投资预算(元)', width: 18, cell: (r) => fen(r.fields.budgetFen) },
  { header: '批复概算(元)', width: 18, cell: (r) => fen(r.estimateFen) },
  { header: '合同金额(元)', width: 18, cell: (r) => fen(r.contractFen) },
  { header: '已支付(元)', width: 18, cell: (r) => fen(r.paidFen) },
  { header: '批复日期', width: 12, cell: (r) => day(r.approvedOn) },
  { header: '完工日期', width: 12, cell: (r) => day(r.completedOn) },
  { header: '验收日期', width: 12, cell: (r) => day(r.acceptedOn) },
  { header: '最近期限', width: 12, cell: (r) => day(r.openDues[0]) },
];

const quarterColumns: Column<{ row: LedgerRow; cell: QuarterCell }>[] = [
  ...of(project),
  { header: '季报状态', width: 12, cell: ({ cell }) => quarterStatusLabels[cell.status] },
  { header: '零报告', width: 8, cell: ({ cell }) => (cell.zero ? '是' : undefined) },
  { header: '期限', width: 12, cell: ({ cell }) => day(cell.dueOn) },
  { header: '报送日期', width: 12, cell: ({ cell }) => day(cell.reportedOn) },
];

const surplusColumns: Column<LedgerRow>[] = [
  ...project,
  { header: '批复概算(元)', width: 18, cell: (r) => fen(r.estimateFen) },
  { header: '决算(元)', width: 18, cell: (r) => fen(r.surplus?.settlementFen) },
  { header: '节余(元)', width: 18, cell: (r) => fen(r.surplus?.surplusFen) },
  { header: '已退回(元)', width: 18, cell: (r) => fen(r.surplus?.returnedFen) },
  {
    header: '未退回(元)',
    width: 18,
    cell: ({ surplus }) => fen(surplus && surplus.surplusFen - surplus.returnedFen),
  },
];

interface Overdue {
  row: LedgerRow;
  turn: Turn & { dueOn: string };
  days: number;
}

const overdueColumns: Column<Overdue>[] = [
  ...of(project),
  { header: '事项', width: 36, cell: ({ turn }) => turn.text },
  { header: '依据(条)', width: 10, cell: ({ turn }) => turn.article ?? undefined },
  { header: '期限', width: 12, cell: ({ turn }) => day(turn.dueOn) },
  { header: '逾期天数', width: 10, cell: ({ days }) => days },
];

const overdueOf = (row: LedgerRow, today: string): Overdue[] =>
  row.turns.flatMap((turn) => {
    const { dueOn } = turn;
    if (!dueOn || dueOn >= today) return [];
    return [{ row, turn: { ...turn, dueOn }, days: daysBetween(dueOn, today) }];
  });

/** A report's function; the day stands in the file's name, since an export is of its day. */
function report<const R extends Route>(
  route: R,
  make: (rows: LedgerRow[], asked: Asked & Pick<Request<R>, 'query'>) => ReturnType<typeof workbookOf>,
) {
  return httpFunction(route, async ({ userId, today, query }) => {
    const opening = await openRequest(userId, undefined, today.slice(0, 4));
    const asked = { person: knownPerson(opening), today, rules: opening.rules };
    return { file: await make(await visibleRows(asked), { ...asked, query }) };
  });
}

export const reports = [
  report(reportsRoutes.ledgerReport, (rows, { today }) =>
    workbookOf(`项目台账 ${today}`, ledgerColumns, rows),
  ),
  report(reportsRoutes.quartersReport, (rows, { query, ...asked }) => {
    const { today } = asked;
    const quarter = query.quarter ?? quarterName(today);
    return workbookOf(`${quarter} 季报 ${today}`, quarterColumns, cellsOf(rows, { ...asked, quarter }));
  }),
  report(reportsRoutes.surplusReport, (rows, { today }) =>
    workbookOf(
      `节余清单 ${today}`,
      surplusColumns,
      rows.filter((row) => row.surplus?.surplusFen),
    ),
  ),
  report(reportsRoutes.overdueReport, (rows, { today }) =>
    workbookOf(
      `逾期清单 ${today}`,
      overdueColumns,
      rows.flatMap((row) => overdueOf(row, today)),
    ),
  ),
];
