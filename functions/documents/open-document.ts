import { Problem } from '../../lib/problem.ts';
import { seesDocument } from '../../lib/project/part.ts';
import { contextOf } from '../command.ts';
import type { Request } from '../http.ts';
import { openProject } from '../project.ts';

/** The document of the path as the person may see it; 404 otherwise, as if it did not exist. */
export async function openDocument(request: Pick<Request<never>, 'params' | 'userId' | 'now' | 'today'>) {
  const opened = await openProject(request);
  const { project, person, rules } = opened;
  const document = project.documents[request.params.documentId ?? ''];
  if (document && seesDocument(project, document, contextOf(person, request, rules)))
    return { project, person, document };
  throw new Problem(404, 'documentNotFound', '没有这份材料');
}
