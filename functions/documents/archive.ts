import { archiveOf, makeArchive } from '../../lib/documents/archive.ts';
import { checklistOf } from '../../lib/project/checklist.ts';
import { partUnit } from '../../lib/project/part.ts';
import { documentsRoutes } from '../../lib/routes/documents.ts';
import { answerBundle } from '../bundle.ts';
import { contextOf } from '../command.ts';
import { httpFunction } from '../http.ts';
import { openProject } from '../project.ts';

/** GET …/archive.zip: a signed link to all that the person may see of the project, or 202 while it is being made. */
export const downloadArchive = httpFunction(documentsRoutes.downloadArchive, async (request) => {
  const { project, person, rules } = await openProject(request);
  const unitId = partUnit(project, contextOf(person, request, rules));
  const bundle = archiveOf(project, unitId, checklistOf(rules));
  const fileName = `${project.filingNumber}-项目资料.zip`;
  const make = () => makeArchive(project, bundle);
  return answerBundle({ command: 'downloadArchive', project, bundle, fileName, make }, request);
});
