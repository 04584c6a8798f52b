import { shanghaiDay } from '../../lib/calendar/days.ts';
import { documentOfKey } from '../../lib/documents/keys.ts';
import { keepForYears, setAside } from '../../lib/documents/retention.ts';
import { ScannerUnavailable } from '../../lib/documents/scan.ts';
import { scannerName } from '../../lib/documents/scanner.ts';
import type { CommandName } from '../../lib/project/commands/index.ts';
import type { ProjectDocument } from '../../lib/project/project.ts';
import { sameContent } from '../../lib/project/same-content.ts';
import { loadProject } from '../../lib/store/projects.ts';
import { runSystemCommand } from '../command.ts';
import { queueFunction } from '../queue.ts';
import { inspectDocument } from './inspect.ts';
import { type StoredEvent, storedVersionOf } from './stored-event.ts';

/**
 * An object was stored, or GuardDuty has looked at it, or nobody decided on it so far → its document is accepted or refused. Comes
 * at least once and in any order, and may end between any two steps: what is decided stays as it is, and each step may be done
 * again. While no scanner answers, the document stays 校验中 with `scan: failed`, and the sweep asks again.
 */
export const handler = queueFunction<StoredEvent>(async ({ detail, time }) => {
  const stored = await storedVersionOf(detail);
  const found = stored && documentOfKey(stored.key);
  if (!found) return;
  const { documentId, projectId } = found;
  const act = (command: CommandName, input: object = {}) =>
    runSystemCommand(command, projectId, { documentId, ...input }, time, shanghaiDay(time));
  // Where GuardDuty scans, its verdict is the event that decides.
  if (scannerName() === 'guardduty' && !stored.verdict) {
    if ('recheck' in detail) await act('reportScanFailure');
    return;
  }
  const project = (await loadProject(projectId))?.project;
  const document = project?.documents[documentId];
  const open = document && (document.status === 'pending' || document.status === 'checking');
  if (!project || !open) return putAway(document, stored);

  const outcome = await inspectDocument(document, stored).catch(async (error: unknown) => {
    if (error instanceof ScannerUnavailable) await act('reportScanFailure');
    throw error;
  });
  if ('gone' in outcome) return;
  const { versionId } = stored;
  if (!('refusal' in outcome) && !sameContent(project, document))
    await keepForYears(stored.key, versionId, time);
  const { project: after } =
    'refusal' in outcome
      ? await act('refuseDocument', { refusal: outcome.refusal })
      : await act('acceptDocument', { scan: outcome.scan, versionId });
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
