import { acceptancePackageOf, makeAcceptancePackage } from '../../lib/documents/acceptance-package.ts';
import { checklistOf } from '../../lib/project/checklist.ts';
import { formsRoutes } from '../../lib/routes/forms.ts';
import { answerBundle } from '../bundle.ts';
import { httpFunction } from '../http.ts';
import { openProject } from '../project.ts';

/**
 * GET …/acceptance-package.zip: a signed link to the acceptance papers for 潍坊市政务信息化项目管理系统, or 202 while they are
 * being packed. Nothing is sent there: the unit does that, and records the receipt.
 */
export const acceptancePackage = httpFunction(formsRoutes.acceptancePackage, async (request) => {
  const { project, rules } = await openProject(request);
  const bundle = acceptancePackageOf(project, checklistOf(rules));
  const fileName = `${project.filingNumber}-验收备案材料.zip`;
  // What draws a PDF is read only when one is drawn.
  const make = async () => {
    const { coverOf } = await import('./cover.ts');
    await makeAcceptancePackage(project, bundle, (files) =>
      coverOf(project, files, request.now, request.today),
    );
  };
  return answerBundle({ command: 'downloadAcceptancePackage', project, bundle, fileName, make }, request);
});
