import { submissionRoutes } from '../../lib/routes/submission.ts';
import { commandFunction } from '../command.ts';
import { routeGroup } from '../http.ts';
import { createProject } from './create-project.ts';
import { editDraft } from './edit-draft.ts';
import { submit } from './submit.ts';

/** From the first draft to the bureau's decision (第三、六、七、八条). */
export const handler = routeGroup([
  createProject,
  editDraft,
  commandFunction(submissionRoutes.recordConsultation),
  commandFunction(submissionRoutes.recordCatalogItem),
  commandFunction(submissionRoutes.removeCatalogItem),
  commandFunction(submissionRoutes.stateNoData),
  commandFunction(submissionRoutes.confirmNoData),
  submit,
  commandFunction(submissionRoutes.withdraw),
  commandFunction(submissionRoutes.undoWithdrawal),
  commandFunction(submissionRoutes.returnSubmission),
  commandFunction(submissionRoutes.startReview),
  commandFunction(submissionRoutes.giveExpertOpinion),
  commandFunction(submissionRoutes.decideCloudException),
  commandFunction(submissionRoutes.draftOpinion),
  commandFunction(submissionRoutes.approve),
  commandFunction(submissionRoutes.reject),
]);
