import { routes } from '../../lib/routes.ts';
import { commandFunction } from '../command.ts';
import { routeGroup } from '../http.ts';
import { createProject } from './create-project.ts';
import { editDraft } from './edit-draft.ts';
import { submit } from './submit.ts';

/** From the first draft to the bureau's decision (第三、六、七、八条). */
export const handler = routeGroup([
  createProject,
  editDraft,
  commandFunction(routes.recordConsultation),
  commandFunction(routes.recordCatalogItem),
  commandFunction(routes.removeCatalogItem),
  commandFunction(routes.stateNoData),
  commandFunction(routes.confirmNoData),
  submit,
  commandFunction(routes.withdraw),
  commandFunction(routes.undoWithdrawal),
  commandFunction(routes.returnSubmission),
  commandFunction(routes.startReview),
  commandFunction(routes.giveExpertOpinion),
  commandFunction(routes.decideCloudException),
  commandFunction(routes.draftOpinion),
  commandFunction(routes.approve),
  commandFunction(routes.reject),
]);
