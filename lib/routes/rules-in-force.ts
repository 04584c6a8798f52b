import * as z from 'zod/mini';
import { later } from '../later.ts';
import { checklistInput } from '../project/checklist.ts';
import {
  activationInput,
  interpretationInput,
  ruleSetSchema,
  yearNoticeSchema,
} from '../regulation/rule-sets/load.ts';
import { cursor, get, limit, none, page, type RouteTable } from './route.ts';

/** A preview of a write is read page by page. */
const dryRunPage = later(() =>
  z.object({ limit: limit(), cursor: cursor(), dryRun: z.optional(z.enum(['true', 'false'])) }),
);

/** An administrator's act on the rules, or its preview. */
const act = <
  const P extends `/api/${string}`,
  const B extends () => z.ZodMiniType,
  const S extends 200 | 201 = 200,
>(
  path: P,
  summary: string,
  body: B,
  status: S,
) => ({ method: 'POST', path, group: 'admin', auth: 'user', summary, body, status }) as const;

export const rulesInForceRoutes = {
  ruleSets: get('/api/rule-sets', 'admin', '规则集'),
  loadRuleSet: act('/api/rule-sets', '载入规则集', ruleSetSchema, 201),
  previewRuleSet: {
    ...act('/api/rule-sets/preview', '预览规则集:哪些未办结义务的期限会变', ruleSetSchema, 200),
    query: page,
  },
  activateRuleSet: act('/api/rule-sets/{ruleSetId}/activation', '启用规则集', activationInput, 200),
  deactivateRuleSet: {
    ...act('/api/rule-sets/{ruleSetId}/activation', '停用规则集', none, 200),
    method: 'DELETE',
  },
  calendars: get('/api/calendars', 'admin', '年度放假安排'),
  loadCalendar: {
    ...act('/api/calendars', '载入年度放假安排,或预览 (dryRun)', yearNoticeSchema, 201),
    query: dryRunPage,
  },
  interpretations: get('/api/interpretations', 'admin', '主管部门对释义口径的解释(第三十七条)'),
  recordInterpretation: act('/api/interpretations', '登记解释', interpretationInput, 201),
  materials: get('/api/materials', 'admin', '材料清单'),
  setMaterials: {
    ...act('/api/materials', '设置材料清单,或预览 (dryRun)', checklistInput, 200),
    method: 'PUT',
    query: dryRunPage,
  },
  ruleChanges: { ...get('/api/rule-changes', 'admin', '规则、日历与解释的变更记录'), query: page },
} as const satisfies RouteTable;
