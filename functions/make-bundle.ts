import { type Bundle, zipIsThere } from '../lib/documents/zip-object.ts';
import { listPeople } from '../lib/identity/directory.ts';
import type { Notice } from '../lib/mail/message.ts';
import { type ChecklistItem, checklistOf } from '../lib/project/checklist.ts';
import type { ProjectEvent } from '../lib/project/events.ts';
import type { Project } from '../lib/project/project.ts';
import { loadEvent } from '../lib/store/history.ts';
import { loadProject } from '../lib/store/projects.ts';
import { letGo, sendOnce } from './mail/send-once.ts';
import { queueFunction } from './queue.ts';
import { askRulesInForce } from './rules-in-force.ts';

interface Making<B extends Bundle> {
  /** The event that asked for it. */
  asked: 'archiveRequested' | 'acceptancePackageRequested';
  /** As it is now: what came since is in it, and it is what the next request finds. */
  bundleOf: (project: Project, checklist: ChecklistItem[], by: ProjectEvent['by']) => B;
  make: (project: Project, bundle: B, time: string) => Promise<void>;
  noticeOf: (project: Project, bundle: B) => Notice;
}

/**
 * A large zip was asked for → it is made, and who asked is told by mail. Repeated, it finds what is made already, and the mail
 * ledger sends once.
 */
export const bundleFunction = <B extends Bundle>({ asked, bundleOf, make, noticeOf }: Making<B>) =>
  queueFunction<{ projectId: string; sequence: number }>(async (message, once) => {
    const { projectId, sequence } = message.detail;
    const [loaded, event, rules] = await Promise.all([
      loadProject(projectId),
      loadEvent(projectId, sequence),
      askRulesInForce(),
    ]);
    if (!loaded || event?.type !== asked) return;
    const { project } = loaded;
    const bundle = bundleOf(project, checklistOf(rules), event.by);
    if (!(await zipIsThere(bundle.key))) await make(project, bundle, message.time);
    const person = (await listPeople()).find((p) => p.userId === event.by.userId && !p.disabledOn);
    const key = `${asked}:${projectId}:${sequence}:${event.by.userId}`;
    if (!person) return letGo(key, message);
    await sendOnce({ key, event: message, person, notice: noticeOf(project, bundle), once });
  });
