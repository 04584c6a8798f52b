import { routes } from '../../lib/routes.ts';
import { commandFunction } from '../command.ts';
import { routeGroup } from '../http.ts';

/** From the extension to the filed acceptance (第二十二至二十五、二十八至三十一条). */
export const handler = routeGroup([
  commandFunction(routes.applyExtension),
  commandFunction(routes.decideExtension),
  commandFunction(routes.registerCatalog),
  commandFunction(routes.confirmSharing),
  commandFunction(routes.answerSecurity),
  commandFunction(routes.applyAcceptance),
  commandFunction(routes.startAcceptanceReview),
  commandFunction(routes.orderAcceptanceRectification),
  commandFunction(routes.concludeAcceptance),
  commandFunction(routes.cosignAcceptance),
  commandFunction(routes.fileAcceptance),
]);
