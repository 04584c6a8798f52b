import * as z from 'zod/mini';
import { later } from '../../later.ts';
import { decideClosing, decideSettlement, surplusFen } from '../../regulation/article-18-surplus.ts';
import {
  decideSelfEvaluation,
  PERFORMANCE_GRADES,
  selfEvaluationWindow,
} from '../../regulation/article-27-self-evaluation.ts';
import { breach, breachesOf } from '../../regulation/decision.ts';
import { command } from '../command.ts';
import { hasMaterial } from '../materials.ts';
import type { Project } from '../project.ts';
import { day, fen, identifier, text } from '../schema.ts';
import { acceptedOn } from '../standing.ts';
import { recipientOf } from './recipient.ts';

export const startOperation = command({
  input: later(() => z.strictObject({ inUseOn: day() })),
  guard: (project) => breachesOf(project.operation && breach('alreadyInUse', 27, '投入使用日期已登记')),
  check: (_, { inUseOn }, { today }) =>
    breachesOf(inUseOn > today && breach('inFuture', 27, '投入使用日期不能晚于今天', 'inUseOn')),
  events: (_, data) => [{ type: 'operationStarted', data }],
});

/** R6: refused before the window opens; late is accepted and marked late. */
export const submitSelfEvaluation = command({
  input: later(() => z.strictObject({ summary: text(5000) })),
  guard: (project, { rules, today }) => {
    const facts = { acceptedOn: acceptedOn(project) ?? null, inUseOn: project.operation?.inUseOn ?? null };
    const window = selfEvaluationWindow(facts, rules.ruleSets, rules.calendar);
    const opensOn = window.applicable && window.base !== null ? window.opensOn : null;
    return breachesOf(
      // No rule in force: nothing is owed, and nothing stands against reporting.
      window.applicable && decideSelfEvaluation({ submittedOn: today, opensOn }),
      !hasMaterial(project, 'selfEvaluationReport') && breach('reportMissing', 27, '请先上传自评价报告'),
    );
  },
  events: (_, input, { newId }) => [{ type: 'selfEvaluated', data: { evaluationId: newId(), ...input } }],
});

export const receiveSelfEvaluation = command({
  input: later(() => z.strictObject({ evaluationId: identifier() })),
  check: (project, { evaluationId }, { actor }) => {
    const evaluation = project.selfEvaluations[evaluationId];
    const recipient = recipientOf(actor);
    if (!evaluation) return [breach('noSuchEvaluation', 27, '没有这份自评价报告', 'evaluationId')];
    return breachesOf(
      recipient && evaluation.receipts[recipient] && breach('alreadyReceived', 27, '已签收', 'evaluationId'),
    );
  },
  events: (_, input, { actor }) => {
    const recipient = recipientOf(actor);
    return recipient ? [{ type: 'selfEvaluationReceived', data: { ...input, recipient } }] : [];
  },
});

export const evaluatePerformance = command({
  input: later(() =>
    z.strictObject({ grade: z.enum(PERFORMANCE_GRADES), evaluator: text(100), conclusion: text(5000) }),
  ),
  events: (_, input, { newId }) => [
    { type: 'performanceEvaluated', data: { evaluationId: newId(), ...input } },
  ],
});

const settlementFacts = ({ budget, settlement }: Project) => ({
  approvedEstimateFen: budget?.estimateFen ?? 0,
  settlementFen: settlement?.settlementFen ?? 0,
});

/** 第十八条: settlement against the estimate; what is left goes back the way it came. */
export const settle = command({
  input: later(() => z.strictObject({ settlementFen: fen() })),
  check: (project, input) => decideSettlement({ ...settlementFacts(project), ...input }),
  events: (_, data) => [{ type: 'settled', data }],
});

const returned = (project: Project) => {
  const returns = Object.values(project.surplusReturns);
  return {
    returnedFen: returns.reduce((total, r) => total + r.returnedFen, 0),
    byOriginalChannel: returns.every((r) => r.originalChannel),
  };
};

export const returnSurplus = command({
  input: later(() => z.strictObject({ returnedFen: fen(), returnedOn: day(), originalChannel: z.boolean() })),
  guard: (project) => breachesOf(!project.settlement && breach('notSettled', 18, '请先登记决算金额')),
  check: (project, input, { today }) => {
    const left = surplusFen(settlementFacts(project)) - returned(project).returnedFen;
    return breachesOf(
      input.returnedOn > today && breach('inFuture', 18, '退回日期不能晚于今天', 'returnedOn'),
      input.returnedFen > left && breach('returnedTooMuch', 18, `尚未退回的节余为 ${left} 分`, 'returnedFen'),
      !input.originalChannel && breach('otherChannel', 18, '节余资金应按原渠道退回', 'originalChannel'),
    );
  },
  events: (_, input, { newId }) => [{ type: 'surplusReturned', data: { returnId: newId(), ...input } }],
});

/** 办结: surplus settled, nothing pending, the archive complete. */
export const close = command({
  input: later(() => z.strictObject({})),
  guard: (project) =>
    breachesOf(
      !project.settlement && breach('notSettled', 18, '请先登记决算金额'),
      decideClosing({ surplusFen: surplusFen(settlementFacts(project)), ...returned(project) }),
      Object.values(project.rectifications).some((r) => !r.recheck?.passed) &&
        breach('rectificationOpen', 32, '尚有未通过复查的整改'),
      Object.values(project.informationRequests).some((r) => !r.response) &&
        breach('informationOpen', 34, '尚有未答复的资料调取'),
      project.termination !== undefined && breach('terminationOpen', 32, '已提出终止,尚待财政会签或更正'),
      Object.values(project.contracts).some((c) => !c.filing) &&
        breach('contractNotFiled', 16, '尚有未备案的合同,归档不齐全'),
    ),
  events: () => [{ type: 'closed', data: {} }],
});
