import * as z from 'zod/mini';
import { later } from '../../later.ts';
import {
  type OwedReport,
  quarterlyReportsOwed,
  REPORT_RECIPIENTS,
  reportedQuarterEnds,
} from '../article-17-quarterly-report.ts';
import { governing } from '../article-38-validity.ts';
import type { Rules } from '../rule-sets/rule-set.ts';
import { cautions, dated, whyNot } from './explain.ts';
import { at, day } from './fields.ts';
import { ruleKind } from './kind.ts';

const input = later(() =>
  z
    .strictObject({
      approvedOn: day(),
      acceptedOn: z.nullish(day()),
      terminatedOn: z.nullish(day()),
      asOf: z.optional(day()),
    })
    .check(
      z.refine(
        (i) => Boolean(i.acceptedOn ?? i.terminatedOn ?? i.asOf),
        at('asOf', '未验收也未终止的项目,须给出截止日 asOf'),
      ),
      z.refine((i) => !i.acceptedOn || i.acceptedOn >= i.approvedOn, at('acceptedOn', '验收不能早于批复')),
      z.refine(
        (i) => !i.terminatedOn || i.terminatedOn >= i.approvedOn,
        at('terminatedOn', '终止不能早于批复'),
      ),
    ),
);

export const quarterlyReports = ruleKind({
  title: '季度报告',
  article: 17,
  readings: ['R2', 'R4', 'R5', 'R10'],
  input,
  answer({ approvedOn, acceptedOn, terminatedOn, asOf }, rules) {
    const project = {
      approvedOn,
      acceptedOn: acceptedOn ?? undefined,
      terminatedOn: terminatedOn ?? undefined,
      asOf,
    };
    const reports = quarterlyReportsOwed(project, rules.ruleSets, rules.calendar);
    if (!reports.applicable) return { ...reports, explanation: [whyNot('应报告的季度末', reports)] };
    const { owed } = reports;
    const overall = {
      provisional: owed.some(({ provisional }) => provisional),
      basisExpired: owed.some(({ basisExpired }) => basisExpired),
    };
    const last = owed.at(-1);
    return {
      applicable: true as const,
      // Of the last report owed: each one carries its own.
      nominalDue: last?.nominalDue ?? null,
      effectiveDue: last?.effectiveDue ?? null,
      ...overall,
      owed: owed.map(({ basisExpired, ...report }) => report),
      recipients: REPORT_RECIPIENTS,
      explanation: [
        `批复日 ${dated(approvedOn)}:此后的每个季度末,验收或终止之前,均应报告(R5)`,
        ...owed.map(owedLine),
        ...notGovernedLines(reportedQuarterEnds(project), rules),
        `报送 ${REPORT_RECIPIENTS.map(({ name }) => name).join('、')};无事项报零报告(第十七条,R5)`,
        ...cautions(overall),
      ],
    };
  },
});

function owedLine({ quarter, nominalDue, effectiveDue }: OwedReport): string {
  const moved = nominalDue === effectiveDue ? '' : `,不是工作日,顺延至 ${dated(effectiveDue)}(R4)`;
  return `${quarter}:到期 ${dated(nominalDue)}${moved}`;
}

function notGovernedLines(quarterEnds: readonly string[], { ruleSets }: Rules): string[] {
  return quarterEnds.flatMap((end) => {
    const found = governing(ruleSets, end);
    return found.applicable ? [] : [whyNot(`季度末 ${dated(end)}`, found)];
  });
}
