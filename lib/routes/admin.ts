import * as z from 'zod/mini';
import { later } from '../later.ts';
import * as directory from '../project/directory-input.ts';
import { planContent, planEdit } from '../project/plans.ts';
import { text } from '../project/schema.ts';
import { cursor, get, limit, none, type RouteTable, send } from './route.ts';

const NOTIFICATIONS = '/api/me/notification-settings';
const MAIL_TEMPLATE = '/api/templates/mails/{name}';
/** The subject is one line; the other two may have several. */
const mailText = later(() =>
  z.strictObject({ subject: text(200), opening: text(1000), closing: text(1000) }),
);
const CALENDAR_LINK = '/api/me/calendar-link';

export const adminRoutes = {
  me: get('/api/me', 'admin', '当前用户'),
  notificationSettings: get(NOTIFICATIONS, 'admin', '提醒设置'),
  setNotificationSettings: send('PUT', NOTIFICATIONS, '修改提醒设置', directory.notificationSettings),
  calendarLink: get(CALENDAR_LINK, 'admin', '日历订阅链接:是否已生成'),
  makeCalendarLink: send('POST', CALENDAR_LINK, '生成日历订阅链接,原链接失效', none, 201),
  revokeCalendarLink: send('DELETE', CALENDAR_LINK, '停用日历订阅链接', none),
  people: get('/api/people', 'admin', '本单位与可指派人员'),
  units: get('/api/units', 'admin', '单位'),
  addUnit: send('POST', '/api/units', '新增单位', directory.newUnit, 201),
  renameUnit: send('PATCH', '/api/units/{unitId}', '单位更名', directory.unitName),
  mergeUnit: send('POST', '/api/units/{unitId}/merger', '单位合并', directory.merger),
  users: get('/api/users', 'admin', '人员(系统管理)'),
  addUser: send('POST', '/api/users', '新增人员', directory.newUser, 201),
  editUser: send('PATCH', '/api/users/{userId}', '修改人员', directory.userEdit),
  disableUser: send('POST', '/api/users/{userId}/departure', '人员离任与移交', directory.departure),
  deputies: get('/api/deputies', 'admin', '代办'),
  addDeputy: send('POST', '/api/deputies', '设定代办', directory.newDeputy, 201),
  endDeputy: send('DELETE', '/api/deputies/{deputyId}', '结束代办', none),
  directoryRecords: {
    ...get('/api/directory-records', 'admin', '名录变更记录'),
    query: later(() => z.object({ cursor: cursor() })),
  },
  undeliveredMails: {
    ...get('/api/undelivered-mails', 'admin', '未送达的邮件'),
    query: later(() => z.object({ limit: limit(), cursor: cursor() })),
  },
  resendMail: {
    ...send('POST', '/api/undelivered-mails/{mailId}/resend', '重发未送达的邮件', none),
    status: 202,
  },
  templates: get('/api/templates', 'admin', '模板:邮件的和打印表格的'),
  documentChecks: get('/api/document-checks', 'admin', '待校验的材料'),
  recheckDocuments: { ...send('POST', '/api/document-checks', '重新扫描待校验的材料', none), status: 202 },
  mailTemplates: get('/api/templates/mails', 'admin', '邮件模板'),
  mailTemplateHistory: get(`${MAIL_TEMPLATE}/history`, 'admin', '邮件模板的变更记录'),
  previewMailTemplate: send('POST', `${MAIL_TEMPLATE}/preview`, '预览邮件模板', mailText),
  replaceMailTemplate: send('PUT', MAIL_TEMPLATE, '修改邮件模板', mailText),
  restoreMailTemplate: send('DELETE', MAIL_TEMPLATE, '恢复内置邮件模板', none),
  importTemplate: get('/api/imports/template.xlsx', 'admin', '历史项目导入模板'),
  importProjects: send(
    'POST',
    '/api/imports',
    '导入历史项目(xlsx 的 Base64,可试运行)',
    directory.importedSheet,
  ),

  plans: {
    ...get('/api/plans', 'admin', '建设规划与年度指导计划'),
    query: later(() =>
      z.object({
        year: z.optional(z.string().check(z.regex(/^20\d{2}$/, '须为四位年份'))),
        limit: limit(),
        cursor: cursor(),
      }),
    ),
  },
  addPlan: send('POST', '/api/plans', '新增规划或计划事项', planContent, 201),
  editPlan: send('PATCH', '/api/plans/{planItemId}', '修改规划或计划事项', planEdit),
} as const satisfies RouteTable;
