import type { Rules } from '../../regulation/rule-sets/rule-set.ts';
import { type Project, procurementModeLabels, projectKindLabels } from '../project.ts';
import type { QuarterDraft } from '../quarter-draft.ts';
import type { FormRow } from './form.ts';
import { capital, dayInWords, words, yuan } from './words.ts';

/** What a form may know besides the project. */
export interface FormFacts {
  rules: Rules;
  /** The Shanghai day of printing. */
  today: string;
  /** 季报草稿 that the person may see. */
  quarterDrafts?: readonly QuarterDraft[];
}

/** A form's own part; `undefined` where there is no such record. */
export type Fill = (
  project: Project,
  subject: string | undefined,
  facts: FormFacts,
) => { onRecord: boolean; values: Record<string, string>; lists?: Record<string, FormRow[]> } | undefined;

/** What every form may name. */
export function commonValues(project: Project, today: string): Record<string, string> {
  const { filingNumber, unitName, fields, approval, budget } = project;
  const estimateFen = budget?.estimateFen;
  return {
    项目名称: words(fields.name),
    备案号: words(filingNumber),
    建设单位: words(unitName),
    项目类型: projectKindLabels[fields.kind],
    采购组织形式: procurementModeLabels[fields.procurementMode],
    项目负责人: words(fields.responsiblePerson),
    联系电话: words(fields.contactPhone),
    资金来源: words(fields.budgetSource),
    批复文号: words(approval?.documentNumber),
    批复日期: dayInWords(approval?.approvedOn),
    批复概算: yuan(estimateFen),
    批复概算大写: capital(estimateFen),
    打印日期: dayInWords(today),
  };
}

export const numbered = <T>(items: readonly T[], row: (item: T) => FormRow): FormRow[] =>
  items.map((item, i) => ({ 序号: String(i + 1), ...row(item) }));

/** The store keeps records by identifier; people read them in the order they came. */
export const byTime = <T>(records: readonly T[], at: (record: T) => string): T[] =>
  records.toSorted((a, b) => (at(a) < at(b) ? -1 : 1));

export const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** One of the records, none where none is named, or `missing` where there is no such one. */
export function recordOf<T>(
  records: Record<string, T>,
  subject: string | undefined,
): T | undefined | 'missing' {
  return subject === undefined ? undefined : (records[subject] ?? 'missing');
}
