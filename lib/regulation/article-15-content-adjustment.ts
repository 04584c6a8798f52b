import { type Breach, breach, breachesOf } from './decision.ts';
import type { RuleSet } from './rule-sets/rule-set.ts';

/** (一) 上级部署 (二) 技术方案完善优化 (三) 业务发展需要 */
export const CIRCUMSTANCES = ['superiorDecision', 'technicalRefinement', 'businessNeed'] as const;

export const BASIS_LEVELS = ['province', 'weifang', 'zhucheng'] as const;

/** 根据省委、省政府和潍坊市委、市政府部署: the city's own decision is not one of a superior. */
export const SUPERIOR_LEVELS: readonly BasisLevel[] = ['province', 'weifang'];

export type Circumstance = (typeof CIRCUMSTANCES)[number];
export type BasisLevel = (typeof BASIS_LEVELS)[number];

/** 第十五条: when a unit may adjust by itself. */
export const circumstanceLabels: Record<Circumstance, string> = {
  superiorDecision: '(一)上级部署,建设任务调整',
  technicalRefinement: '(二)技术方案完善优化',
  businessNeed: '(三)业务发展需要,对内容或进度调整',
};

export const basisLevelLabels: Record<BasisLevel, string> = {
  province: '省委、省政府',
  weifang: '潍坊市委、市政府',
  zhucheng: '诸城市',
};

export interface BudgetLine {
  name: string;
  approvedFen: number;
  afterFen: number;
}

export interface ContentAdjustment {
  approvedEstimateFen: number;
  /** All budget lines of the estimate, changed or not: their sum after is the project's investment after. */
  lines: readonly BudgetLine[];
  /** R7: filed before, since the last approved estimate; an approved change starts again from 0. */
  priorAdjustedFen: number;
  goalUnchanged: boolean;
  circumstance: Circumstance | null;
  basisLevel?: BasisLevel | undefined;
}

export interface AdjustmentDecision {
  /** `filing`: 调整并备案; `change`: 履行项目变更手续. */
  outcome: 'filing' | 'change';
  adjustedFen: number;
  cumulativeFen: number;
  limitFen: number;
  breaches: Breach[];
}

/**
 * 资金调整数额不超过概算总投资15%: the number itself is still allowed (`adjustmentLimitPercent`). Whole fen, rounded down: an
 * amount is over the exact limit if and only if it is over this one.
 */
export function adjustmentLimitFen(approvedEstimateFen: number, ruleSet: RuleSet): number {
  const hundredfold = approvedEstimateFen * ruleSet.parameters.adjustmentLimitPercent;
  return (hundredfold - (hundredfold % 100)) / 100;
}

/** R7: gross, not net. What is taken from one line to another counts once, as the larger of the two sides. */
export function adjustedFen(lines: readonly BudgetLine[]): number {
  const increase = sum(lines.map(({ approvedFen, afterFen }) => Math.max(0, afterFen - approvedFen)));
  const decrease = sum(lines.map(({ approvedFen, afterFen }) => Math.max(0, approvedFen - afterFen)));
  return Math.max(increase, decrease);
}

/** Any breach means the change procedure instead of a filing; every failed condition is named. */
export function decideContentAdjustment(facts: ContentAdjustment, ruleSet: RuleSet): AdjustmentDecision {
  const adjusted = adjustedFen(facts.lines);
  const cumulative = facts.priorAdjustedFen + adjusted;
  const limit = adjustmentLimitFen(facts.approvedEstimateFen, ruleSet);
  const breaches = breachesOf(
    sum(facts.lines.map(({ afterFen }) => afterFen)) > facts.approvedEstimateFen &&
      breach('exceedsApprovedEstimate', 15, '项目投资规模超出概算批复', 'lines'),
    !facts.goalUnchanged && breach('goalChanged', 15, '建设目标发生变化', 'goalUnchanged'),
    cumulative > limit && breach('over15Percent', 15, overLimitMessage(ruleSet), 'lines'),
    circumstanceBreach(facts),
  );
  const outcome = breaches.length === 0 ? 'filing' : 'change';
  return { outcome, adjustedFen: adjusted, cumulativeFen: cumulative, limitFen: limit, breaches };
}

function overLimitMessage(ruleSet: RuleSet): string {
  return `资金调整数额(累计)超过概算总投资${ruleSet.parameters.adjustmentLimitPercent}%`;
}

function circumstanceBreach({ circumstance, basisLevel }: ContentAdjustment): Breach | false {
  if (circumstance === null)
    return breach('noCircumstance', 15, '不符合第十五条所列三种情形', 'circumstance');
  if (circumstance !== 'superiorDecision') return false;
  const superior = basisLevel !== undefined && SUPERIOR_LEVELS.includes(basisLevel);
  return (
    !superior &&
    breach(
      'basisNotSuperior',
      15,
      '第(一)项限于省委、省政府和潍坊市委、市政府部署,本市决定不在其内',
      'basisLevel',
    )
  );
}

/** 可以由项目建设单位调整,同时向市大数据工作主管部门备案: filed on or before the adjustment day. */
export function decideAdjustmentFiling(facts: { filedOn: string; adjustedOn: string }): Breach[] {
  return breachesOf(
    facts.filedOn > facts.adjustedOn &&
      breach('filedAfterAdjustment', 15, '调整应同时备案:备案日期不得晚于调整日期', 'adjustedOn'),
  );
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
