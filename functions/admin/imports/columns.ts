import * as z from 'zod/mini';
import { isDay } from '../../../lib/calendar/days.ts';
import { procurementModeLabels, projectKindLabels } from '../../../lib/project/project.ts';
import { isQuarter } from '../../../lib/project/quarters.ts';
import { text as bounded } from '../../../lib/project/schema.ts';
import { MAX_FEN } from '../../../lib/regulation/kinds/fields.ts';

/** A cell as the sheet holds it: text, a number, or a day of a date cell. */
export type Raw = string | number | undefined;
export type Parsed<T> = { value: T } | { error: string };

/** One column of the sheet: its header, how its cell is read, and what the template says of it. */
export interface ImportColumn<T> {
  header: string;
  required?: true;
  note: string;
  parse: (raw: string | number) => Parsed<T>;
}

/** Full-width digits and letters count as what they are. */
const plain = (raw: string | number) => String(raw).normalize('NFKC').trim();

const text =
  (max: number) =>
  (raw: string | number): Parsed<string> => {
    const { success, data, error } = z.safeParse(bounded(max), String(raw));
    return success ? { value: data } : { error: error.issues[0]?.message ?? '' };
  };

/** 2021-03-05, 2021/3/5, 2021.3.5 and 2021年3月5日 are one day. */
function day(raw: string | number): Parsed<string> {
  const [, year, month = '', date = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain(raw)) ?? [];
  const value = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(value) ? { value } : { error: '应为日期,例如 2021-03-05' };
}

/** 元 with at most two decimals → integer fen; a third decimal is a typing error, not something to round. */
function fen(raw: string | number): Parsed<number> {
  const [, yuan, cents = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plainNumber(raw)) ?? [];
  if (!yuan) return { error: '应为金额(元),最多两位小数' };
  const value = Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
  return value <= MAX_FEN ? { value } : { error: '金额超过 1000 亿元的上限' };
}

/** A number cell may bring 0.1 + 0.2; six decimals are far below a fen. */
const plainNumber = (raw: string | number) =>
  typeof raw === 'number' ? String(Number(raw.toFixed(6))) : plain(raw).replaceAll(',', '');

const choice =
  <T>(options: Record<string, T>) =>
  (raw: string | number): Parsed<T> => {
    const label = String(raw).trim();
    return Object.hasOwn(options, label)
      ? { value: options[label] as T }
      : { error: `只能填 ${Object.keys(options).join('、')}` };
  };

const byLabel = <K extends string>(labels: Record<K, string>) =>
  Object.fromEntries(Object.entries(labels).map(([key, label]) => [label, key])) as Record<string, K>;

const quarter = (raw: string | number): Parsed<string> => {
  const value = plain(raw).toUpperCase();
  return isQuarter(value) ? { value } : { error: '应为季度,例如 2023Q4' };
};

const contract = <const N extends 1 | 2 | 3>(n: N) => ({
  [`contract${n}Name`]: { header: `合同${n}名称`, note: '没有合同则整组不填', parse: text(200) },
  [`contract${n}Supplier`]: { header: `合同${n}供应商`, note: '', parse: text(100) },
  [`contract${n}Fen`]: { header: `合同${n}金额(元)`, note: '', parse: fen },
  [`contract${n}SignedOn`]: { header: `合同${n}签订日`, note: '', parse: day },
  [`contract${n}FiledOn`]: { header: `合同${n}备案日`, note: '未备案不填', parse: day },
  [`contract${n}CompletedOn`]: { header: `合同${n}完成日`, note: '未完成不填', parse: day },
});

/** The sheet, column by column; the header is what a column is known by, so their order is free. */
export const columns = {
  secret: {
    header: '是否涉密',
    required: true,
    note: '涉密项目不得填入本表',
    parse: choice({ 否: false, 是: true }),
  },
  legacyNumber: { header: '原编号', required: true, note: '本单位内不重复', parse: text(60) },
  unit: { header: '建设单位', required: true, note: '与系统中的单位名称一致,曾用名亦可', parse: text(100) },
  name: { header: '项目名称', required: true, note: '', parse: text(200) },
  kind: {
    header: '项目类型',
    required: true,
    note: Object.values(projectKindLabels).join('、'),
    parse: choice(byLabel(projectKindLabels)),
  },
  procurementMode: {
    header: '招标方式',
    note: `${Object.values(procurementModeLabels).join('、')};不填为自行采购`,
    parse: choice(byLabel(procurementModeLabels)),
  },
  goal: { header: '建设目标', note: '', parse: text(2000) },
  responsiblePerson: { header: '项目负责人', note: '', parse: text(50) },
  approvedOn: { header: '批复日期', required: true, note: '例如 2021-03-05', parse: day },
  documentNumber: { header: '批复文号', note: '', parse: text(100) },
  estimateFen: { header: '批复概算(元)', required: true, note: '', parse: fen },
  pledgedOn: { header: '责任书签订日', note: '', parse: day },
  ...contract(1),
  ...contract(2),
  ...contract(3),
  reportedThrough: { header: '季报已报至', note: '例如 2023Q4;该季度及以前按已报记', parse: quarter },
  appliedOn: { header: '验收申请日', note: '', parse: day },
  acceptedOn: { header: '验收日期', note: '', parse: day },
  receiptNumber: { header: '验收备案回执号', note: '', parse: text(100) },
  inUseOn: { header: '投入使用日期', note: '', parse: day },
  selfEvaluatedOn: { header: '自评价报送日', note: '', parse: day },
  terminatedOn: { header: '终止日期', note: '', parse: day },
  settlementFen: { header: '决算(元)', note: '', parse: fen },
  returnedFen: { header: '节余已退回(元)', note: '', parse: fen },
  closed: { header: '是否办结', note: '是、否', parse: choice({ 否: false, 是: true }) },
} as const satisfies Record<string, ImportColumn<unknown>>;

export type ColumnName = keyof typeof columns | `contract${1 | 2 | 3}${ContractPart}`;
export type ContractPart = 'Name' | 'Supplier' | 'Fen' | 'SignedOn' | 'FiledOn' | 'CompletedOn';

export const columnList = Object.entries(columns) as [ColumnName, ImportColumn<unknown>][];
