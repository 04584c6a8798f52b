import { supervisionRoutes } from '../../lib/routes/supervision.ts';
import { commandFunction } from '../command.ts';
import { routeGroup } from '../http.ts';
import { correct } from './correct.ts';

/** Supervision, audit and corrections (第十九、三十二至三十四条). */
export const handler = routeGroup([
  commandFunction(supervisionRoutes.reportMajorEvent),
  commandFunction(supervisionRoutes.orderRectification),
  commandFunction(supervisionRoutes.respondRectification),
  commandFunction(supervisionRoutes.recheckRectification),
  commandFunction(supervisionRoutes.suspend),
  commandFunction(supervisionRoutes.resume),
  commandFunction(supervisionRoutes.proposeTermination),
  commandFunction(supervisionRoutes.cosignTermination),
  commandFunction(supervisionRoutes.applyNetwork),
  commandFunction(supervisionRoutes.decideNetwork),
  commandFunction(supervisionRoutes.urge),
  commandFunction(supervisionRoutes.recordAccountability),
  commandFunction(supervisionRoutes.noteAuditOpinion),
  commandFunction(supervisionRoutes.requestInformation),
  commandFunction(supervisionRoutes.giveInformation),
  correct,
]);
