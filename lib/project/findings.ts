import type { Calendar } from '../calendar/calendar.ts';
import { type Breach, breach } from '../regulation/decision.ts';
import { type Obligation, statusOf } from './obligations.ts';
import type { Project } from './project.ts';
import { quarterlyFindings } from './quarterly-sums.ts';

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
    return status === 'overdue'
      ? [breach('overdue', obligation.article, `${obligation.title}:已逾期,尚未办理`)]
      : [];
  });
  return [...early, ...late, ...quarterlyFindings(project)];
}
