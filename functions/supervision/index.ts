import { routes } from '../../lib/routes.ts';
import { commandFunction } from '../command.ts';
import { routeGroup } from '../http.ts';
import { correct } from './correct.ts';

/** Supervision, audit and corrections (第十九、三十二至三十四条). */
export const handler = routeGroup([
  commandFunction(routes.reportMajorEvent),
  commandFunction(routes.orderRectification),
  commandFunction(routes.respondRectification),
  commandFunction(routes.recheckRectification),
  commandFunction(routes.suspend),
  commandFunction(routes.resume),
  commandFunction(routes.proposeTermination),
  commandFunction(routes.cosignTermination),
  commandFunction(routes.applyNetwork),
  commandFunction(routes.decideNetwork),
  commandFunction(routes.urge),
  commandFunction(routes.recordAccountability),
  commandFunction(routes.noteAuditOpinion),
  commandFunction(routes.requestInformation),
  commandFunction(routes.giveInformation),
  correct,
]);
