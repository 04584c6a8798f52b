import * as z from 'zod/mini';
import { later } from '../later.ts';
import { get, none, type RouteTable } from './route.ts';

/** A Word file of up to 256 KiB, in Base64. */
const template = later(() =>
  z.strictObject({
    docx: z
      .string()
      .check(
        z.minLength(1, '请选择 .docx 文件'),
        z.maxLength(350_000, '模板不能超过 256 KiB'),
        z.regex(/^[A-Za-z0-9+/]+={0,2}$/, '须为 Base64'),
      ),
  }),
);

const TEMPLATE = '/api/templates/documents/{name}';

export const formsRoutes = {
  printableForms: get('/api/projects/{projectId}/forms', 'forms', '可打印的表格'),
  printForm: {
    ...get('/api/projects/{projectId}/forms/{form}', 'forms', '打印表格(<表格>.pdf 或 <表格>.docx)'),
    query: later(() =>
      z.object({
        /** Contract, quarter, change …; without one, the form of the project itself or an empty one. */
        subject: z.optional(z.string().check(z.maxLength(64))),
      }),
    ),
  },
  acceptancePackage: get(
    '/api/projects/{projectId}/acceptance-package.zip',
    'forms',
    '导出验收备案材料包(第二十三条)',
  ),
  documentTemplates: get('/api/templates/documents', 'forms', '表格的 Word 模板'),
  documentTemplate: {
    ...get(TEMPLATE, 'forms', '下载 Word 模板'),
    query: later(() => z.object({ shipped: z.optional(z.enum(['true', 'false'])) })),
  },
  documentTemplateHistory: get(`${TEMPLATE}/history`, 'forms', 'Word 模板的变更记录'),
  replaceDocumentTemplate: {
    method: 'PUT',
    path: TEMPLATE,
    group: 'forms',
    auth: 'user',
    summary: '替换 Word 模板',
    body: template,
  },
  restoreDocumentTemplate: {
    method: 'DELETE',
    path: TEMPLATE,
    group: 'forms',
    auth: 'user',
    summary: '恢复内置 Word 模板',
    body: none,
  },
} as const satisfies RouteTable;
