import { adminRoutes } from '../../lib/routes/admin.ts';
import { httpFunction } from '../http.ts';

/*
 * What of this function needs the commands of projects, and is asked for a few times a year: read when it is, since everybody's
 * `/api/me` would wait for it at a cold start (docs/benchmarks/cold-start.md).
 */

const openImports = () => import('./imports/import.ts');

export const importTemplate = httpFunction(adminRoutes.importTemplate, async (request) =>
  (await openImports()).answerTemplate(request),
);
export const importProjects = httpFunction(adminRoutes.importProjects, async (request) =>
  (await openImports()).answerImport(request),
);

/** A unit's projects, or a leaver's reviews, go to others. */
export const openReassigning = () => import('./reassign.ts');
