import type { EventBridgeEvent } from 'aws-lambda';
import { shanghaiDay } from '../../lib/calendar/days.ts';
import { abortMultipart } from '../../lib/documents/multipart.ts';
import { staleUploads } from '../../lib/store/stale-uploads.ts';
import { runSystemCommand } from '../command.ts';

/**
 * Takes back what was registered a week ago and never uploaded. The store's parts go first: killed in between, the next run
 * does both again; completed in between, the document is no longer pending and stays.
 */
export async function handler({
  time,
}: Pick<EventBridgeEvent<'Scheduled Event', unknown>, 'time'>): Promise<void> {
  const today = shanghaiDay(time);
  for await (const page of staleUploads(today)) {
    for (const { projectId, document } of page) {
      const { documentId, key, upload } = document;
      if (upload) await abortMultipart({ key, uploadId: upload.uploadId });
      await runSystemCommand('expireUpload', projectId, { documentId }, time, today);
    }
  }
}
