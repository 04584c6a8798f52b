import * as z from 'zod/mini';
import { later } from '../later.ts';
import { stageLabels } from '../project/project.ts';
import { day, identifier } from '../project/schema.ts';
import { cursor, get, limit, type RouteTable } from './route.ts';

const ledgerQuery = later(() =>
  z.object({
    unit: z.optional(identifier()),
    stage: z.optional(z.enum(Object.keys(stageLabels) as [keyof typeof stageLabels])),
    kind: z.optional(z.string().check(z.maxLength(30))),
    year: z.optional(z.string().check(z.regex(/^\d{4}$/, '须为四位年份'))),
    overdue: z.optional(z.enum(['true', 'false'])),
    /** A duty waited for ends on one of these days, both inclusive. */
    dueFrom: z.optional(day()),
    dueTo: z.optional(day()),
    text: z.optional(z.string().check(z.maxLength(100))),
    limit: limit(),
    cursor: cursor(),
  }),
);

export const reportsRoutes = {
  todo: get('/api/me/todo', 'reports', '待办事项'),
  calendarFeed: {
    method: 'GET',
    path: '/api/me/calendar.ics',
    group: 'reports',
    // Calendars have no bearer token: the link itself is the secret.
    auth: 'none',
    summary: '日历订阅:本人单位各项期限、待本人办理的事项和季报截止日(凭订阅链接)',
    query: later(() =>
      z.object({
        user: z.string().check(z.maxLength(128)),
        token: z.string().check(z.maxLength(100)),
      }),
    ),
  },
  quarterMatrix: {
    ...get('/api/quarters/{quarter}', 'reports', '季报矩阵:单位 × 项目'),
    query: later(() => z.object({ cursor: cursor() })),
  },
  ledgerReport: get('/api/reports/ledger.xlsx', 'reports', '导出:项目台账'),
  quartersReport: {
    ...get('/api/reports/quarters.xlsx', 'reports', '导出:季报'),
    query: later(() =>
      z.object({
        quarter: z.optional(z.string().check(z.regex(/^20\d{2}Q[1-4]$/, '季度格式如 2025Q3'))),
      }),
    ),
  },
  surplusReport: get('/api/reports/surplus.xlsx', 'reports', '导出:节余清单'),
  overdueReport: get('/api/reports/overdue.xlsx', 'reports', '导出:逾期清单'),
  reminders: {
    ...get('/api/reminders', 'reports', '提醒:已发和将发,发给谁,为什么'),
    query: later(() =>
      z.object({
        projectId: z.optional(identifier()),
        scope: z.optional(z.literal('city')),
        limit: limit(),
        cursor: cursor(),
      }),
    ),
  },
  statistics: get('/api/statistics', 'reports', '统计:本人可见范围,按单位'),
  verifyFilingNumber: {
    method: 'GET',
    path: '/api/verifications/{filingNumber}',
    group: 'reports',
    auth: 'none',
    summary: '备案号核验:是否已获批(第二十条)',
  },

  ledger: { ...get('/api/projects', 'reports', '项目台账'), query: ledgerQuery },
  project: get('/api/projects/{projectId}', 'reports', '项目详情'),
  catalogSheet: get('/api/projects/{projectId}/catalog.xlsx', 'reports', '导出政务信息资源目录'),
  history: get('/api/projects/{projectId}/history', 'reports', '项目历史与链校验'),
  cityEvents: {
    ...get('/api/events', 'reports', '全市变更记录(审计)'),
    query: later(() =>
      z.object({ from: z.optional(day()), to: z.optional(day()), limit: limit(), cursor: cursor() }),
    ),
  },
} as const satisfies RouteTable;
