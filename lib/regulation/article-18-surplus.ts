import { type Breach, breach, breachesOf } from './decision.ts';

/** 项目总投资有节余的: surplus = approved estimate − settlement, never negative. */
export function surplusFen(facts: { approvedEstimateFen: number; settlementFen: number }): number {
  return Math.max(0, facts.approvedEstimateFen - facts.settlementFen);
}

/** 严格按照批复的建设方案和投资预算实施: a settlement above the estimate is no surplus but a breach. */
export function decideSettlement(facts: { approvedEstimateFen: number; settlementFen: number }): Breach[] {
  return breachesOf(
    facts.settlementFen > facts.approvedEstimateFen &&
      breach('settlementExceedsEstimate', 18, '决算金额超出批复概算', 'settlementFen'),
  );
}

export interface SurplusReturn {
  surplusFen: number;
  returnedFen: number;
  /** 按原渠道退回 */
  byOriginalChannel: boolean;
}

/** 依相关规定将节余资金按原渠道退回: a project closes only when all of it went back the way it came. */
export function decideClosing(facts: SurplusReturn): Breach[] {
  return breachesOf(
    facts.returnedFen < facts.surplusFen &&
      breach('surplusNotReturned', 18, '节余资金尚未全部退回,不能办结', 'surplusReturns'),
    facts.returnedFen > facts.surplusFen &&
      breach('returnedTooMuch', 18, '退回金额大于节余金额,请核对', 'surplusReturns'),
    facts.returnedFen > 0 &&
      !facts.byOriginalChannel &&
      breach('otherChannel', 18, '节余资金应按原渠道退回', 'surplusReturns'),
  );
}
