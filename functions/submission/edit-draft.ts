import { submissionRoutes } from '../../lib/routes/submission.ts';
import { loadPlanItem } from '../../lib/store/plans.ts';
import { runCommand } from '../command.ts';
import { httpFunction } from '../http.ts';

/** PATCH /api/projects/{projectId}: what the unit types, saved as it goes; the plan item it names is looked up beside. */
export const editDraft = httpFunction(submissionRoutes.editDraft, async (request) => {
  const { planItemId } = request.body;
  const facts = async () => {
    const planItem = planItemId ? await loadPlanItem(planItemId) : undefined;
    return planItem && planItem.withdrawnReason === undefined ? { planItem } : {};
  };
  const { projectId = '' } = request.params;
  const {
    status,
    body,
    headers = {},
  } = await runCommand('editDraft', projectId, request.body, request, 200, { facts });
  return { ...(status === undefined ? {} : { status }), body, headers };
});
