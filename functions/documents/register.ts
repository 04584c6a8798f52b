import { fileNameBreaches } from '../../lib/documents/file-name.ts';
import { fileTypeOf, isDeclaredAs } from '../../lib/documents/file-types.ts';
import { signUpload } from '../../lib/documents/signed-urls.ts';
import { Problem } from '../../lib/problem.ts';
import { breach } from '../../lib/regulation/decision.ts';
import { routes } from '../../lib/routes.ts';
import { runCommand } from '../command.ts';
import { httpFunction } from '../http.ts';

/** POST …/documents: registers an upload and signs the one PUT that brings exactly these bytes. */
export const registerDocument = httpFunction(routes.registerDocument, async (request) => {
  const { body, params, now } = request;
  refuseBadFile(body);
  const ran = await runCommand('registerDocument', params.projectId ?? '', body, request, 201);
  const { documentId } = ran.body as { documentId: string };
  const document = ran.project.documents[documentId];
  if (!document) throw new Problem(404, 'documentNotFound', '没有这份材料');
  const { key, contentType, sizeBytes, sha256 } = document;
  // Signed anew for a repeated call, too: so a client whose URL expired asks again with the same Idempotency-Key.
  const upload = await signUpload({ key, contentType, sizeBytes, sha256Hex: sha256, now: Date.parse(now) });
  return { status: 201, body: { ...(ran.body as object), upload }, headers: ran.headers ?? {} };
});

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
