import { createHash } from 'node:crypto';
import { Problem } from '../../lib/problem.ts';
import { type FormName, formNames, forms, isFormName } from '../../lib/project/forms/form.ts';
import type { Person, Role } from '../../lib/project/people.ts';
import { formsRoutes } from '../../lib/routes/forms.ts';
import {
  addTemplate,
  currentTemplate,
  templateHistory,
  templateSummary,
} from '../../lib/store/form-templates.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction, type Request } from '../http.ts';
import { knownPerson, retrying } from '../requests.ts';
import { openWord } from './papers.ts';

type Asked = Pick<Request<never>, 'userId' | 'today' | 'params' | 'now'>;

async function personIn(roles: readonly Role[], { userId, today }: Asked): Promise<Person> {
  const person = knownPerson(await openRequest(userId, undefined, today.slice(0, 4)));
  if (person.roles.some((role) => roles.includes(role))) return person;
  throw new Problem(403, 'notAllowed', '表格模板由系统管理员维护');
}
const READERS = ['admin', 'audit'] as const;

function formOf({ params }: Asked): FormName {
  const { name = '' } = params;
  if (isFormName(name)) return name;
  throw new Problem(404, 'templateNotFound', '没有这个模板,请检查地址');
}

/** GET /api/templates/documents: each form's template, where it comes from, and the names that it may use. */
const list = httpFunction(formsRoutes.documentTemplates, async (request) => {
  const [, ...current] = await Promise.all([personIn(READERS, request), ...formNames.map(currentTemplate)]);
  const { placeholdersOf } = await openWord();
  const items = formNames.map((form, i) => ({
    ...templateSummary(form, current[i]?.row),
    placeholders: placeholdersOf(form),
  }));
  return { body: { items } };
});

/** GET …/{name}: the template in force as a Word file, or the shipped one to start from. */
const download = httpFunction(formsRoutes.documentTemplate, async (request) => {
  const form = formOf(request);
  const [, current] = await Promise.all([personIn(READERS, request), currentTemplate(form)]);
  const { DOCX, shippedTemplate } = await openWord();
  const replaced = request.query.shipped === 'true' ? undefined : current?.file;
  const name = `模板-${forms[form].title}.docx`;
  return { file: { name, contentType: DOCX, bytes: replaced ?? shippedTemplate(form) } };
});

/** GET …/{name}/history: who replaced it, and when. */
const history = httpFunction(formsRoutes.documentTemplateHistory, async (request) => {
  const form = formOf(request);
  const [, items] = await Promise.all([personIn(READERS, request), templateHistory(form)]);
  return { body: { items } };
});

/** Adds a version, unless it is what is there already. */
async function put(request: Asked, docx: Uint8Array | undefined) {
  const form = formOf(request);
  const { userId, name, unitId } = await personIn(['admin'], request);
  const sha256 = docx && createHash('sha256').update(docx).digest('hex');
  return retrying(async () => {
    const current = (await currentTemplate(form))?.row;
    if (current?.sha256 === sha256) return { body: templateSummary(form, current) };
    const version = (current?.version ?? 0) + 1;
    const by = { userId, name, unitId };
    const added = { form, version, at: request.now, by, ...(sha256 ? { sha256 } : {}) };
    await addTemplate(added, docx);
    return { body: templateSummary(form, added) };
  });
}

/** PUT …/{name}: refused with every unknown or broken name; tried once with an empty form before it is taken. */
const replace = httpFunction(formsRoutes.replaceDocumentTemplate, async (request) => {
  const form = formOf(request);
  await personIn(['admin'], request);
  const docx = new Uint8Array(Buffer.from(request.body.docx, 'base64'));
  const breaches = (await openWord()).templateBreaches(form, docx);
  if (breaches.length > 0)
    throw new Problem(422, 'templateRefused', breaches.map((b) => b.message).join(';'), { breaches });
  return put(request, docx);
});

/** DELETE …/{name}: the shipped template is back; what was there stays in the history. */
const restore = httpFunction(formsRoutes.restoreDocumentTemplate, (request) => put(request, undefined));

export const templateFunctions = [list, download, history, replace, restore];
