import { partUnit } from '../../lib/project/part.ts';
import { shownEvents } from '../../lib/project/restricted.ts';
import { viewOf } from '../../lib/project/view.ts';
import { reportsRoutes } from '../../lib/routes/reports.ts';
import { loadHistory, verifyChain } from '../../lib/store/history.ts';
import { tellChainBroken } from '../chain-broken.ts';
import { contextOf } from '../command.ts';
import { httpFunction } from '../http.ts';
import { openProject } from '../project.ts';
import { etag } from '../requests.ts';

/** GET /api/projects/{projectId}: all of it, with what today makes of it. */
export const project = httpFunction(reportsRoutes.project, async (request) => {
  const opened = await openProject(request);
  return {
    body: viewOf(opened.project, contextOf(opened.person, request, opened.rules), opened.quarterDrafts),
    headers: etag(opened.project.version),
  };
});

/** GET …/history: who, when, before and after; `verified` recomputes the hash chain from what lies in the store. */
export const history = httpFunction(reportsRoutes.history, async (request) => {
  const { chainHead, project: loaded, person, rules } = await openProject(request);
  // What others recorded since the head was read belongs to the next answer.
  const events = (await loadHistory(loaded.projectId)).slice(0, loaded.version);
  const verification = verifyChain(events, chainHead);
  if (!verification.ok)
    await tellChainBroken({ projectId: loaded.projectId, brokenAt: verification.brokenAt });
  const context = contextOf(person, request, rules);
  const unitId = partUnit(loaded, context);
  return {
    body: {
      verified: verification.ok,
      ...(verification.ok ? {} : { brokenAt: verification.brokenAt }),
      head: chainHead,
      items:
        unitId === undefined
          ? shownEvents(events, loaded, context)
          : events.filter(({ by }) => by.unitId === unitId),
    },
  };
});
