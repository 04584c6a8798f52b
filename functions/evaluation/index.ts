import { evaluationRoutes } from '../../lib/routes/evaluation.ts';
import { commandFunction } from '../command.ts';
import { routeGroup } from '../http.ts';

/** Operation, evaluation, surplus and closure (第十八、二十七条). */
export const handler = routeGroup([
  commandFunction(evaluationRoutes.startOperation),
  commandFunction(evaluationRoutes.submitSelfEvaluation),
  commandFunction(evaluationRoutes.receiveSelfEvaluation),
  commandFunction(evaluationRoutes.evaluatePerformance),
  commandFunction(evaluationRoutes.settle),
  commandFunction(evaluationRoutes.returnSurplus),
  commandFunction(evaluationRoutes.close),
]);
