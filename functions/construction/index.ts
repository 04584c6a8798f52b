import { constructionRoutes } from '../../lib/routes/construction.ts';
import { commandFunction } from '../command.ts';
import { routeGroup } from '../http.ts';
import { draftQuarter } from './draft-quarter.ts';

/** Adjustments, changes, quarterly reports and money (第十五、十七、二十五条). */
export const handler = routeGroup([
  commandFunction(constructionRoutes.fileAdjustment),
  commandFunction(constructionRoutes.applyChange),
  commandFunction(constructionRoutes.decideChange),
  commandFunction(constructionRoutes.reportQuarter),
  draftQuarter,
  commandFunction(constructionRoutes.receiveQuarter),
  commandFunction(constructionRoutes.requestFunds),
  commandFunction(constructionRoutes.decideFunds),
]);
