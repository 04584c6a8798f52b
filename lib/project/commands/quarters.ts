import * as z from 'zod/mini';
import { later } from '../../later.ts';
import { REPORT_RECIPIENTS } from '../../regulation/article-17-quarterly-report.ts';
import { breach, breachesOf } from '../../regulation/decision.ts';
import { command } from '../command.ts';
import { owedQuarters } from '../duties.ts';
import { impossibleSums } from '../quarterly-sums.ts';
import { isQuarter } from '../quarters.ts';
import type { Recipient } from '../records.ts';
import { fen, text } from '../schema.ts';
import { summaryOf } from '../summary.ts';
import { defined } from './drafting.ts';
import { recipientOf } from './recipient.ts';

const quarter = later(() => z.string().check(z.refine(isQuarter, '季度格式如 2025Q3')));

/** Progress and money (RULES.md, "Materials per stage"); what has to be there is asked when it is reported. */
export const quarterContent = later(() =>
  z.strictObject({
    zero: z.optional(z.boolean()),
    progress: z.optional(text(5000)),
    progressPercent: z.optional(z.int().check(z.gte(0), z.lte(100))),
    receivedFen: z.optional(fen()),
    paidFen: z.optional(fen()),
    milestones: z.optional(text(2000)),
    deviation: z.optional(text(2000)),
    problems: z.optional(text(2000)),
    nextPlan: z.optional(text(2000)),
    correction: z.optional(text(500)),
  }),
);

/** 第十七条: progress and money of a quarter; a zero report is a report, a second one a correction. */
export const reportQuarter = command({
  input: later(() => z.extend(quarterContent(), { quarter: quarter() })),
  check: (project, input, { rules, today }) => {
    const owed = owedQuarters(project, rules, today).find((q) => q.quarter === input.quarter);
    const reported = project.quarterlyReports[input.quarter] !== undefined;
    const full = !input.zero;
    return breachesOf(
      !owed &&
        !reported &&
        breach('quarterNotOwed', 17, `${input.quarter} 无须报告:未到报告期,或项目不在建`, 'quarter'),
      full &&
        !input.progress &&
        breach('progressMissing', 17, '请填写建设进度;确无内容请选零报告', 'progress'),
      full &&
        input.progressPercent === undefined &&
        breach('percentMissing', 17, '请填写完成比例', 'progressPercent'),
      full && input.paidFen === undefined && breach('paidMissing', 17, '请填写资金支付情况', 'paidFen'),
      reported &&
        !input.correction &&
        breach('correctionReasonMissing', 17, '本季度已报告,更正须说明原因', 'correction'),
      impossibleSums({ paidFen: input.paidFen ?? 0 }, project.budget?.estimateFen ?? 0),
    );
  },
  events: (project, { quarter: name, correction, zero = false, ...given }) => {
    const { estimateFen, contractFen: contractedFen } = summaryOf(project);
    const content = defined({
      // As they stand today: the report is read beside them later.
      estimateFen,
      contractedFen,
      progress: '',
      progressPercent: 0,
      receivedFen: 0,
      paidFen: 0,
      ...defined(given),
      zero,
    });
    return [{ type: 'quarterlyReported', data: defined({ quarter: name, content, correction }) }];
  },
});

const recipientNames = new Map(REPORT_RECIPIENTS.map(({ code, name }) => [code as Recipient, name]));

export const receiveQuarter = command({
  input: later(() => z.strictObject({ quarter: quarter() })),
  check: (project, input, { actor }) => {
    const report = project.quarterlyReports[input.quarter];
    const recipient = recipientOf(actor);
    return breachesOf(
      !report && breach('noSuchReport', 17, '没有这一季度的报告', 'quarter'),
      recipient &&
        report?.receipts[recipient] &&
        breach('alreadyReceived', 17, `${recipientNames.get(recipient)}已签收`, 'quarter'),
    );
  },
  events: (_, input, { actor }) => {
    const recipient = recipientOf(actor);
    return recipient ? [{ type: 'quarterlyReceived', data: { ...input, recipient } }] : [];
  },
});
