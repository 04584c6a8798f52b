import { routes } from '../../lib/routes.ts';
import { commandFunction } from '../command.ts';
import { routeGroup } from '../http.ts';

/** From the pledge to the completed contract (第四、八、十六、二十二条). */
export const handler = routeGroup([
  commandFunction(routes.signPledge),
  commandFunction(routes.startTender),
  commandFunction(routes.handOver),
  commandFunction(routes.confirmHandover),
  commandFunction(routes.recordContract),
  commandFunction(routes.fileContract),
  commandFunction(routes.completeContract),
]);
