import { signDownload } from '../lib/documents/signed-urls.ts';
import type { Bundle } from '../lib/documents/zip-object.ts';
import type { Project } from '../lib/project/project.ts';
import { runCommand } from './command.ts';
import type { Answer, Request } from './http.ts';

/** As much as is made while somebody waits; a function of the API has 15 seconds. More is made behind, and a mail says when it is there. */
const AT_ONCE_BYTES = 32 * 1024 ** 2;

export interface BundleOrder {
  /** Puts the request on record, and may refuse it before anything is packed. */
  command: 'downloadArchive' | 'downloadAcceptancePackage';
  project: Project;
  bundle: Bundle;
  fileName: string;
  make: () => Promise<void>;
}

/** A zip of a project's papers: a signed link to it, or 202 while it is being made. */
export async function answerBundle(
  { command, project, bundle, fileName, make }: BundleOrder,
  request: Request<never>,
): Promise<Answer> {
  const { key, digest, files, sizeBytes } = bundle;
  // client-s3 costs a cold start more than all else here.
  const { zipIsThere } = await import('../lib/documents/zip-object.ts');
  let there = files > 0 && (await zipIsThere(key));
  const ready = there || sizeBytes <= AT_ONCE_BYTES;
  await runCommand(command, project.projectId, { digest, files, sizeBytes, ready }, request, 200, {
    prepare: async (events) => {
      if (ready && !there) await make();
      there = ready;
      return { events, extra: [] };
    },
  });
  if (!ready) {
    const detail = '资料较多,正在打包,备好后发邮件通知您,届时再次下载即可';
    return { status: 202, body: { status: 'preparing', detail, files, sizeBytes } };
  }
  const now = Date.parse(request.now);
  const signed = await signDownload({ key, fileName, contentType: 'application/zip', now });
  return { body: { status: 'ready', ...signed, files, sizeBytes } };
}
