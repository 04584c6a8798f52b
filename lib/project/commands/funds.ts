import * as z from 'zod/mini';
import { later } from '../../later.ts';
import { decideOperationMoney } from '../../regulation/article-26-operation.ts';
import { type Breach, breach, breachesOf } from '../../regulation/decision.ts';
import { type Context, command } from '../command.ts';
import { fundsOf } from '../funds.ts';
import { hasMaterial } from '../materials.ts';
import type { Project } from '../project.ts';
import type { FundRequest } from '../records.ts';
import { fen, identifier, text } from '../schema.ts';
import { refusalReason } from './decision-input.ts';
import { defined } from './drafting.ts';
import { notByTheSame } from './separation.ts';

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
  input: later(() =>
    z.strictObject({
      fund: z.enum(['construction', 'afterAcceptance', 'operation']),
      contractId: z.optional(identifier()),
      amountFen: fen(),
      purpose: text(500),
    }),
  ),
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
  input: later(() =>
    z.strictObject({
      requestId: identifier(),
      outcome: z.enum(['paid', 'refused']),
      reason: z.optional(text(1000)),
    }),
  ),
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
