import { decideCommitment8 } from '../regulation/article-08-pledge.ts';
import { type Fund, type Funds, fundGate } from '../regulation/article-25-fund-gate.ts';
import { governing } from '../regulation/article-38-validity.ts';
import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import type { Project } from './project.ts';

/** 资金闸门: may money be paid today, and why (第八、二十五条, R12). */
export function fundsOf(project: Project, rules: Rules): Funds {
  const uncommitted = decideCommitment8({
    approved: project.approval !== undefined,
    pledgeSigned: project.pledge !== undefined,
  }).map((b) => `${b.message}(第八条)`);
  const gate = fundGate(
    { completed: false, accepted: false, acceptanceOverdue: false },
    modeOf(project, rules),
  );
  if (uncommitted.length === 0) return gate;
  const blocked = (fund: Fund): Fund => ({
    status: 'blocked',
    reasons: [...uncommitted, ...(fund.status === 'blocked' ? fund.reasons : [])],
  });
  return {
    construction: blocked(gate.construction),
    afterAcceptance: blocked(gate.afterAcceptance),
    operation: blocked(gate.operation),
  };
}

/** The setting of the rule set the project was approved under; `staged` is the default (R12). */
function modeOf(project: Project, { ruleSets }: Rules) {
  const approvedOn = project.approval?.approvedOn;
  const found = approvedOn ? governing(ruleSets, approvedOn) : undefined;
  return found?.applicable ? found.ruleSet.parameters.fundGate : 'staged';
}
