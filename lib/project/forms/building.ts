import { dayOf } from '../../calendar/days.ts';
import { basisLevelLabels, circumstanceLabels } from '../../regulation/article-15-content-adjustment.ts';
import { REPORT_RECIPIENTS } from '../../regulation/article-17-quarterly-report.ts';
import { defined } from '../commands/drafting.ts';
import { formatFen } from '../money.ts';
import type { BudgetLine, Project } from '../project.ts';
import { isQuarter } from '../quarters.ts';
import type { ChangeRequest, QuarterlyContent, Recipient } from '../records.ts';
import { summaryOf } from '../summary.ts';
import { type Fill, numbered, recordOf } from './common.ts';
import {
  capital,
  dayInWords,
  dayOfSignature,
  difference,
  percent,
  quarterInWords,
  room,
  words,
  yuan,
} from './words.ts';

/** 项目调整备案表 (第十五条): lines before and after, the amount adjusted, its share and the share so far. */
export const adjustmentFiling: Fill = (project, subject) => {
  const adjustment = recordOf(project.adjustments, subject);
  if (adjustment === 'missing') return undefined;
  const estimateFen = adjustment ? estimateAt(project, adjustment.filed.at) : project.budget?.estimateFen;
  const lines: { name: string; approvedFen: number; afterFen?: number }[] =
    adjustment?.lines ??
    (project.budget?.lines ?? []).map(({ name, amountFen }) => ({ name, approvedFen: amountFen }));
  return {
    onRecord: adjustment !== undefined,
    values: {
      批复概算: yuan(estimateFen),
      批复概算大写: capital(estimateFen),
      调整日期: dayInWords(adjustment?.adjustedOn),
      调整情形: words(adjustment && circumstanceLabels[adjustment.circumstance]),
      依据层级: adjustment?.basisLevel
        ? basisLevelLabels[adjustment.basisLevel]
        : adjustment
          ? '无'
          : words(undefined),
      依据文号: adjustment && !adjustment.basisDocument ? '无' : words(adjustment?.basisDocument),
      调整事由: room(adjustment?.reason),
      本次调整额: yuan(adjustment?.adjustedFen),
      本次调整额大写: capital(adjustment?.adjustedFen),
      本次占比: percent(adjustment?.adjustedFen ?? 0, adjustment && estimateFen),
      累计调整额: yuan(adjustment?.cumulativeFen),
      累计调整额大写: capital(adjustment?.cumulativeFen),
      累计占比: percent(adjustment?.cumulativeFen ?? 0, adjustment && estimateFen),
      自行调整上限: yuan(adjustment?.limitFen),
      备案日期: dayOfSignature(adjustment?.filed),
    },
    lists: {
      明细: numbered(lines, ({ name, approvedFen, afterFen }) => ({
        名称: name,
        调整前: formatFen(approvedFen),
        调整后: afterFen === undefined ? '' : formatFen(afterFen),
        增减: afterFen === undefined ? '' : difference(afterFen - approvedFen),
      })),
    },
  };
};

const approvedChangesBefore = ({ changes }: Project, instant: string): ChangeRequest[] =>
  Object.values(changes)
    .filter(({ decision }) => decision?.outcome === 'approved' && decision.decided.at < instant)
    .sort((a, b) => ((a.decision?.decided.at ?? '') < (b.decision?.decided.at ?? '') ? -1 : 1));

/** The estimate as it stood: of the approval, or of the last change approved before. */
const estimateAt = (project: Project, instant: string): number | undefined =>
  approvedChangesBefore(project, instant).at(-1)?.estimateFen ?? project.approval?.estimateFen;

/** The lines as they stood: of the last approval, change or adjustment before. */
function linesAt(project: Project, instant: string): BudgetLine[] {
  const change = approvedChangesBefore(project, instant).at(-1);
  const since = change?.decision?.decided.at ?? '';
  const adjustment = Object.values(project.adjustments)
    .filter(({ filed }) => since < filed.at && filed.at < instant)
    .sort((a, b) => (a.filed.at < b.filed.at ? -1 : 1))
    .at(-1);
  if (adjustment) return adjustment.lines.map(({ name, afterFen }) => ({ name, amountFen: afterFen }));
  return change?.lines ?? project.approval?.budgetLines ?? [];
}

const goalAt = (project: Project, instant: string): string | undefined =>
  approvedChangesBefore(project, instant).findLast((change) => change.goal)?.goal ??
  Object.values(project.submissions).at(-1)?.fields.goal ??
  project.fields.goal;

