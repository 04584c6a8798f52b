import * as z from 'zod/mini';
import { later, type Of } from '../later.ts';
import { decideAnnualSplit } from '../regulation/article-09-annual-plan.ts';
import { type Breach, breach, breachesOf } from '../regulation/decision.ts';
import type { Person } from './people.ts';
import { day, fen, identifier, list, text } from './schema.ts';

/** 建设规划、年度指导计划的事项 (第五、九条): what a unit is to build, in which year, with which money. */
export interface PlanItem extends PlanContent {
  planItemId: string;
  unitName: string;
  /** Rises with every edit; the earlier ones are on record. */
  version: number;
  changedAt: string;
  changedBy: Pick<Person, 'userId' | 'name'>;
  withdrawnReason?: string;
}

export type PlanContent = Of<typeof planContent>;

/** What the bureau writes down of an item. */
export const planContent = later(() =>
  z.strictObject({
    /** 年度: of the annual guidance plan. */
    year: z.int().check(z.gte(2015), z.lte(2050)),
    unitId: identifier(),
    name: text(200),
    totalFen: fen(),
    budgetSource: text(200),
    yearlySplit: list(
      z.strictObject({ year: z.int().check(z.gte(2015), z.lte(2050)), amountFen: fen() }),
      10,
    ),
    /** 批准日期 of the plan (第五条: by the city government), once it was approved. */
    approvedOn: z.optional(day()),
    note: z.optional(text(1000)),
  }),
);

/** An edit says the item anew, whole, on the version that was read; a reason takes it out of the plan. */
export const planEdit = later(() =>
  z.extend(planContent(), {
    version: z.int().check(z.gte(1)),
    withdrawnReason: z.optional(text(500)),
  }),
);

/** 第九条: the yearly split sums to the total, and has a source. */
export const planBreaches = ({ totalFen, yearlySplit, budgetSource }: PlanContent): Breach[] =>
  breachesOf(
    totalFen === 0 && breach('totalZero', 9, '总投资须大于零', 'totalFen'),
    decideAnnualSplit({ totalFen, years: yearlySplit, budgetSource }).map((found) => ({
      ...found,
      field: found.field === 'years' ? 'yearlySplit' : (found.field ?? 'yearlySplit'),
    })),
  );
