import { signAddresses } from '../../lib/documents/upload-addresses.ts';
import { Problem } from '../../lib/problem.ts';
import { partsBreach } from '../../lib/project/commands/documents.ts';
import { actingRole } from '../../lib/project/permissions.ts';
import type { ProjectDocument } from '../../lib/project/project.ts';
import { planParts } from '../../lib/project/upload-parts.ts';
import { documentsRoutes } from '../../lib/routes/documents.ts';
import { httpFunction } from '../http.ts';
import { openDocument } from './open-document.ts';

/** POST …/upload: which parts are there, and fresh addresses for what is missing. It changes nothing. */
export const resumeUpload = httpFunction(documentsRoutes.resumeUpload, async (request) => {
  const { project, person, document } = await openDocument(request);
  const acting = actingRole(person, 'completeUpload', project, request.today);
  if ('breach' in acting)
    throw new Problem(403, 'notAllowed', acting.breach.message, { breaches: [acting.breach] });
  if (document.status !== 'pending') throw new Problem(409, 'alreadyUploaded', '这份材料已经传完,不需要续传');
  const { partSha256 } = request.body;
  refuseParts(document, partSha256);
  const present = await partsThere(document);
  const upload = await signAddresses(document, {
    now: Date.parse(request.now),
    partSha256,
    present: new Set(present),
  });
  return { body: { documentId: document.documentId, presentParts: present, upload } };
});

/** Once begun with a SHA-256 for each part, the store takes no part without. */
function refuseParts({ sizeBytes, upload }: ProjectDocument, partSha256: string[] | undefined) {
  const wrong = partsBreach({ sizeBytes, partSha256 });
  if (wrong) throw new Problem(422, 'partsMismatch', wrong.message, { breaches: [wrong] });
  if (upload && upload.partChecksums !== (partSha256 !== undefined))
    throw new Problem(
      422,
      'partsMismatch',
      upload.partChecksums
        ? '登记时给出了各段的 SHA-256,续传时也须给出 partSha256'
        : '登记时没有给出各段的 SHA-256,续传时也不能给出',
    );
}

async function partsThere({ key, sizeBytes, upload }: ProjectDocument): Promise<number[]> {
  if (!upload) return [];
  const { sizes } = planParts(sizeBytes);
  const { listStoredParts } = await import('../../lib/documents/multipart.ts');
  const parts = await listStoredParts({ key, uploadId: upload.uploadId });
  if (!parts) throw new Problem(409, 'uploadGone', '这次上传已超过保留时间,请重新选择文件上传');
  return sizes.flatMap((size, i) => (parts.get(i + 1) === size ? [i + 1] : []));
}
