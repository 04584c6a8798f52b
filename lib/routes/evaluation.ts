import { commands } from '../project/commands/index.ts';
import { none, post, type RouteTable } from './route.ts';

export const evaluationRoutes = {
  startOperation: post(
    'startOperation',
    'operation-start',
    'evaluation',
    '登记投入使用',
    commands.startOperation.input,
  ),
  submitSelfEvaluation: post(
    'submitSelfEvaluation',
    'self-evaluations',
    'evaluation',
    '报送自评价',
    commands.submitSelfEvaluation.input,
    201,
  ),
  receiveSelfEvaluation: post(
    'receiveSelfEvaluation',
    'self-evaluations/{evaluationId}/receipts',
    'evaluation',
    '签收自评价',
    none,
    201,
  ),
  evaluatePerformance: post(
    'evaluatePerformance',
    'performance-evaluations',
    'evaluation',
    '登记绩效评价',
    commands.evaluatePerformance.input,
    201,
  ),
  settle: post('settle', 'settlement', 'evaluation', '登记决算', commands.settle.input),
  returnSurplus: post(
    'returnSurplus',
    'surplus-returns',
    'evaluation',
    '登记节余退回',
    commands.returnSurplus.input,
    201,
  ),
  close: post('close', 'closure', 'evaluation', '办结', none),
} as const satisfies RouteTable;
