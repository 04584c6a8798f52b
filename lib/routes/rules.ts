import * as z from 'zod/mini';
import { later } from '../later.ts';
import type { RouteTable } from './route.ts';

export const rulesRoutes = {
  openApi: {
    method: 'GET',
    path: '/api/openapi.json',
    group: 'rules',
    auth: 'none',
    summary: '接口说明 (OpenAPI 3.1)',
  },
  health: {
    method: 'GET',
    path: '/api/health',
    group: 'rules',
    auth: 'none',
    summary: '接口与数据表是否可用',
  },
  articles: { method: 'GET', path: '/api/articles', group: 'rules', auth: 'none', summary: '办法全文与释义' },
  evaluateRule: {
    method: 'POST',
    path: '/api/rules/{kind}',
    group: 'rules',
    auth: 'none',
    summary: '期限计算与规则判断',
    body: later(() => z.unknown()),
  },
} as const satisfies RouteTable;
