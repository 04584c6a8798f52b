import { acceptancePackageOf, makeAcceptancePackage } from '../../lib/documents/acceptance-package.ts';
import { signDownload } from '../../lib/documents/signed-urls.ts';
import { inspectStoredObject } from '../../lib/documents/stored-object.ts';
import { Problem } from '../../lib/problem.ts';
import { checklistOf } from '../../lib/project/checklist.ts';
import { actingRole } from '../../lib/project/permissions.ts';
import { routes } from '../../lib/routes.ts';
import { runCommand } from '../command.ts';
import { httpFunction } from '../http.ts';
import { openProject } from '../project.ts';
import { coverOf } from './cover.ts';

/** As much as is made while somebody waits; more is made behind, and a mail says when it is there. */
const AT_ONCE_BYTES = 32 * 1024 ** 2;

/**
 * GET …/acceptance-package.zip: a signed link to the acceptance papers for 潍坊市政务信息化项目管理系统, or 202 while they are
 * being packed. Nothing is sent there: the unit does that, and records the receipt.
 */
export const acceptancePackage = httpFunction(routes.acceptancePackage, async (request) => {
  const { project, person, rules } = await openProject(request);
  // Before anything is packed; stage and papers are asked of the command.
  const acting = actingRole(person, 'downloadAcceptancePackage', project, request.today);
  if ('breach' in acting)
    throw new Problem(403, 'notAllowed', acting.breach.message, { breaches: [acting.breach] });
  const bundle = acceptancePackageOf(project, checklistOf(rules));
  const { key, digest, files, sizeBytes } = bundle;
  const there = files > 0 && (await inspectStoredObject(key)) !== null;
  const ready = there || sizeBytes <= AT_ONCE_BYTES;
  const input = { digest, files, sizeBytes, ready };
  await runCommand('downloadAcceptancePackage', project.projectId, input, request, 200);
  if (!ready) {
    const detail = '材料较多,正在打包,备好后发邮件通知您,届时再次下载即可';
    return { status: 202, body: { status: 'preparing', detail, files, sizeBytes } };
  }
  if (!there)
    await makeAcceptancePackage(project, bundle, (packaged) =>
      coverOf(project, packaged, request.now, request.today),
    );
  const fileName = `${project.filingNumber}-验收备案材料.zip`;
  const signed = await signDownload({
    ...{ key, fileName, contentType: 'application/zip' },
    now: Date.parse(request.now),
  });
  return { body: { status: 'ready', ...signed, files, sizeBytes } };
});
