import { archiveOf, makeArchive } from '../../lib/documents/archive.ts';
import { inspectStoredObject } from '../../lib/documents/stored-object.ts';
import { listPeople } from '../../lib/identity/directory.ts';
import { checklistOf } from '../../lib/project/checklist.ts';
import { loadEvent } from '../../lib/store/history.ts';
import { loadProject } from '../../lib/store/projects.ts';
import { dropUnowed, sendOnce } from '../mail/send-once.ts';
import { queueFunction } from '../queue.ts';
import { askRulesInForce } from '../rules-in-force.ts';

/**
 * A large archive was asked for → it is made, and who asked is told by mail. Repeated, it finds what is made already, and
 * the mail ledger sends once.
 */
export const handler = queueFunction<{ projectId: string; sequence: number }>(async (request) => {
  const { projectId, sequence } = request.detail;
  const [loaded, event, rules] = await Promise.all([
    loadProject(projectId),
    loadEvent(projectId, sequence),
    askRulesInForce(),
  ]);
  if (!loaded || event?.type !== 'archiveRequested') return;
  const { project } = loaded;
  const { userId, role, unitId } = event.by;
  // As it is now: what came since is in it, and it is what the next request finds.
  const archive = archiveOf(project, role === 'participant' ? unitId : undefined, checklistOf(rules));
  if (!(await inspectStoredObject(archive.key))) await makeArchive(project, archive);
  const key = `archive:${projectId}:${sequence}:${userId}`;
  const person = (await listPeople()).find((each) => each.userId === userId && !each.disabledOn);
  if (!person) return dropUnowed(request, [], () => key);
  const notice = {
    subject: `【项目资料包已备好】${project.fields.name}`,
    lines: [
      `项目:${project.fields.name}(备案号 ${project.filingNumber})`,
      `您申请的项目资料包已备好,共 ${archive.files} 个文件。请在项目页的「材料」处下载,七天内有效。`,
    ],
    path: `/projects/${projectId}#materials`,
    action: '下载资料包',
  };
  await sendOnce({ key, event: request, person, notice });
});
