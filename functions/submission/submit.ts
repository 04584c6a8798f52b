import { submissionRoutes } from '../../lib/routes/submission.ts';
import { hasSimilarName } from '../../lib/store/names.ts';
import { runCommand } from '../command.ts';
import { httpFunction } from '../http.ts';

/** A hint is no refusal: two units may well build alike. It names no project and no unit. */
const similarName = {
  code: 'similarName',
  field: 'name',
  message: '本市已有名称相近的项目,请与大数据局核实',
};

/** POST …/submission: laid before the bureau (第七条), with a hint where the city has a project of such a name. */
export const submit = httpFunction(submissionRoutes.submit, async (request) => {
  const { projectId = '' } = request.params;
  const { body, headers = {}, project } = await runCommand('submit', projectId, {}, request, 200);
  const hints = (await hasSimilarName(project)) ? [similarName] : [];
  return { body: { ...(body as object), hints }, headers };
});
