import { shanghaiDay } from '../../lib/calendar/days.ts';
import { acceptancePackageOf, makeAcceptancePackage } from '../../lib/documents/acceptance-package.ts';
import { inspectStoredObject } from '../../lib/documents/stored-object.ts';
import { listPeople } from '../../lib/identity/directory.ts';
import { checklistOf } from '../../lib/project/checklist.ts';
import { loadEvent } from '../../lib/store/history.ts';
import { loadProject } from '../../lib/store/projects.ts';
import { dropUnowed, sendOnce } from '../mail/send-once.ts';
import { queueFunction } from '../queue.ts';
import { askRulesInForce } from '../rules-in-force.ts';
import { coverOf } from './cover.ts';

/** A large package was asked for → it is made, and who asked is told by mail; repeated, it finds what is made already. */
export const handler = queueFunction<{ projectId: string; sequence: number }>(async (request) => {
  const { detail, time } = request;
  const { projectId, sequence } = detail;
  const [loaded, event, rules] = await Promise.all([
    loadProject(projectId),
    loadEvent(projectId, sequence),
    askRulesInForce(),
  ]);
  if (!loaded || event?.type !== 'acceptancePackageRequested') return;
  const { project } = loaded;
  const bundle = acceptancePackageOf(project, checklistOf(rules));
  if (!(await inspectStoredObject(bundle.key)))
    await makeAcceptancePackage(project, bundle, (files) => coverOf(project, files, time, shanghaiDay(time)));
  const person = (await listPeople()).find((p) => p.userId === event.by.userId && !p.disabledOn);
  const key = `acceptancePackage:${projectId}:${sequence}:${event.by.userId}`;
  if (!person) return dropUnowed(request, [], () => key);
  const notice = {
    subject: `【验收备案材料包已备好】${project.fields.name}`,
    lines: [
      `项目:${project.fields.name}(备案号 ${project.filingNumber})`,
      `验收备案材料包已备好,共 ${bundle.files} 个文件。请在项目页「延期与验收」处下载,由本单位自行上传至潍坊市政务信息化项目管理系统,并登记回执编号(第二十三条)。`,
    ],
    path: `/projects/${projectId}#acceptance`,
    action: '下载材料包',
  };
  await sendOnce({ key, event: request, person, notice });
});
