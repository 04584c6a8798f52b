import { Problem } from '../../lib/problem.ts';
import { fillForm } from '../../lib/project/forms/fill.ts';
import { type FilledForm, type FormName, isFormName } from '../../lib/project/forms/form.ts';
import { layouts } from '../../lib/project/forms/layout.ts';
import { printableForms } from '../../lib/project/forms/printable.ts';
import { partUnit } from '../../lib/project/part.ts';
import { rolesOn, UNIT_ROLES } from '../../lib/project/permissions.ts';
import { shownDrafts } from '../../lib/project/quarter-draft.ts';
import { formsRoutes } from '../../lib/routes/forms.ts';
import { currentTemplate } from '../../lib/store/form-templates.ts';
import { contextOf } from '../command.ts';
import { type DownloadedFile, httpFunction, type Request } from '../http.ts';
import { openLogger } from '../log.ts';
import { openProject } from '../project.ts';
import { openPaper, openWord } from './papers.ts';

/** The project, and whether the person is of its unit: a draft is nobody else's. A participating unit has no form. */
async function openForms(request: Pick<Request<never>, 'params' | 'userId' | 'today' | 'now'>) {
  const opened = await openProject(request);
  const context = contextOf(opened.person, request, opened.rules);
  if (partUnit(opened.project, context) !== undefined)
    throw new Problem(403, 'notAllowed', '表格由建设单位和主管部门打印,参建单位没有表格');
  const roles = rolesOn(opened.person, opened.project, request.today);
  const ownUnit = roles.some((role) => UNIT_ROLES.includes(role));
  return { ...opened, ownUnit, quarterDrafts: shownDrafts(opened.quarterDrafts, opened.project, context) };
}

/** GET …/forms: what can be printed of a project, each form with the records it can be of. */
export const listForms = httpFunction(formsRoutes.printableForms, async (request) => {
  const { project, rules, ownUnit } = await openForms(request);
  const items = printableForms(project, { rules, today: request.today });
  return { body: { items: ownUnit ? items : items.filter(({ draft }) => !draft) } };
});

/** GET …/forms/{form}: `contractFiling.pdf` or `contractFiling.docx`, of the record that `subject` names. */
export const printForm = httpFunction(formsRoutes.printForm, async (request) => {
  const { project, rules, ownUnit, quarterDrafts } = await openForms(request);
  const [, name = '', extension = ''] = /^([A-Za-z]+)\.(pdf|docx)$/.exec(request.params.form ?? '') ?? [];
  if (!isFormName(name)) throw new Problem(404, 'formNotFound', '没有这种表格,请检查地址');
  const { subject } = request.query;
  const filled = fillForm(name, project, subject, { rules, today: request.today, quarterDrafts });
  if (!filled) throw new Problem(404, 'formNotFound', '没有这条记录,无法打印');
  if (filled.draft && !ownUnit) throw new Problem(403, 'notAllowed', '尚未报送的表格是草稿,由建设单位打印');
  const file = extension === 'pdf' ? pdfFile(name, filled, request.now) : docxFile(name, filled);
  return { file: await file };
});

const pdfFile = async (form: FormName, filled: FilledForm, at: string): Promise<DownloadedFile> => ({
  name: `${filled.fileName}.pdf`,
  contentType: 'application/pdf',
  bytes: await (await openPaper()).pdfOf(filled, layouts[form], at),
});

async function docxFile(form: FormName, filled: FilledForm): Promise<DownloadedFile> {
  const template = (await currentTemplate(form))?.file;
  const { DOCX } = await openWord();
  const bytes = await fillTemplate(form, filled, template);
  return { name: `${filled.fileName}.docx`, contentType: DOCX, bytes };
}

/** A template was tried before it was taken; should one fail all the same, nobody goes without the form. */
async function fillTemplate(form: FormName, filled: FilledForm, template: Uint8Array | undefined) {
  const { docxOf, shippedTemplate } = await openWord();
  if (template) {
    try {
      return docxOf(form, filled, template);
    } catch (error) {
      (await openLogger()).warn('a replaced template failed, the shipped one stands in', {
        form,
        error: (error as Error).name,
      });
    }
  }
  return docxOf(form, filled, shippedTemplate(form));
}
