import { obligationStatusLabels } from '../../../../../../lib/project/obligations.ts';
import type { QuarterlyContent } from '../../../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../../../lib/project/view.ts';
import { plainYuan } from '../../../../money/fen.ts';
import type { Option } from '../../../../ui/options.ts';
import { quarterLabel } from '../../../../ui/quarter-label.ts';
import { owedQuarters } from '../open-records.ts';

export interface QuarterValues {
  quarter: string;
  zero?: boolean;
  progress: string;
  progressPercent: string;
  received: string;
  paid: string;
  milestones?: string;
  deviation?: string;
  problems?: string;
  nextPlan?: string;
  correction?: string;
}

/** Owed ones oldest first, each with its day; then those that can be corrected, newest first. */
export function quarterOptions(project: ProjectView): Option<string>[] {
  const owed = owedQuarters(project).map(({ subject, due, status }) => {
    const day = due?.applicable ? `期限 ${due.effectiveDue},` : '';
    return { value: subject, label: `${quarterLabel(subject)}(${day}${obligationStatusLabels[status]})` };
  });
  const reported = project.quarterlyReports.map(({ quarter }) => ({
    value: quarter,
    label: `${quarterLabel(quarter)}(已报送,更正)`,
  }));
  return [...byQuarter(owed), ...byQuarter(reported).toReversed()];
}

const byQuarter = (options: readonly Option<string>[]) =>
  options.toSorted((a, b) => (a.value < b.value ? -1 : 1));

export const latestContent = ({ quarterlyReports }: ProjectView, quarter: string) =>
  quarterlyReports.find((report) => report.quarter === quarter)?.versions.at(-1)?.content;

/** The newest report of an earlier quarter. */
export function latestBefore({ quarterlyReports }: ProjectView, quarter = '9999Q4') {
  const last = quarterlyReports
    .filter((report) => report.quarter < quarter)
    .toSorted((a, b) => (a.quarter < b.quarter ? 1 : -1))[0];
  const content = last?.versions.at(-1)?.content;
  return last && content ? { quarter: last.quarter, content } : undefined;
}

export const valuesOf = (content: QuarterlyContent) => {
  const { receivedFen, paidFen, progressPercent, progress } = content;
  const { milestones = '', deviation = '', problems = '', nextPlan = '' } = content;
  return {
    ...{ progress, milestones, deviation, problems, nextPlan },
    progressPercent: String(progressPercent),
    received: plainYuan(receivedFen),
    paid: plainYuan(paidFen),
  };
};
