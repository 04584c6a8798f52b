import { type Breach, breach, breachesOf } from './decision.ts';

export interface AnnualPlanItem {
  totalFen: number;
  /** 结合年度预算安排资金: what each year's budget carries. */
  years: readonly { year: number; amountFen: number }[];
  budgetSource: string;
}

/** 市财政局按照综合预算原则结合年度预算安排资金: every fen of the total belongs to one year and to one source. */
export function decideAnnualSplit(item: AnnualPlanItem): Breach[] {
  const sum = item.years.reduce((total, { amountFen }) => total + amountFen, 0);
  const years = new Set(item.years.map(({ year }) => year));
  return breachesOf(
    sum !== item.totalFen && breach('splitNotTotal', 9, '各年度安排资金之和应等于总投资', 'years'),
    years.size !== item.years.length && breach('yearTwice', 9, '同一年度只能填写一次', 'years'),
    item.budgetSource.trim() === '' && breach('budgetSourceMissing', 9, '请填写资金来源', 'budgetSource'),
  );
}
