import { adminRoutes } from '../../lib/routes/admin.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { undecidedDocuments } from '../../lib/store/waiting-documents.ts';
import { httpFunction, type Request } from '../http.ts';
import { administrator } from './rules-act.ts';

/** More are a matter of the scanner, not of each document. */
const MOST_SHOWN = 200;

const onlyAdministrator = async ({ userId, today }: Pick<Request<never>, 'userId' | 'today'>) =>
  administrator(await openRequest(userId, undefined, today.slice(0, 4)), '待校验材料');

/** GET /api/document-checks: documents that are 校验中, oldest first, and whether the scanner failed them. */
const list = httpFunction(adminRoutes.documentChecks, async (request) => {
  await onlyAdministrator(request);
  const items: object[] = [];
  for await (const page of undecidedDocuments(request.now)) {
    for (const { projectId, document } of page) {
      const { documentId, fileName, sizeBytes, scan, uploaded } = document;
      const by = { userId: uploaded.userId, name: uploaded.name };
      items.push({ projectId, documentId, fileName, sizeBytes, uploadedAt: uploaded.at, by, scan });
    }
    if (items.length >= MOST_SHOWN) break;
  }
  return { body: { items: items.slice(0, MOST_SHOWN) } };
});

/** POST /api/document-checks: all of them are checked once more, now. */
const again = httpFunction(adminRoutes.recheckDocuments, async (request) => {
  await onlyAdministrator(request);
  // The bus's client comes with it, as in `undelivered.ts`.
  const { recheckDocuments } = await import('../documents/recheck.ts');
  return { status: 202, body: { documents: await recheckDocuments(request.now) } };
});

export const documentCheckFunctions = [list, again];
