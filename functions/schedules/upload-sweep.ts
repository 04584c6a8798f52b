import type { EventBridgeEvent } from 'aws-lambda';
import { shanghaiDay } from '../../lib/calendar/days.ts';
import { abortMultipart } from '../../lib/documents/multipart.ts';
import { staleUploads } from '../../lib/store/waiting-documents.ts';
import { runSystemCommand } from '../command.ts';
import { recheckDocuments } from '../documents/recheck.ts';

/** A scanner may take this long over what has just come. */
const PATIENCE_MS = 3600_000;

/**
 * Takes back what was registered a week ago and never uploaded, and has looked at again what nobody decided on. The store's
 * parts go first: killed in between, the next run does both again; completed in between, the document is no longer pending
 * and stays.
 */
export async function handler({
  time,
}: Pick<EventBridgeEvent<'Scheduled Event', unknown>, 'time'>): Promise<void> {
  const today = shanghaiDay(time);
  await recheckDocuments(new Date(Date.parse(time) - PATIENCE_MS).toISOString());
  for await (const page of staleUploads(today)) {
    for (const { projectId, document } of page) {
      const { documentId, key, upload } = document;
      if (upload) await abortMultipart({ key, uploadId: upload.uploadId });
      await runSystemCommand('expireUpload', projectId, { documentId }, time, today);
    }
  }
}
