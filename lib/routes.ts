import * as z from 'zod/mini';
import { newProject } from './project/commands/drafting.ts';
import { type CommandName, commands } from './project/commands/index.ts';
import { stageLabels } from './project/project.ts';
import { identifier } from './project/schema.ts';

/**
 * The HTTP interface, declared once: the local gateway, the CDK's HTTP API, the functions, the web client and OpenAPI all
 * read this table. One Lambda function per `group`, whose entry is `functions/<group>/index.ts`.
 */
export type RouteGroup = 'rules' | 'submission' | 'filing' | 'documents' | 'reports' | 'admin';

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** API Gateway path, parameters as `{projectId}`. */
  path: `/api/${string}`;
  group: RouteGroup;
  /** `user`: a bearer token is verified by the gateway's JWT authorizer; `none`: open to everyone. */
  auth: 'user' | 'none';
  /** Chinese, for OpenAPI and error pages. */
  summary: string;
  body?: z.ZodMiniType;
  query?: z.ZodMiniType;
  /** Status of a success; 200 unless said. */
  status?: 200 | 201 | 202 | 204;
}

/** A route that is one command of a project: its path parameters and body together are the command's input. */
export interface CommandRoute extends Route {
  command: CommandName;
}

const none = z.strictObject({});

/** POST /api/projects/{projectId}/<noun>. */
const post = <const C extends CommandName, const G extends RouteGroup, const B extends z.ZodMiniType>(
  command: C,
  noun: string,
  group: G,
  summary: string,
  body: B,
  status: 200 | 201 = 200,
) =>
  ({
    method: 'POST',
    path: `/api/projects/{projectId}/${noun}`,
    group,
    auth: 'user',
    summary,
    body,
    command,
    status,
  }) as const;

/** The state-secret question stands before everything: a yes drops all the rest unread (R13). */
const newProjectBody = z.discriminatedUnion(
  'involvesStateSecrets',
  [z.object({ involvesStateSecrets: z.literal(true) }), newProject],
  '请先回答项目是否涉及国家秘密',
);

const get = <const P extends `/api/${string}`, const G extends RouteGroup>(
  path: P,
  group: G,
  summary: string,
) => ({ method: 'GET', path, group, auth: 'user', summary }) as const;

const ledgerQuery = z.object({
  unit: z.optional(identifier),
  stage: z.optional(z.enum(Object.keys(stageLabels) as [keyof typeof stageLabels])),
  kind: z.optional(z.string().check(z.maxLength(30))),
  year: z.optional(z.string().check(z.regex(/^\d{4}$/, '须为四位年份'))),
  overdue: z.optional(z.enum(['true', 'false'])),
  text: z.optional(z.string().check(z.maxLength(100))),
  limit: z.optional(z.string().check(z.regex(/^([1-9]\d?|100)$/, '须为 1 到 100'))),
  cursor: z.optional(z.string().check(z.maxLength(2000))),
});

export const routes = {
  openApi: {
    method: 'GET',
    path: '/api/openapi.json',
    group: 'rules',
    auth: 'none',
    summary: '接口说明 (OpenAPI 3.1)',
  },
  articles: { method: 'GET', path: '/api/articles', group: 'rules', auth: 'none', summary: '办法全文与释义' },
  evaluateRule: {
    method: 'POST',
    path: '/api/rules/{kind}',
    group: 'rules',
    auth: 'none',
    summary: '期限计算与规则判断',
    body: z.unknown(),
  },

  me: get('/api/me', 'admin', '当前用户'),
  people: get('/api/people', 'admin', '本单位与可指派人员'),
  todo: get('/api/me/todo', 'reports', '待办事项'),
  verifyFilingNumber: {
    method: 'GET',
    path: '/api/verifications/{filingNumber}',
    group: 'reports',
    auth: 'none',
    summary: '备案号核验:是否已获批(第二十条)',
  },

  ledger: { ...get('/api/projects', 'reports', '项目台账'), query: ledgerQuery },
  project: get('/api/projects/{projectId}', 'reports', '项目详情'),
  history: get('/api/projects/{projectId}/history', 'reports', '项目历史与链校验'),

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
  returnSubmission: post(
    'returnSubmission',
    'return',
    'submission',
    '退回修改',
    commands.returnSubmission.input,
  ),
  startReview: post('startReview', 'review', 'submission', '安排评审', commands.startReview.input),
  draftOpinion: post(
    'draftOpinion',
    'review-opinion',
    'submission',
    '起草审核意见',
    commands.draftOpinion.input,
  ),
  approve: post('approve', 'approval', 'submission', '批复', commands.approve.input),
  reject: post('reject', 'rejection', 'submission', '不予批复', commands.reject.input),

  signPledge: post('signPledge', 'pledge', 'filing', '签订主体责任书', commands.signPledge.input),
  startTender: post('startTender', 'tender', 'filing', '启动采购', commands.startTender.input),
  handOver: post('handOver', 'handover', 'filing', '移交中标结果', commands.handOver.input),
  confirmHandover: post('confirmHandover', 'handover/confirmation', 'filing', '确认移交', none),
  recordContract: post(
    'recordContract',
    'contracts',
    'filing',
    '登记并备案合同',
    commands.recordContract.input,
    201,
  ),
  fileContract: post(
    'fileContract',
    'contracts/{contractId}/filing',
    'filing',
    '备案已登记的合同',
    z.omit(commands.fileContract.input, { contractId: true }),
  ),

  registerDocument: post(
    'registerDocument',
    'documents',
    'documents',
    '登记上传',
    commands.registerDocument.input,
    201,
  ),
  completeUpload: post('completeUpload', 'documents/{documentId}/completion', 'documents', '完成上传', none),
  downloadDocument: get('/api/projects/{projectId}/documents/{documentId}/download', 'documents', '下载材料'),
} as const satisfies Record<string, Route & { command?: CommandName }>;

export type RouteName = keyof typeof routes;
