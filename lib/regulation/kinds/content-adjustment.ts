import * as z from 'zod/mini';
import { later } from '../../later.ts';
import { BASIS_LEVELS, CIRCUMSTANCES, decideContentAdjustment } from '../article-15-content-adjustment.ts';
import { latestRuleSet } from '../article-38-validity.ts';
import { zhucheng2020 } from '../rule-sets/zhucheng-2020.ts';
import { fen, MAX_LINES } from './fields.ts';
import { ruleKind } from './kind.ts';

const line = later(() =>
  z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    approvedFen: fen(),
    afterFen: fen(),
  }),
);

export const contentAdjustment = ruleKind({
  title: '建设内容调整:备案或变更',
  article: 15,
  readings: ['R7'],
  input: later(() =>
    z.strictObject({
      approvedEstimateFen: fen(),
      lines: z.array(line()).check(z.maxLength(MAX_LINES)),
      priorAdjustedFen: z.optional(fen()),
      goalUnchanged: z.boolean(),
      circumstance: z.nullable(z.enum(CIRCUMSTANCES)),
      basisLevel: z.optional(z.enum(BASIS_LEVELS)),
    }),
  ),
  answer(facts, { ruleSets }) {
    const ruleSet = latestRuleSet(ruleSets) ?? zhucheng2020;
    const priorAdjustedFen = facts.priorAdjustedFen ?? 0;
    const decision = decideContentAdjustment({ ...facts, priorAdjustedFen }, ruleSet);
    const { adjustmentLimitPercent } = ruleSet.parameters;
    return {
      ...decision,
      explanation: [
        `本次调整额 ${yuan(decision.adjustedFen)}:取各明细增加合计与减少合计中较大者,不相抵(R7)`,
        `累计调整额 ${yuan(priorAdjustedFen)} + ${yuan(decision.adjustedFen)} = ${yuan(decision.cumulativeFen)}`,
        `上限:概算总投资 ${yuan(facts.approvedEstimateFen)} × ${adjustmentLimitPercent}% = ${yuan(decision.limitFen)},含本数`,
        ...partialLines(facts),
        ...decision.breaches.map(({ message }) => message),
        decision.outcome === 'filing'
          ? '符合第十五条,可以由项目建设单位调整,同时备案'
          : '不符合第十五条,应履行项目变更手续',
      ],
    };
  },
});

/** Whether the investment exceeds the estimate can be seen only from all the lines. */
function partialLines(facts: { approvedEstimateFen: number; lines: { approvedFen: number }[] }): string[] {
  const approved = facts.lines.reduce((total, { approvedFen }) => total + approvedFen, 0);
  if (approved === facts.approvedEstimateFen) return [];
  return [
    `请核对:所列明细的批复数合计 ${yuan(approved)},与概算总投资 ${yuan(facts.approvedEstimateFen)} 不一致,应列出全部预算明细`,
  ];
}

function yuan(fenAmount: number): string {
  const cents = String(fenAmount % 100).padStart(2, '0');
  return `${(fenAmount - (fenAmount % 100)) / 100}.${cents}元`;
}
