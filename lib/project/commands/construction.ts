import * as z from 'zod/mini';
import {
  BASIS_LEVELS,
  CIRCUMSTANCES,
  decideAdjustmentFiling,
  decideContentAdjustment,
} from '../../regulation/article-15-content-adjustment.ts';
import { REPORT_RECIPIENTS } from '../../regulation/article-17-quarterly-report.ts';
import { decideOperationMoney } from '../../regulation/article-26-operation.ts';
import { latestRuleSet } from '../../regulation/article-38-validity.ts';
import { type Breach, breach, breachesOf } from '../../regulation/decision.ts';
import { type Context, command } from '../command.ts';
import { owedQuarters } from '../duties.ts';
import { fundsOf } from '../funds.ts';
import { hasMaterial } from '../materials.ts';
import type { Project } from '../project.ts';
import { impossibleSums } from '../quarterly-sums.ts';
import type { FundRequest, Recipient } from '../records.ts';
import { day, fen, identifier, list, text } from '../schema.ts';
import { summaryOf } from '../summary.ts';
import { lineTwice } from './budget-lines.ts';
import { defined } from './drafting.ts';
import { recipientOf } from './recipient.ts';
import { notByTheSame } from './separation.ts';

const lines = list(z.strictObject({ name: text(100), amountFen: fen }), 100).check(
  z.minLength(1, '至少一项明细'),
);

/** Every line of the estimate, before and after: lines not named stay, new names start at zero. */
function adjustedLines({ budget }: Project, after: readonly { name: string; afterFen: number }[]) {
  const before = new Map((budget?.lines ?? []).map((line) => [line.name, line.amountFen]));
  const changed = new Map(after.map((line) => [line.name, line.afterFen]));
  return [...new Set([...before.keys(), ...changed.keys()])].map((name) => {
    const approvedFen = before.get(name) ?? 0;
    return { name, approvedFen, afterFen: changed.get(name) ?? approvedFen };
  });
}

const adjustmentInput = z.strictObject({
  adjustedOn: day,
  reason: text(2000),
  circumstance: z.nullable(z.enum(CIRCUMSTANCES)),
  basisLevel: z.optional(z.enum(BASIS_LEVELS)),
  basisDocument: z.optional(text(100)),
  goalUnchanged: z.boolean(),
  /** Lines not named stay as they are. */
  lines: list(z.strictObject({ name: text(100), afterFen: fen }), 100).check(z.minLength(1, '至少一项明细')),
});

function adjustmentDecision(project: Project, input: z.output<typeof adjustmentInput>, { rules }: Context) {
  const ruleSet = latestRuleSet(rules.ruleSets);
  const budget = project.budget;
  if (!ruleSet || !budget) return undefined;
  const facts = {
    approvedEstimateFen: budget.estimateFen,
    lines: adjustedLines(project, input.lines),
    priorAdjustedFen: budget.adjustedFen,
    goalUnchanged: input.goalUnchanged,
    circumstance: input.circumstance,
    basisLevel: input.basisLevel,
  };
  return { ...decideContentAdjustment(facts, ruleSet), lines: facts.lines };
}

/** 第十五条: what the unit may adjust itself it files; anything else is refused here and goes the way of a change. */
export const fileAdjustment = command({
  input: adjustmentInput,
  check: (project, input, context) => {
    const decision = adjustmentDecision(project, input, context);
    if (!decision) return [breach('noEstimate', 15, '尚无概算批复,不能调整')];
    const late = decideAdjustmentFiling({ filedOn: context.today, adjustedOn: input.adjustedOn });
    const change =
      decision.outcome === 'change' && breach('changeRequired', 15, '应履行项目变更手续,请改用「申请变更」');
    return breachesOf(lineTwice(input.lines, 15, 'lines'), decision.breaches, change, late);
  },
  events: (project, { goalUnchanged: _, lines: _lines, circumstance, ...input }, context) => {
    const decision = adjustmentDecision(
      project,
      { ...input, goalUnchanged: true, lines: _lines, circumstance },
      context,
    );
    if (!decision || circumstance === null) return [];
    const { adjustedFen, cumulativeFen, limitFen, lines: all } = decision;
    const figures = { adjustedFen, cumulativeFen, limitFen, lines: all };
    return [
      {
        type: 'adjustmentFiled',
        data: defined({ adjustmentId: context.newId(), ...input, circumstance, ...figures }),
      },
    ];
  },
});

const sumBreach = (total: number, parts: readonly { amountFen: number }[]): Breach | false => {
  const sum = parts.reduce((all, line) => all + line.amountFen, 0);
  return sum !== total && breach('linesDoNotSum', 15, `明细合计 ${sum} 分,与概算 ${total} 分不符`, 'lines');
};

const openChange = ({ changes }: Project) => Object.values(changes).some((change) => !change.decision);

export const applyChange = command({
  input: z.strictObject({ reason: text(2000), estimateFen: fen, lines, goal: z.optional(text(2000)) }),
  guard: (project) => breachesOf(openChange(project) && breach('changeOpen', 15, '已有一项变更申请尚未决定')),
  check: (_, input) =>
    breachesOf(
      input.estimateFen === 0 && breach('estimateZero', 15, '变更后的概算须大于零', 'estimateFen'),
      lineTwice(input.lines, 15, 'lines'),
      sumBreach(input.estimateFen, input.lines),
    ),
  events: (_, input, { newId }) => [
    { type: 'changeApplied', data: defined({ changeId: newId(), ...input }) },
  ],
});

