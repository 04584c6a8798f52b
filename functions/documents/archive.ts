import { archiveOf, makeArchive } from '../../lib/documents/archive.ts';
import { signDownload } from '../../lib/documents/signed-urls.ts';
import { checklistOf } from '../../lib/project/checklist.ts';
import { partUnit } from '../../lib/project/part.ts';
import { routes } from '../../lib/routes.ts';
import { contextOf, runCommand } from '../command.ts';
import { httpFunction } from '../http.ts';
import { openProject } from '../project.ts';

/** As much as is made while somebody waits; a function of the API has 15 seconds. More is made behind, and a mail says when it is there. */
const AT_ONCE_BYTES = 32 * 1024 ** 2;

/** GET …/archive.zip: a signed link to all that the person may see of the project, or 202 while it is being made. */
export const downloadArchive = httpFunction(routes.downloadArchive, async (request) => {
  const { project, person, rules } = await openProject(request);
  const archive = archiveOf(
    project,
    partUnit(project, contextOf(person, request, rules)),
    checklistOf(rules),
  );
  const { key, digest, files, sizeBytes } = archive;
  const { inspectStoredObject } = await import('../../lib/documents/stored-object.ts');
  const there = files > 0 && (await inspectStoredObject(key)) !== null;
  const ready = there || sizeBytes <= AT_ONCE_BYTES;
  if (ready && !there && files > 0) await makeArchive(project, archive);
  await runCommand('downloadArchive', project.projectId, { digest, files, sizeBytes, ready }, request, 200);
  if (!ready) {
    const detail = '资料较多,正在打包,备好后发邮件通知您,届时再次下载即可';
    return { status: 202, body: { status: 'preparing', detail, files, sizeBytes } };
  }
  const fileName = `${project.filingNumber}-项目资料.zip`;
  const signed = await signDownload({
    ...{ key, fileName, contentType: 'application/zip' },
    now: Date.parse(request.now),
  });
  return { body: { status: 'ready', ...signed, files, sizeBytes } };
});
