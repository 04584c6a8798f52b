import { shanghaiDay } from '../../lib/calendar/days.ts';
import { documentOfKey } from '../../lib/documents/keys.ts';
import { keepForYears, setAside } from '../../lib/documents/retention.ts';
import { scannerName } from '../../lib/documents/scanner.ts';
import type { ProjectDocument } from '../../lib/project/project.ts';
import { sameContent } from '../../lib/project/same-content.ts';
import { loadProject } from '../../lib/store/projects.ts';
import { runSystemCommand } from '../command.ts';
import { queueFunction } from '../queue.ts';
import { inspectDocument } from './inspect.ts';
import { type StoredEvent, storedVersionOf } from './stored-event.ts';

/**
 * An object was stored, or GuardDuty has looked at it → its document is accepted or refused. Comes at least once and in any
 * order, and may end between any two steps: what is decided stays as it is, and each step may be done again.
 */
export const handler = queueFunction<StoredEvent>(async ({ detail, time }) => {
  const stored = storedVersionOf(detail);
  const found = documentOfKey(stored.key);
  if (!found) return;
  // Where GuardDuty scans, its verdict is the event that decides.
  if (scannerName() === 'guardduty' && !stored.verdict) return;
  const project = (await loadProject(found.projectId))?.project;
  const document = project?.documents[found.documentId];
  const open = document && (document.status === 'pending' || document.status === 'checking');
  if (!project || !open) return putAway(document, stored);

  const { documentId } = found;
  const outcome = await inspectDocument(document, stored);
  if ('gone' in outcome) return;
  const { versionId } = stored;
  if (!('refusal' in outcome) && !sameContent(project, document))
    await keepForYears(stored.key, versionId, time);
  const [command, input] =
    'refusal' in outcome
      ? (['refuseDocument', { documentId, refusal: outcome.refusal }] as const)
      : (['acceptDocument', { documentId, scan: outcome.scan, versionId }] as const);
  const { project: after } = await runSystemCommand(command, found.projectId, input, time, shanghaiDay(time));
  await putAway(after.documents[documentId], stored);
});

/** What no document uses is not kept, and what was refused can no longer be read. */
async function putAway(
  document: ProjectDocument | undefined,
  { key, versionId }: { key: string; versionId: string },
) {
  if (document?.status === 'refused') return setAside(key, versionId, 'refused');
  // Documents of the first days have no version on record: theirs is the only one.
  if (document?.key === key && (document.versionId ?? versionId) === versionId) return;
  return setAside(key, versionId, 'surplus');
}
