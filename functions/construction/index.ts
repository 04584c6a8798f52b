import { routes } from '../../lib/routes.ts';
import { commandFunction } from '../command.ts';
import { routeGroup } from '../http.ts';
import { draftQuarter } from './draft-quarter.ts';

/** Adjustments, changes, quarterly reports and money (第十五、十七、二十五条). */
export const handler = routeGroup([
  commandFunction(routes.fileAdjustment),
  commandFunction(routes.applyChange),
  commandFunction(routes.decideChange),
  commandFunction(routes.reportQuarter),
  draftQuarter,
  commandFunction(routes.receiveQuarter),
  commandFunction(routes.requestFunds),
  commandFunction(routes.decideFunds),
]);