/** A refusal says why; an approval may name its document. */
export const decisionInput = {
  outcome: z.enum(['approved', 'refused']),
  reason: z.optional(text(1000)),
};

export const refusalReason = (input: { outcome: string; reason?: string | undefined }, article: number) =>
  input.outcome === 'refused' &&
  !input.reason &&
  breach('reasonMissing', article, '不同意须说明理由', 'reason');

export const decideChange = command({
  input: z.strictObject({ changeId: identifier, ...decisionInput, documentNumber: z.optional(text(100)) }),
  check: (project, input, context) => {
    const change = project.changes[input.changeId];
    if (!change) return [breach('noSuchChange', 15, '没有这项变更申请', 'changeId')];
    return breachesOf(
      change.decision && breach('alreadyDecided', 15, '该变更已作出决定', 'changeId'),
      refusalReason(input, 15),
      notByTheSame(change.applied, context),
    );
  },
  events: (_, input) => [{ type: 'changeDecided', data: defined(input) }],
});

const quarter = z.string().check(z.regex(/^20\d{2}Q[1-4]$/, '季度格式如 2025Q3'));

/** 第十七条: progress and money of a quarter; a zero report is a report, a second one a correction. */
export const reportQuarter = command({
  input: z.strictObject({
    quarter,
    zero: z.optional(z.boolean()),
    progress: z.optional(text(5000)),
    progressPercent: z.optional(z.int().check(z.gte(0), z.lte(100))),
    receivedFen: z.optional(fen),
    paidFen: z.optional(fen),
    milestones: z.optional(text(2000)),
    deviation: z.optional(text(2000)),
    problems: z.optional(text(2000)),
    nextPlan: z.optional(text(2000)),
    correction: z.optional(text(500)),
  }),
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
  input: z.strictObject({ quarter }),
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

const paidFen = (project: Project, counts: (request: FundRequest) => boolean) =>
  Object.values(project.fundRequests)
    .filter((request) => request.decision?.outcome === 'paid' && counts(request))
    .reduce((total, request) => total + request.amountFen, 0);

/** Operation money is not of the estimate: neither when it is asked for nor when it was paid. */
const ofEstimate = ({ fund }: FundRequest) => fund !== 'operation';

/** 第二十七条, 第二十六条 beside the gate: operation money asks for the operation rules. */
const operationBreaches = (project: Project, fund: string) =>
  fund === 'operation'
    ? decideOperationMoney({ operationRulesAvailable: hasMaterial(project, 'operationRules') })
    : [];

export const requestFunds = command({
  input: z.strictObject({
    fund: z.enum(['construction', 'afterAcceptance', 'operation']),
    contractId: z.optional(identifier),
    amountFen: fen,
    purpose: text(500),
  }),
  check: (project, input) =>
    breachesOf(
      input.amountFen === 0 && breach('amountZero', 9, '金额须大于零', 'amountFen'),
      input.contractId !== undefined &&
        !project.contracts[input.contractId] &&
        breach('noSuchContract', 16, '没有这份合同', 'contractId'),
      operationBreaches(project, input.fund),
    ),
  events: (_, input, { newId }) => [
    { type: 'fundRequested', data: defined({ requestId: newId(), ...input }) },
  ],
});

/** 可付吗: every reason against paying, of the gate and of the three-way comparison. */
export function paymentBreaches(project: Project, requestId: string, { rules, today }: Context): Breach[] {
  const request = project.fundRequests[requestId];
  if (!request) return [];
  const gate = fundsOf(project, rules, today)[request.fund];
  const contract = request.contractId ? project.contracts[request.contractId] : undefined;
  return breachesOf(
    gate.status === 'blocked' && gate.reasons.map((reason) => breach('fundBlocked', 25, reason, 'outcome')),
    contract !== undefined &&
      paidFen(project, (r) => r.contractId === contract.contractId) + request.amountFen >
        contract.amountFen &&
      breach('overContract', 18, '累计支付将超过合同金额', 'outcome'),
    ofEstimate(request) &&
      paidFen(project, ofEstimate) + request.amountFen > (project.budget?.estimateFen ?? 0) &&
      breach('overEstimate', 18, '累计支付将超过批复概算', 'outcome'),
    operationBreaches(project, request.fund),
  );
}

export const decideFunds = command({
  input: z.strictObject({
    requestId: identifier,
    outcome: z.enum(['paid', 'refused']),
    reason: z.optional(text(1000)),
  }),
  check: (project, input, context) => {
    const request = project.fundRequests[input.requestId];
    if (!request) return [breach('noSuchRequest', 25, '没有这项资金申请', 'requestId')];
    return breachesOf(
      request.decision && breach('alreadyDecided', 25, '该申请已办理', 'requestId'),
      notByTheSame(request.requested, context),
      refusalReason(input, 25),
      input.outcome === 'paid' && paymentBreaches(project, input.requestId, context),
    );
  },
  events: (_, input) => [{ type: 'fundDecided', data: defined(input) }],
});
