import { dayOf } from '../calendar/days.ts';
import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import { evaluateRule } from '../regulation/rules.ts';
import type { Obligation } from './obligations.ts';
import type { Project } from './project.ts';
import { acceptanceEvents, acceptedOn, completedOn, firstEvaluation, terminatedOn } from './standing.ts';

/** The rule behind an obligation and what it is asked; undefined for days that an order set. */
function questionOf(project: Project, { kind, subject, triggerOn }: Obligation, today: string) {
  switch (kind) {
    case 'contractFiling': {
      const filedAt = project.contracts[subject]?.filing?.filedAt;
      return { rule: 'contractFiling', input: { signedOn: triggerOn, ...(filedAt ? { filedAt } : {}) } };
    }
    case 'acceptanceApplication':
      return acceptanceQuestion(project, today);
    case 'selfEvaluation': {
      const submitted = firstEvaluation(project)?.submitted.at;
      const base = { acceptedOn: acceptedOn(project), inUseOn: project.operation?.inUseOn ?? null };
      return {
        rule: 'selfEvaluation',
        input: { ...base, ...(submitted ? { submittedAt: submitted } : { asOf: today }) },
      };
    }
    case 'quarterlyReport': {
      const [accepted, terminated] = [acceptedOn(project), terminatedOn(project)];
      const ends = {
        ...(accepted ? { acceptedOn: accepted } : {}),
        ...(terminated ? { terminatedOn: terminated } : {}),
      };
      return {
        rule: 'quarterlyReports',
        input: { approvedOn: project.approval?.approvedOn, ...ends, asOf: triggerOn },
      };
    }
    default:
      return undefined;
  }
}

/** With an extension on record the whole course is told, else the period alone. */
function acceptanceQuestion(project: Project, today: string) {
  const completed = completedOn(project);
  if (Object.keys(project.extensions).length > 0) {
    const input = { completedOn: completed, events: acceptanceEvents(project), asOf: [today] };
    return { rule: 'acceptanceTimeline', input };
  }
  const [first] = project.acceptanceApplications;
  const contracts = Object.values(project.contracts).flatMap((c) => c.completion?.completedOn ?? []);
  return {
    rule: 'acceptanceApplication',
    input: { contractsCompletedOn: contracts, ...(first ? { appliedAt: dayOf(first.at) } : {}) },
  };
}

/** 为什么是这一天: the lines of the rule itself, the same that 期限计算器 shows. */
export function explanationOf(
  project: Project,
  obligation: Obligation,
  rules: Rules,
  today: string,
): string[] {
  const question = questionOf(project, obligation, today);
  if (!question) {
    const { due, title } = obligation;
    return due?.applicable ? [`${title}:期限 ${due.effectiveDue} 由下达或调取时确定`] : [];
  }
  const evaluation = evaluateRule(question.rule, question.input, rules);
  return evaluation.ok ? evaluation.value.explanation : [];
}
