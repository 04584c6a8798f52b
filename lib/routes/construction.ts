import * as z from 'zod/mini';
import { later } from '../later.ts';
import { commands } from '../project/commands/index.ts';
import { quarterDraftInput } from '../project/quarter-draft.ts';
import { none, post, type RouteTable } from './route.ts';

export const constructionRoutes = {
  fileAdjustment: post(
    'fileAdjustment',
    'adjustments',
    'construction',
    '调整备案',
    commands.fileAdjustment.input,
    201,
  ),
  applyChange: post('applyChange', 'changes', 'construction', '申请变更', commands.applyChange.input, 201),
  decideChange: post(
    'decideChange',
    'changes/{changeId}/decision',
    'construction',
    '决定变更',
    later(() => z.omit(commands.decideChange.input(), { changeId: true })),
  ),
  reportQuarter: post(
    'reportQuarter',
    'quarterly-reports',
    'construction',
    '报送季报',
    commands.reportQuarter.input,
    201,
  ),
  draftQuarter: {
    method: 'POST',
    path: '/api/projects/{projectId}/quarterly-reports/{quarter}/draft',
    group: 'construction',
    auth: 'user',
    summary: '保存季报草稿(不报送)',
    body: quarterDraftInput,
  },
  receiveQuarter: post(
    'receiveQuarter',
    'quarterly-reports/{quarter}/receipts',
    'construction',
    '签收季报',
    none,
    201,
  ),
  requestFunds: post(
    'requestFunds',
    'fund-requests',
    'construction',
    '申请资金',
    commands.requestFunds.input,
    201,
  ),
  decideFunds: post(
    'decideFunds',
    'fund-requests/{requestId}/decision',
    'construction',
    '办理资金申请',
    later(() => z.omit(commands.decideFunds.input(), { requestId: true })),
  ),
} as const satisfies RouteTable;
