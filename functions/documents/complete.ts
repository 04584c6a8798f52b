import { inspectStoredObject } from '../../lib/documents/stored-object.ts';
import { Problem } from '../../lib/problem.ts';
import { routes } from '../../lib/routes.ts';
import { runCommand } from '../command.ts';
import { httpFunction } from '../http.ts';
import { openProject } from '../project.ts';

/** POST …/completion: the uploader says the bytes are there; the store is asked whether they are. */
export const completeUpload = httpFunction(routes.completeUpload, async (request) => {
  const { projectId = '', documentId = '' } = request.params;
  const document = (await openProject(request)).project.documents[documentId];
  if (!document) throw new Problem(404, 'documentNotFound', '没有这份材料');
  if (!(await inspectStoredObject(document.key))) {
    throw new Problem(409, 'notUploaded', '文件内容还没有上传,请先完成上传');
  }
  const { body, headers = {} } = await runCommand('completeUpload', projectId, { documentId }, request, 200);
  return { body, headers };
});
