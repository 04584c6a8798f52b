import { type Day, dayOf } from '../calendar/days.ts';
import {
  acceptanceApplicationDue,
  projectCompletedOn,
} from '../regulation/article-22-acceptance-application.ts';
import {
  type AcceptanceEvent,
  type AcceptanceStanding,
  acceptanceStanding,
} from '../regulation/article-25-extension.ts';
import type { DueDate } from '../regulation/due-date.ts';
import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import type { Project } from './project.ts';
import type { SelfEvaluation } from './records.ts';

/** What the articles ask of a project, read off its record. */

/** R11: the day the last contract was completed; undefined while one is open or none exists. */
export const completedOn = (project: Project): Day | undefined => {
  const contracts = Object.values(project.contracts);
  return contracts.length > 0
    ? projectCompletedOn(contracts.map((c) => c.completion?.completedOn))
    : undefined;
};

/** The day finance co-signed the acceptance. */
export const acceptedOn = ({ acceptanceResult }: Project): Day | undefined =>
  acceptanceResult?.cosigned && dayOf(acceptanceResult.cosigned.at);

export const terminatedOn = ({ termination }: Project): Day | undefined =>
  termination?.cosigned && dayOf(termination.cosigned.at);

/** The report that met the duty; the store keeps no order of records. */
export const firstEvaluation = ({ selfEvaluations }: Project): SelfEvaluation | undefined =>
  Object.values(selfEvaluations).reduce<SelfEvaluation | undefined>(
    (first, e) => (first && first.submitted.at <= e.submitted.at ? first : e),
    undefined,
  );

/** 验收期限 before any extension; undefined while the project is not complete. */
export function acceptanceDue(project: Project, { ruleSets, calendar }: Rules): DueDate | undefined {
  const completed = completedOn(project);
  return completed === undefined ? undefined : acceptanceApplicationDue(completed, ruleSets, calendar);
}

/** Applications, extensions and decisions in the words of 第二十五条. */
export function acceptanceEvents(project: Project): AcceptanceEvent[] {
  const extensions = Object.values(project.extensions).flatMap(({ applied, decision }): AcceptanceEvent[] => [
    { at: applied.at, type: 'extensionApplied' },
    ...(decision
      ? [
          decision.outcome === 'approved'
            ? { at: decision.decided.at, type: 'extensionApproved' as const, to: decision.to }
            : { at: decision.decided.at, type: 'extensionRefused' as const },
        ]
      : []),
  ]);
  const applications = project.acceptanceApplications.map(({ at }) => ({
    at,
    type: 'acceptanceApplied' as const,
  }));
  const accepted = project.acceptanceResult?.cosigned;
  return [
    ...extensions,
    ...applications,
    ...(accepted ? [{ at: accepted.at, type: 'accepted' as const }] : []),
  ];
}

/** Where the duty of 第二十二条 stands at the end of a day; undefined where none runs. */
export function acceptanceStandingOn(
  project: Project,
  rules: Rules,
  today: Day,
): AcceptanceStanding | undefined {
  const due = acceptanceDue(project, rules);
  if (!due?.applicable) return undefined;
  return acceptanceStanding(due.effectiveDue, acceptanceEvents(project), today, rules.calendar);
}
