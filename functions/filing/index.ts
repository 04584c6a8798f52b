import { filingRoutes } from '../../lib/routes/filing.ts';
import { commandFunction } from '../command.ts';
import { routeGroup } from '../http.ts';

/** From the pledge to the completed contract (第四、八、十六、二十二条). */
export const handler = routeGroup([
  commandFunction(filingRoutes.signPledge),
  commandFunction(filingRoutes.startTender),
  commandFunction(filingRoutes.handOver),
  commandFunction(filingRoutes.confirmHandover),
  commandFunction(filingRoutes.recordContract),
  commandFunction(filingRoutes.fileContract),
  commandFunction(filingRoutes.completeContract),
]);
