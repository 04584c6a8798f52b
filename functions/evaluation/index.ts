import { routes } from '../../lib/routes.ts';
import { commandFunction } from '../command.ts';
import { routeGroup } from '../http.ts';

/** Operation, evaluation, surplus and closure (第十八、二十七条). */
export const handler = routeGroup([
  commandFunction(routes.startOperation),
  commandFunction(routes.submitSelfEvaluation),
  commandFunction(routes.receiveSelfEvaluation),
  commandFunction(routes.evaluatePerformance),
  commandFunction(routes.settle),
  commandFunction(routes.returnSurplus),
  commandFunction(routes.close),
]);
