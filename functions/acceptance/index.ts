import { acceptanceRoutes } from '../../lib/routes/acceptance.ts';
import { commandFunction } from '../command.ts';
import { routeGroup } from '../http.ts';

/** From the extension to the filed acceptance (第二十二至二十五、二十八至三十一条). */
export const handler = routeGroup([
  commandFunction(acceptanceRoutes.applyExtension),
  commandFunction(acceptanceRoutes.decideExtension),
  commandFunction(acceptanceRoutes.registerCatalog),
  commandFunction(acceptanceRoutes.confirmSharing),
  commandFunction(acceptanceRoutes.answerSecurity),
  commandFunction(acceptanceRoutes.applyAcceptance),
  commandFunction(acceptanceRoutes.startAcceptanceReview),
  commandFunction(acceptanceRoutes.orderAcceptanceRectification),
  commandFunction(acceptanceRoutes.concludeAcceptance),
  commandFunction(acceptanceRoutes.cosignAcceptance),
  commandFunction(acceptanceRoutes.fileAcceptance),
]);
