import { decideCommitment8 } from '../regulation/article-08-pledge.ts';
import { type Fund, type Funds, fundGate } from '../regulation/article-25-fund-gate.ts';
import { governing } from '../regulation/article-38-validity.ts';
import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import type { Project } from './project.ts';
import { acceptanceStandingOn, acceptedOn, completedOn } from './standing.ts';

/** 资金闸门: may money be paid today, and why (第八、二十五条, R12). */
export function fundsOf(project: Project, rules: Rules, today: string): Funds {
  const uncommitted = decideCommitment8({
    approved: project.approval !== undefined,
    pledgeSigned: project.pledge !== undefined,
  }).map((b) => `${b.message}(第八条)`);
  const facts = {
    completed: completedOn(project) !== undefined,
    accepted: acceptedOn(project) !== undefined,
    acceptanceOverdue: acceptanceStandingOn(project, rules, today)?.status === 'overdue',
  };
  const gate = fundGate(facts, modeOf(project, rules));
  const against = [...uncommitted, ...heldBack(project)];
  if (against.length === 0) return gate;
  const blocked = (fund: Fund): Fund => ({
    status: 'blocked',
    reasons: [...against, ...(fund.status === 'blocked' ? fund.reasons : [])],
  });
  return {
    construction: blocked(gate.construction),
    afterAcceptance: blocked(gate.afterAcceptance),
    operation: blocked(gate.operation),
  };
}

/** 第三十二条: a failed re-check may hold money; a project that ended or stands still gets none. */
function heldBack({ rectifications, stage }: Project): string[] {
  const held = Object.values(rectifications).some((r) => r.recheck?.measures.includes('holdMoney'));
  return [
    ...(held ? ['整改复查未通过,已决定暂缓拨付(第三十二条)'] : []),
    ...(stage === 'suspended' ? ['项目已暂停建设(第十九条)'] : []),
    ...(stage === 'terminated' ? ['项目已终止(第三十二条)'] : []),
    ...(stage === 'closed' ? ['项目已办结,不再拨付资金'] : []),
  ];
}

/** The setting of the rule set the project was approved under; `staged` is the default (R12). */
function modeOf(project: Project, { ruleSets }: Rules) {
  const approvedOn = project.approval?.approvedOn;
  const found = approvedOn ? governing(ruleSets, approvedOn) : undefined;
  return found?.applicable ? found.ruleSet.parameters.fundGate : 'staged';
}
