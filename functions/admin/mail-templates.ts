import { digestNotice } from '../../lib/mail/digest-notice.ts';
import { type Notice, render } from '../../lib/mail/message.ts';
import {
  isMailTemplateName,
  type MailTemplateName,
  type MailText,
  mailTemplates,
  mailTextBreaches,
  PLACEHOLDERS,
} from '../../lib/mail/templates.ts';
import { Problem } from '../../lib/problem.ts';
import { formNames } from '../../lib/project/forms/form.ts';
import type { Person, Role } from '../../lib/project/people.ts';
import { adminRoutes } from '../../lib/routes/admin.ts';
import { currentTemplate, templateSummary } from '../../lib/store/form-templates.ts';
import {
  addMailText,
  currentMailText,
  type MailTextVersion,
  mailTextVersions,
} from '../../lib/store/mail-texts.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction, type Request } from '../http.ts';
import { knownPerson, retrying } from '../requests.ts';
import { requireRole } from './directory.ts';

type Asked = Pick<Request<never>, 'userId' | 'today' | 'params' | 'now'>;

async function personIn(roles: readonly Role[], { userId, today }: Asked): Promise<Person> {
  const person = knownPerson(await openRequest(userId, undefined, today.slice(0, 4)));
  requireRole(person, roles, '系统管理员');
  return person;
}

function nameOf({ params }: Asked): MailTemplateName {
  const { name = '' } = params;
  if (isMailTemplateName(name)) return name;
  throw new Problem(404, 'templateNotFound', '没有这个模板,请检查地址');
}

function itemOf(name: MailTemplateName, current: MailTextVersion | undefined) {
  const { title, shipped } = mailTemplates[name];
  const { version = 0, at, by, text } = current ?? {};
  const changed = at ? { at, by } : {};
  return {
    name,
    title,
    version,
    origin: text ? 'replaced' : 'shipped',
    ...changed,
    text: text ?? shipped,
    shipped,
  };
}

/** GET /api/templates: which there are of mails and of printed forms, and where each comes from. */
const all = httpFunction(adminRoutes.templates, async (request) => {
  const [mails, documents] = await Promise.all([
    Promise.all(names.map(currentMailText)),
    Promise.all(formNames.map(currentTemplate)),
    personIn(['admin', 'audit'], request),
  ]);
  const items = [
    ...names.map((name, i) => {
      const { text: _, shipped: __, ...summary } = itemOf(name, mails[i]);
      return { kind: 'mail', href: `/api/templates/mails/${name}`, ...summary };
    }),
    ...formNames.map((name, i) => ({
      ...{ kind: 'document', href: `/api/templates/documents/${name}` },
      ...templateSummary(name, documents[i]?.row),
    })),
  ];
  return { body: { items } };
});

const names = Object.keys(mailTemplates) as MailTemplateName[];

/** GET /api/templates/mails: each wording in force, the shipped one, and the names that it may use. */
const list = httpFunction(adminRoutes.mailTemplates, async (request) => {
  const [, ...current] = await Promise.all([
    personIn(['admin', 'audit'], request),
    ...names.map(currentMailText),
  ]);
  const items = names.map((name, i) => itemOf(name, current[i]));
  return { body: { items, placeholders: PLACEHOLDERS.map((name) => `{${name}}`) } };
});

/** GET …/{name}/history: who worded it how, and when. */
const history = httpFunction(adminRoutes.mailTemplateHistory, async (request) => {
  await personIn(['admin', 'audit'], request);
  return { body: { items: await mailTextVersions(nameOf(request)) } };
});

function refuseBroken(text: MailText) {
  const breaches = mailTextBreaches(text);
  if (breaches.length > 0)
    throw new Problem(422, 'templateRefused', breaches.map((b) => b.message).join(';'), { breaches });
}

/** POST …/{name}/preview: the mail as somebody would get it, of a project that there is not. Nothing is kept or sent. */
const preview = httpFunction(adminRoutes.previewMailTemplate, async (request) => {
  const person = await personIn(['admin'], request);
  const name = nameOf(request);
  refuseBroken(request.body);
  return { body: render(samples[name], person.name, process.env.PUBLIC_URL ?? '', request.body) };
});

/** Adds a version. */
async function put(request: Asked, text: MailText | undefined) {
  const { userId, name: by } = await personIn(['admin'], request);
  const name = nameOf(request);
  return retrying(async () => {
    const version = ((await currentMailText(name))?.version ?? 0) + 1;
    const added: MailTextVersion = {
      name,
      version,
      at: request.now,
      by: { userId, name: by },
      ...(text ? { text } : {}),
    };
    await addMailText(added);
    return { body: itemOf(name, added) };
  });
}

/** PUT …/{name}: refused with every unknown name. */
const replace = httpFunction(adminRoutes.replaceMailTemplate, async (request) => {
  await personIn(['admin'], request);
  refuseBroken(request.body);
  return put(request, request.body);
});

/** DELETE …/{name}: the shipped wording is back; what was there stays in the history. */
const restore = httpFunction(adminRoutes.restoreMailTemplate, (request) => put(request, undefined));

const about = {
  projectId: 'sample',
  projectName: '示例项目',
  filingNumber: '370782-2025-000',
  unitName: '示例单位',
};
const samples: Record<MailTemplateName, Notice> = {
  notice: {
    subject: '【项目已批复】示例项目',
    lines: ['项目:示例项目(备案号 370782-2025-000)', '请签订项目建设主体责任书(第八条)。'],
    path: '/projects',
    action: '查看项目',
  },
  digest: digestNotice([
    {
      ...about,
      title: '合同备案:示例合同',
      article: 16,
      due: '2025-10-11',
      label: '还有 3 个工作日',
      overdue: false,
    },
    {
      ...about,
      title: '季度报告:2025Q3',
      article: 17,
      due: '2025-09-30',
      label: '已逾期 1 周',
      overdue: true,
    },
  ]),
  chainDigest: {
    subject: '【链头日报】2025-09-30',
    lines: ['370782-2025-000 7 示例链头'],
    path: '/projects',
    action: '查看项目台账',
  },
};

export const mailTemplateFunctions = [all, list, history, preview, replace, restore];
