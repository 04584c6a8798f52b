import * as z from 'zod/mini';
import { later } from '../later.ts';
import { newProject } from '../project/commands/drafting.ts';
import { commands } from '../project/commands/index.ts';
import { none, post, type RouteTable } from './route.ts';

/** The state-secret question stands before everything: a yes drops all the rest unread (R13). */
const newProjectBody = later(() =>
  z.discriminatedUnion(
    'involvesStateSecrets',
    [z.object({ involvesStateSecrets: z.literal(true) }), newProject()],
    '请先回答项目是否涉及国家秘密',
  ),
);

export const submissionRoutes = {
  createProject: {
    method: 'POST',
    path: '/api/projects',
    group: 'submission',
    auth: 'user',
    summary: '新建项目(先回答是否涉密)',
    body: newProjectBody,
    status: 201,
  },
  editDraft: {
    method: 'PATCH',
    path: '/api/projects/{projectId}',
    group: 'submission',
    auth: 'user',
    summary: '填写申报内容(自动保存)',
    body: commands.editDraft.input,
    command: 'editDraft',
  },
  recordConsultation: post(
    'recordConsultation',
    'consultations',
    'submission',
    '登记对接',
    commands.recordConsultation.input,
    201,
  ),
  recordCatalogItem: post(
    'recordCatalogItem',
    'catalog-items',
    'submission',
    '登记资源目录项',
    commands.recordCatalogItem.input,
    201,
  ),
  removeCatalogItem: {
    ...post('removeCatalogItem', 'catalog-items/{itemId}', 'submission', '删除资源目录项', none),
    method: 'DELETE',
  },
  stateNoData: post(
    'stateNoData',
    'no-data-statement',
    'submission',
    '声明无数据资源',
    commands.stateNoData.input,
  ),
  confirmNoData: post(
    'confirmNoData',
    'no-data-statement/confirmation',
    'submission',
    '确认无数据声明',
    none,
  ),
  submit: post('submit', 'submission', 'submission', '提交申报', none),
  withdraw: post('withdraw', 'withdrawal', 'submission', '撤回申报', commands.withdraw.input),
  undoWithdrawal: {
    ...post('undoWithdrawal', 'withdrawal', 'submission', '恢复撤回的申报', none),
    method: 'DELETE',
  },
  returnSubmission: post(
    'returnSubmission',
    'return',
    'submission',
    '退回修改',
    commands.returnSubmission.input,
  ),
  startReview: post('startReview', 'review', 'submission', '安排评审', commands.startReview.input),
  giveExpertOpinion: post(
    'giveExpertOpinion',
    'expert-opinions',
    'submission',
    '填写专家意见与利益冲突声明',
    commands.giveExpertOpinion.input,
    201,
  ),
  decideCloudException: post(
    'decideCloudException',
    'cloud-exception/decision',
    'submission',
    '认可不上云理由',
    commands.decideCloudException.input,
  ),
  draftOpinion: post(
    'draftOpinion',
    'review-opinion',
    'submission',
    '起草审核意见',
    commands.draftOpinion.input,
  ),
  approve: post('approve', 'approval', 'submission', '批复', commands.approve.input),
  reject: post('reject', 'rejection', 'submission', '不予批复', commands.reject.input),
} as const satisfies RouteTable;
