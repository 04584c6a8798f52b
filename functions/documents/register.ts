import { fileNameBreaches } from '../../lib/documents/file-name.ts';
import { fileTypeOf, isDeclaredAs } from '../../lib/documents/file-types.ts';
import { signAddresses } from '../../lib/documents/upload-addresses.ts';
import { Problem } from '../../lib/problem.ts';
import type { EventBody } from '../../lib/project/events.ts';
import type { Project } from '../../lib/project/project.ts';
import { sameContent } from '../../lib/project/same-content.ts';
import { isMultipart } from '../../lib/project/upload-parts.ts';
import { breach } from '../../lib/regulation/decision.ts';
import { documentsRoutes } from '../../lib/routes/documents.ts';
import { runCommand } from '../command.ts';
import { httpFunction } from '../http.ts';
import { withinQuotas } from './quotas.ts';

/**
 * POST …/documents: registers an upload and signs where its bytes go: one PUT, or the parts of a file over 64 MiB. With
 * `sameContent` the project has these bytes already, and a completion without sending them is enough.
 */
export const registerDocument = httpFunction(documentsRoutes.registerDocument, async (request) => {
  const { body, params, now, userId, today } = request;
  refuseBadFile(body);
  const prepare = async (events: EventBody[], project: Project) => ({
    extra: [await withinQuotas(project, userId, body.sizeBytes, today)],
    events: await Promise.all(events.map((event) => withParts(event, body.partSha256 !== undefined))),
  });
  const ran = await runCommand('registerDocument', params.projectId ?? '', body, request, 201, { prepare });
  const { documentId } = ran.body as { documentId: string };
  const document = ran.project.documents[documentId];
  if (!document) throw new Problem(404, 'documentNotFound', '没有这份材料,请重新登记');
  // Signed anew for a repeated call, too: so a client whose URL expired asks again with the same Idempotency-Key.
  const upload = await signAddresses(document, { now: Date.parse(now), partSha256: body.partSha256 });
  const same = sameContent(ran.project, document) ? { sameContent: true } : {};
  return { status: 201, body: { ...(ran.body as object), ...same, upload }, headers: ran.headers ?? {} };
});

/** The store's own upload of a file in parts. Where nobody commits to it after all, the store drops it within a week. */
async function withParts(event: EventBody, partChecksums: boolean): Promise<EventBody> {
  if (event.type !== 'documentRegistered' || !isMultipart(event.data.sizeBytes)) return event;
  const { key, contentType } = event.data;
  // client-s3 costs a cold start more than all else here; most calls only sign.
  const { startMultipart } = await import('../../lib/documents/multipart.ts');
  const { uploadId } = await startMultipart({ key, contentType, partChecksums });
  return { ...event, data: { ...event.data, upload: { uploadId, partChecksums } } };
}

function refuseBadFile({ fileName, contentType }: { fileName: string; contentType: string }) {
  const type = fileTypeOf(fileName);
  const breaches = [
    ...fileNameBreaches(fileName),
    ...(type && !isDeclaredAs(type, fileName, contentType)
      ? [breach('declaredTypeMismatch', null, '声明的文件类型与扩展名不一致', 'contentType')]
      : []),
  ];
  if (breaches.length === 0) return;
  throw new Problem(422, 'fileNotAllowed', breaches.map((b) => b.message).join(';'), { breaches });
}
