import { fileTypeOf } from '../../lib/documents/file-types.ts';
import { signDownload } from '../../lib/documents/signed-urls.ts';
import { Problem } from '../../lib/problem.ts';
import { documentsRoutes } from '../../lib/routes/documents.ts';
import { runCommand } from '../command.ts';
import { httpFunction } from '../http.ts';

/** GET …/download: a short-lived URL under the original name; that somebody fetched it is in the history. */
export const downloadDocument = httpFunction(documentsRoutes.downloadDocument, async (request) => {
  const { projectId = '', documentId = '' } = request.params;
  const { project } = await runCommand('downloadDocument', projectId, { documentId }, request, 200);
  const document = project.documents[documentId];
  if (!document) throw new Problem(404, 'documentNotFound', '没有这份材料');
  const { key, versionId, fileName } = document;
  const contentType = fileTypeOf(fileName)?.contentType ?? 'application/octet-stream';
  return {
    body: await signDownload({ key, versionId, fileName, contentType, now: Date.parse(request.now) }),
  };
});