const outcomes = { approved: '同意', refused: '不同意' } as const;
/** 同意 or 不同意, with what was said; an undecided one leaves room. */
export const decided = (decision: { outcome: keyof typeof outcomes; reason?: string } | undefined): string =>
  decision ? [outcomes[decision.outcome], decision.reason].filter(Boolean).join('：') : '';

/** 项目变更申请表 (第十五条末款). */
export const changeApplication: Fill = (project, subject, { today }) => {
  const change = recordOf(project.changes, subject);
  if (change === 'missing') return undefined;
  const asOf = change?.applied.at ?? `${today}T24`;
  const before = estimateAt(project, asOf);
  const was = new Map(linesAt(project, asOf).map((line) => [line.name, line.amountFen]));
  const becomes = new Map((change?.lines ?? []).map((line) => [line.name, line.amountFen]));
  const names = [...new Set([...was.keys(), ...becomes.keys()])];
  return {
    onRecord: change !== undefined,
    values: {
      变更事由: room(change?.reason),
      原建设目标: room(goalAt(project, asOf)),
      变更后建设目标: change && !change.goal ? '不变' : room(change?.goal),
      原概算: yuan(before),
      原概算大写: capital(before),
      变更后概算: yuan(change?.estimateFen),
      变更后概算大写: capital(change?.estimateFen),
      增减额:
        change && before !== undefined ? `${difference(change.estimateFen - before)} 元` : yuan(undefined),
      申请日期: dayOfSignature(change?.applied),
      审核意见: decided(change?.decision),
      决定文号: words(change?.decision?.documentNumber),
      决定日期: dayOfSignature(change?.decision?.decided),
    },
    lists: {
      明细: numbered(names, (name) => ({
        名称: name,
        变更前: formatFen(was.get(name) ?? 0),
        变更后: change ? formatFen(becomes.get(name) ?? 0) : '',
        增减: change ? difference((becomes.get(name) ?? 0) - (was.get(name) ?? 0)) : '',
      })),
    },
  };
};

/** The three receipts, or room for them. */
export const receiptRows = (receipts: Partial<Record<Recipient, { at: string; name: string }>>) =>
  REPORT_RECIPIENTS.map(({ code, name }) => ({
    接收单位: name,
    签收人: receipts[code]?.name ?? '',
    签收日期: receipts[code] ? dayInWords(dayOf(receipts[code].at)) : '',
  }));

/** 季度报告 (第十七条): of a quarter that was reported, or the empty form of one that was not. */
export const quarterlyReport: Fill = (project, subject, { quarterDrafts = [] }) => {
  if (subject !== undefined && !isQuarter(subject)) return undefined;
  const report = subject === undefined ? undefined : project.quarterlyReports[subject];
  const version = report?.versions.at(-1);
  const draft = quarterDrafts.find(({ quarter }) => quarter === subject)?.content;
  const content: Partial<QuarterlyContent> = version?.content ?? defined({ ...draft });
  const { zero, receivedFen, paidFen, progressPercent, ...texts } = content;
  const now = summaryOf(project);
  const estimateFen = content.estimateFen ?? now.estimateFen;
  const contractedFen = content.contractedFen ?? now.contractFen;
  const text = (given: string | undefined) => (zero ? '无' : room(given));
  return {
    onRecord: report !== undefined,
    values: {
      季度: subject ? quarterInWords(subject) : '______年第____季度',
      报告类型: zero === undefined ? '□正常报告  □零报告' : zero ? '零报告' : '正常报告',
      完成比例: zero ? '无变动' : progressPercent === undefined ? '________%' : `${progressPercent}%`,
      建设进度: zero ? '零报告：本季度没有需要报告的内容。' : room(texts.progress),
      重要节点: text(texts.milestones),
      批复概算: yuan(estimateFen),
      批复概算大写: capital(estimateFen),
      累计合同金额: yuan(contractedFen),
      累计合同金额大写: capital(contractedFen),
      // A zero report says that nothing moved; its zeros are no sums.
      累计到位资金: zero ? '无变动' : yuan(receivedFen),
      累计到位资金大写: zero ? '无变动' : capital(receivedFen),
      累计支付资金: zero ? '无变动' : yuan(paidFen),
      累计支付资金大写: zero ? '无变动' : capital(paidFen),
      支付占概算: zero ? '无变动' : percent(paidFen ?? 0, paidFen === undefined ? undefined : estimateFen),
      偏差和原因: text(texts.deviation),
      存在的问题: text(texts.problems),
      下季度计划: text(texts.nextPlan),
      更正原因: version ? (version.correction ?? '无') : '',
      报送人: words(version?.submitted.name),
      报送日期: dayOfSignature(version?.submitted),
    },
    lists: { 签收: receiptRows(report?.receipts ?? {}) },
  };
};
