import { Problem } from '../../lib/problem.ts';
import type { ProjectDocument } from '../../lib/project/project.ts';
import { sameContent } from '../../lib/project/same-content.ts';
import { planParts } from '../../lib/project/upload-parts.ts';
import { documentsRoutes } from '../../lib/routes/documents.ts';
import { runCommand } from '../command.ts';
import { httpFunction } from '../http.ts';
import { openDocument } from './open-document.ts';

/** POST …/completion: the uploader says the bytes are there; the store is asked whether they are, and joins the parts. */
export const completeUpload = httpFunction(documentsRoutes.completeUpload, async (request) => {
  const { projectId = '', documentId = '' } = request.params;
  const { project, document } = await openDocument(request);
  const stored = document.status !== 'pending' || (await isStored(document));
  if (!stored && !sameContent(project, document))
    throw new Problem(409, 'notUploaded', '文件内容还没有上传,请先完成上传');
  const input = { documentId, stored };
  const { body, headers = {} } = await runCommand('completeUpload', projectId, input, request, 200);
  return { body, headers };
});

async function isStored({ key, sizeBytes, upload }: ProjectDocument): Promise<boolean> {
  // client-s3 costs a cold start more than all else here; most calls only sign.
  const { inspectStoredObject } = await import('../../lib/documents/stored-object.ts');
  if (!upload) return (await inspectStoredObject(key)) !== null;
  const { completeMultipart } = await import('../../lib/documents/multipart.ts');
  const partSizes = planParts(sizeBytes).sizes;
  const completion = await completeMultipart({ key, uploadId: upload.uploadId, partSizes });
  if (!completion) return false;
  if (completion.ok) return true;
  const { missingParts } = completion;
  if (missingParts.length === partSizes.length) return false;
  const list = missingParts.slice(0, 20).join('、') + (missingParts.length > 20 ? '…' : '');
  throw new Problem(
    409,
    'partsMissing',
    `还有 ${missingParts.length} 段没有传完(第 ${list} 段),请续传后再完成`,
  );
}
