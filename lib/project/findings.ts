import type { Calendar } from '../calendar/calendar.ts';
import { dayOf } from '../calendar/days.ts';
import { type Breach, breach } from '../regulation/decision.ts';
import { type Obligation, statusOf } from './obligations.ts';
import { type Project, stageLabels } from './project.ts';
import { quarterlyFindings } from './quarterly-sums.ts';
import { terminatedOn } from './standing.ts';

/** The day the project ended; of one that the old register calls closed, nobody knows it. */
const endedOn = (project: Project): string | undefined =>
  terminatedOn(project) ?? (project.stageSince > project.createdAt ? dayOf(project.stageSince) : undefined);

/** Overdue when the project ended: an end makes nothing good. */
function isNeverMet({ ended, doneOn, due }: Obligation, project: Project): boolean {
  const end = endedOn(project);
  return ended === true && !doneOn && !!end && due?.applicable === true && due.effectiveDue < end;
}

/** 违规记录: breaches stay listed after they are cured, for the auditor who trusts nothing. */
export function findingsOf(
  project: Project,
  obligations: readonly Obligation[],
  today: string,
  calendar: Calendar,
): Breach[] {
  const approvedOn = project.approval?.approvedOn;
  const early = Object.values(project.contracts)
    .filter((contract) => approvedOn !== undefined && contract.signedOn < approvedOn)
    .map(({ name, signedOn }) =>
      breach('signedBeforeApproval', 8, `合同「${name}」于 ${signedOn} 签订,早于批复日 ${approvedOn}`),
    );
  const late = obligations.flatMap((obligation) => {
    const status = statusOf(obligation, today, calendar);
    if (status === 'doneLate')
      return [
        breach('doneLate', obligation.article, `${obligation.title}:逾期后于 ${obligation.doneOn} 办理`),
      ];
    if (status === 'overdue')
      return [breach('overdue', obligation.article, `${obligation.title}:已逾期,尚未办理`)];
    return isNeverMet(obligation, project)
      ? [
          breach(
            'neverMet',
            obligation.article,
            `${obligation.title}:逾期未办,直至项目${stageLabels[project.stage]}`,
          ),
        ]
      : [];
  });
  return [...early, ...late, ...quarterlyFindings(project)];
}
