import { type Day, daysBetween } from '../calendar/days.ts';
import { type Breach, breach, breachesOf } from './decision.ts';
import type { RuleSet } from './rule-sets/rule-set.ts';

export interface ConstructionState {
  plannedCompletionOn: Day;
  /** Completion, or the day looked at while construction goes on. */
  asOf: Day;
  lossFen: number;
  approvedEstimateFen: number;
}

/**
 * 工程严重逾期、投资重大损失等情形: the regulation gives no number. From the rule set's thresholds on, the software suggests a
 * report; it never suspends by itself.
 */
export function suggestMajorEvents(state: ConstructionState, ruleSet: RuleSet): Breach[] {
  const { majorEventDelayDays, majorEventLossPercent } = ruleSet.parameters;
  const delay = daysBetween(state.plannedCompletionOn, state.asOf);
  return breachesOf(
    delay >= majorEventDelayDays &&
      breach('seriousDelay', 19, `工程逾期已达${delay}天,建议作为严重逾期及时报告`, 'plannedCompletionOn'),
    state.lossFen > 0 &&
      state.lossFen * 100 >= state.approvedEstimateFen * majorEventLossPercent &&
      breach(
        'majorLoss',
        19,
        `损失已达概算的${majorEventLossPercent}%,建议作为投资重大损失及时报告`,
        'lossFen',
      ),
  );
}

/** 可要求项目建设单位进行整改或暂停建设: the bureau's order, which says why. */
export function decideOrder(facts: { reason: string }): Breach[] {
  return breachesOf(
    facts.reason.trim() === '' && breach('orderReasonMissing', 19, '请写明整改或暂停的理由', 'reason'),
  );
}
