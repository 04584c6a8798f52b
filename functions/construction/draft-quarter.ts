import { Problem } from '../../lib/problem.ts';
import { owedQuarters } from '../../lib/project/duties.ts';
import { actingRole, stageBreach } from '../../lib/project/permissions.ts';
import type { QuarterDraft } from '../../lib/project/quarter-draft.ts';
import { isQuarter } from '../../lib/project/quarters.ts';
import { constructionRoutes } from '../../lib/routes/construction.ts';
import { saveQuarterDraft } from '../../lib/store/quarter-drafts.ts';
import { contextOf, openNow } from '../command.ts';
import { httpFunction } from '../http.ts';
import { openProject } from '../project.ts';

/** POST …/quarterly-reports/{quarter}/draft: kept, and not reported (第十七条). Saying it again writes the same again. */
export const draftQuarter = httpFunction(constructionRoutes.draftQuarter, async (request) => {
  const { projectId = '', quarter = '' } = request.params;
  if (!isQuarter(quarter)) throw new Problem(400, 'invalidQuarter', '季度格式如 2025Q3');
  const { project, person, rules } = await openProject(request);
  const acting = actingRole(person, 'draftQuarter', project, request.today);
  if ('breach' in acting)
    throw new Problem(403, 'notAllowed', acting.breach.message, { breaches: [acting.breach] });
  const wrongStage = stageBreach('draftQuarter', project);
  const context = contextOf(person, request, rules);
  if (wrongStage) {
    const open = openNow(project, context);
    throw new Problem(409, 'wrongStage', wrongStage.message, { breaches: [wrongStage], ...open });
  }
  const { today } = context;
  const known = owedQuarters(project, rules, today).some((q) => q.quarter === quarter);
  if (!known && !project.quarterlyReports[quarter])
    throw new Problem(422, 'quarterNotOwed', `${quarter} 无须报告:未到报告期,或项目不在建`);
  const { userId, name } = acting.actor === 'system' ? person : acting.actor;
  const draft: QuarterDraft = {
    quarter,
    content: request.body.content,
    savedAt: request.now,
    savedBy: { userId, name },
  };
  if (!(await saveQuarterDraft(projectId, draft, request.body.basedOn)))
    throw new Problem(412, 'staleDraft', '这份草稿刚由本单位其他人员保存,请先查看再继续');
  return { body: { quarter, savedAt: draft.savedAt, savedBy: draft.savedBy } };
});
