import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import { evaluateRule } from '../regulation/rules.ts';
import type { Obligation } from './obligations.ts';
import type { Project } from './project.ts';

/** 为什么是这一天: the lines of the rule itself, the same that 期限计算器 shows. */
export function explanationOf(project: Project, { kind, subject }: Obligation, rules: Rules): string[] {
  const contract = project.contracts[subject];
  if (!contract) return [];
  const { signedOn, filing } = contract;
  const evaluation = evaluateRule(kind, { signedOn, ...(filing ? { filedAt: filing.filedAt } : {}) }, rules);
  return evaluation.ok ? evaluation.value.explanation : [];
}
