import { isDay } from '../../../../../lib/calendar/days.ts';
import type { DraftFields } from '../../../../../lib/project/project.ts';
import { parseYuan, plainYuan } from '../../../money/fen.ts';

export interface YearRow {
  year: string;
  amount: string;
}

export interface ParticipantRow {
  unitId: string;
  unitName: string;
  scope: string;
  amount: string;
  townFunded: boolean;
}

/** The draft as it is typed: every field there, all text, amounts in yuan. */
export interface DraftText {
  name: string;
  kind: string;
  procurementMode: string;
  basis: string;
  goal: string;
  content: string;
  budgetFen: string;
  budgetSource: string;
  yearlySplit: YearRow[];
  responsiblePerson: string;
  contactPhone: string;
  plannedCompletionOn: string;
  participants: ParticipantRow[];
  cloudExceptionReason: string;
  fundingMode: string;
  category: string;
  planItemId: string;
  sharedServices: string[];
}

export type DraftKey = keyof DraftText;

export function textOf(fields: DraftFields): DraftText {
  const { basis = '', goal = '', content = '', budgetSource = '', responsiblePerson = '' } = fields;
  const { contactPhone = '', plannedCompletionOn = '', cloudExceptionReason = '' } = fields;
  return {
    name: fields.name,
    kind: fields.kind,
    procurementMode: fields.procurementMode,
    basis,
    goal,
    content,
    budgetFen: fields.budgetFen === undefined ? '' : plainYuan(fields.budgetFen),
    budgetSource,
    yearlySplit: (fields.yearlySplit ?? []).map(({ year, amountFen }) => ({
      year: String(year),
      amount: plainYuan(amountFen),
    })),
    responsiblePerson,
    contactPhone,
    plannedCompletionOn,
    participants: (fields.participants ?? []).map(({ amountFen, ...rest }) => ({
      ...rest,
      amount: plainYuan(amountFen),
    })),
    cloudExceptionReason,
    fundingMode: fields.fundingMode ?? '',
    category: fields.category ?? '',
    planItemId: fields.planItemId ?? '',
    sharedServices: [...(fields.sharedServices ?? [])],
  };
}

/** What a field sends: a value, nothing (`undefined`: it was cleared), or why it cannot be sent yet. */
export type Reading = { ok: true; value: unknown } | { ok: false; message: string };

const value = (read: unknown): Reading => ({ ok: true, value: read });
const not = (message: string): Reading => ({ ok: false, message });

export function readField(key: DraftKey, text: DraftText): Reading {
  switch (key) {
    case 'yearlySplit':
      return readRows(text.yearlySplit, readYear);
    case 'participants':
      return readRows(text.participants, readParticipant);
    case 'sharedServices':
      return value(text.sharedServices);
    case 'budgetFen':
      return text.budgetFen.trim() === '' ? value(undefined) : readAmount(text.budgetFen);
    case 'plannedCompletionOn':
      return readDay(text.plannedCompletionOn);
    case 'name':
      return text.name.trim() === '' ? not('项目名称不能为空') : value(text.name.trim());
    default:
      return value(text[key].trim() || undefined);
  }
}

function readAmount(text: string): Reading {
  const parsed = parseYuan(text);
  return parsed.ok ? value(parsed.fen) : not(parsed.message);
}

const readDay = (text: string) =>
  text === '' || isDay(text) ? value(text || undefined) : not('请填写真实存在的日期');

/** All rows or none: half a row is not sent. An emptied list is an empty list. */
function readRows<T>(rows: readonly T[], read: (row: T) => Reading): Reading {
  const readings = rows.map(read);
  const wrong = readings.findIndex((reading) => !reading.ok);
  const reading = readings[wrong];
  if (reading && !reading.ok) return not(`第 ${wrong + 1} 行:${reading.message}`);
  return value(readings.flatMap((r) => (r.ok ? [r.value] : [])));
}

function readYear({ year, amount }: YearRow): Reading {
  if (!/^20[1-5]\d$/.test(year.trim())) return not('请填写四位年份');
  const parsed = parseYuan(amount);
  return parsed.ok ? value({ year: Number(year), amountFen: parsed.fen }) : not(parsed.message);
}

function readParticipant({ amount, unitId, unitName, scope, townFunded }: ParticipantRow): Reading {
  if (!unitId) return not('请选择单位');
  if (!scope.trim()) return not('请填写承担内容');
  const parsed = parseYuan(amount);
  if (!parsed.ok) return not(parsed.message);
  return value({ ...{ unitId, unitName, scope: scope.trim() }, amountFen: parsed.fen, townFunded });
}
