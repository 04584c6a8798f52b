import * as z from 'zod/mini';
import { type Access, answers, decisions, opening, projects, rulesInForce } from './access.ts';
import { newProject } from './project/commands/drafting.ts';
import { type CommandName, commands } from './project/commands/index.ts';
import * as directory from './project/directory-input.ts';
import { stageLabels } from './project/project.ts';
import { identifier } from './project/schema.ts';
import {
  activationInput,
  interpretationInput,
  ruleSetSchema,
  yearNoticeSchema,
} from './regulation/rule-sets/load.ts';

/**
 * The HTTP interface, declared once: the local gateway, the CDK's HTTP API, the functions, the web client and OpenAPI all
 * read this table. One Lambda function per `group`, whose entry is `functions/<group>/index.ts`.
 */
export type RouteGroup =
  | 'rules'
  | 'submission'
  | 'filing'
  | 'construction'
  | 'acceptance'
  | 'evaluation'
  | 'supervision'
  | 'documents'
  | 'reports'
  | 'admin';

/** A person's commands on a project. */
const commandTable = [opening, projects, decisions, answers];

/** What the function of each group may touch. */
export const groupAccess: Record<RouteGroup, Access> = {
  // The rules, and what the bureau has said of readings.
  rules: { table: [rulesInForce] },
  submission: {
    table: [
      opening,
      projects,
      decisions,
      answers,
      { actions: ['put'], keys: ['COUNTER#', 'FILING#', 'REFUSALS'] },
      { actions: ['query'], keys: ['NAMES'] },
    ],
  },
  filing: { table: commandTable },
  construction: { table: commandTable },
  acceptance: { table: commandTable },
  evaluation: { table: commandTable },
  supervision: { table: commandTable },
  documents: {
    table: [opening, projects, decisions, answers, { actions: ['get', 'put'], keys: ['QUOTA#'] }],
    documents: ['upload', 'download', 'inspect', 'multipart', 'setAside'],
  },
  reports: {
    table: [
      opening,
      projects,
      { actions: ['get'], keys: ['FILING#'] },
      { actions: ['query', 'batchGet'], keys: ['STATS'] },
    ],
    indexes: ['ledger', 'city'],
  },
  admin: {
    table: [
      opening,
      // Units, people and deputies, and the record of their changes; the rules and their history.
      { actions: ['query', 'put'], keys: ['USERS', 'UNITS', 'DEPUTIES', 'DIRECTORY', 'RULES'] },
      answers,
      // Past projects: a filing number each, and a mark that they were taken over; of secret ones only the refusal.
      { actions: ['get', 'put'], keys: ['IMPORT#'] },
      { actions: ['put'], keys: ['COUNTER#', 'FILING#', 'REFUSALS'] },
      // Each project that other rules may move; a unit renamed or merged, a leaver's reviews.
      projects,
      decisions,
    ],
    indexes: ['ledger', 'city'],
  },
};

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
const post = <
  const C extends CommandName,
  const N extends string,
  const G extends RouteGroup,
  const B extends z.ZodMiniType,
>(
  command: C,
  noun: N,
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

/** An administrator's act on the rules, or its preview. */
const act = <
  const P extends `/api/${string}`,
  const B extends z.ZodMiniType,
  const S extends 200 | 201 = 200,
>(
  path: P,
  summary: string,
  body: B,
  status: S,
) => ({ method: 'POST', path, group: 'admin', auth: 'user', summary, body, status }) as const;

const limit = z.optional(z.string().check(z.regex(/^([1-9]\d?|100)$/, '须为 1 到 100')));
const cursor = z.optional(z.string().check(z.maxLength(2000)));
const page = z.object({ limit, cursor });

const ledgerQuery = z.object({
  unit: z.optional(identifier),
  stage: z.optional(z.enum(Object.keys(stageLabels) as [keyof typeof stageLabels])),
  kind: z.optional(z.string().check(z.maxLength(30))),
  year: z.optional(z.string().check(z.regex(/^\d{4}$/, '须为四位年份'))),
  overdue: z.optional(z.enum(['true', 'false'])),
  text: z.optional(z.string().check(z.maxLength(100))),
  limit,
  cursor,
});

/** A write of the administration. */
const send = <
  const M extends 'POST' | 'PATCH' | 'DELETE',
  const P extends `/api/${string}`,
  const B extends z.ZodMiniType,
>(
  method: M,
  path: P,
  summary: string,
  body: B,
  status: 200 | 201 = 200,
) => ({ method, path, group: 'admin', auth: 'user', summary, body, status }) as const;

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
    query: z.object({ cursor }),
  },
  importTemplate: get('/api/imports/template.xlsx', 'admin', '历史项目导入模板'),
  importProjects: send(
    'POST',
    '/api/imports',
    '导入历史项目(xlsx 的 Base64,可试运行)',
    directory.importedSheet,
  ),

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
    query: z.object({ limit, cursor, dryRun: z.optional(z.enum(['true', 'false'])) }),
  },
  interpretations: get('/api/interpretations', 'admin', '主管部门对释义口径的解释(第三十七条)'),
  recordInterpretation: act('/api/interpretations', '登记解释', interpretationInput, 201),
  ruleChanges: { ...get('/api/rule-changes', 'admin', '规则、日历与解释的变更记录'), query: page },
  todo: get('/api/me/todo', 'reports', '待办事项'),
  quarterMatrix: {
    ...get('/api/quarters/{quarter}', 'reports', '季报矩阵:单位 × 项目'),
    query: z.object({ cursor }),
  },
  ledgerReport: get('/api/reports/ledger.xlsx', 'reports', '导出:项目台账'),
  quartersReport: {
    ...get('/api/reports/quarters.xlsx', 'reports', '导出:季报'),
    query: z.object({
      quarter: z.optional(z.string().check(z.regex(/^20\d{2}Q[1-4]$/, '季度格式如 2025Q3'))),
    }),
  },
  surplusReport: get('/api/reports/surplus.xlsx', 'reports', '导出:节余清单'),
  overdueReport: get('/api/reports/overdue.xlsx', 'reports', '导出:逾期清单'),
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

  completeContract: post(
    'completeContract',
    'contracts/{contractId}/completion',
    'filing',
    '登记合同完成',
    z.omit(commands.completeContract.input, { contractId: true }),
  ),

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
    z.omit(commands.decideChange.input, { changeId: true }),
  ),
  reportQuarter: post(
    'reportQuarter',
    'quarterly-reports',
    'construction',
    '报送季报',
    commands.reportQuarter.input,
    201,
  ),
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
    z.omit(commands.decideFunds.input, { requestId: true }),
  ),

  reportMajorEvent: post(
    'reportMajorEvent',
    'major-events',
    'supervision',
    '报告重大情况',
    commands.reportMajorEvent.input,
    201,
  ),
  orderRectification: post(
    'orderRectification',
    'rectifications',
    'supervision',
    '责令整改',
    commands.orderRectification.input,
    201,
  ),
  respondRectification: post(
    'respondRectification',
    'rectifications/{rectificationId}/response',
    'supervision',
    '答复整改',
    z.omit(commands.respondRectification.input, { rectificationId: true }),
  ),
  recheckRectification: post(
    'recheckRectification',
    'rectifications/{rectificationId}/recheck',
    'supervision',
    '复查整改',
    z.omit(commands.recheckRectification.input, { rectificationId: true }),
  ),
  suspend: post('suspend', 'suspension', 'supervision', '暂停建设', commands.suspend.input),
  resume: post('resume', 'resumption', 'supervision', '恢复建设', commands.resume.input),
  proposeTermination: post(
    'proposeTermination',
    'termination',
    'supervision',
    '提出终止',
    commands.proposeTermination.input,
  ),
  cosignTermination: post('cosignTermination', 'termination/cosignature', 'supervision', '会签终止', none),
  noteAuditOpinion: post(
    'noteAuditOpinion',
    'audit-opinions',
    'supervision',
    '登记审计意见',
    commands.noteAuditOpinion.input,
    201,
  ),
  requestInformation: post(
    'requestInformation',
    'information-requests',
    'supervision',
    '调取资料',
    commands.requestInformation.input,
    201,
  ),
  giveInformation: post(
    'giveInformation',
    'information-requests/{requestId}/response',
    'supervision',
    '答复资料调取',
    z.omit(commands.giveInformation.input, { requestId: true }),
  ),
  correct: post('correct', 'corrections', 'supervision', '更正', commands.correct.input, 201),

  applyExtension: post(
    'applyExtension',
    'extensions',
    'acceptance',
    '申请延期验收',
    commands.applyExtension.input,
    201,
  ),
  decideExtension: post(
    'decideExtension',
    'extensions/{extensionId}/decision',
    'acceptance',
    '决定延期',
    z.omit(commands.decideExtension.input, { extensionId: true }),
  ),
  registerCatalog: post(
    'registerCatalog',
    'catalog-registration',
    'acceptance',
    '登记目录纳入平台',
    commands.registerCatalog.input,
  ),
  confirmSharing: post(
    'confirmSharing',
    'catalog-registration/confirmation',
    'acceptance',
    '确认数据共享',
    commands.confirmSharing.input,
  ),
  answerSecurity: post(
    'answerSecurity',
    'security-answers',
    'acceptance',
    '填写安全答复',
    commands.answerSecurity.input,
  ),
  applyAcceptance: post(
    'applyAcceptance',
    'acceptance-applications',
    'acceptance',
    '申请竣工验收',
    none,
    201,
  ),
  startAcceptanceReview: post(
    'startAcceptanceReview',
    'acceptance-review',
    'acceptance',
    '组织验收',
    commands.startAcceptanceReview.input,
  ),
  orderAcceptanceRectification: post(
    'orderAcceptanceRectification',
    'acceptance-rectifications',
    'acceptance',
    '验收整改',
    commands.orderAcceptanceRectification.input,
    201,
  ),
  concludeAcceptance: post(
    'concludeAcceptance',
    'acceptance-results',
    'acceptance',
    '作出验收结论',
    commands.concludeAcceptance.input,
    201,
  ),
  cosignAcceptance: post(
    'cosignAcceptance',
    'acceptance-results/cosignature',
    'acceptance',
    '会签验收',
    none,
  ),
  fileAcceptance: post(
    'fileAcceptance',
    'acceptance-filing',
    'acceptance',
    '登记验收备案',
    commands.fileAcceptance.input,
  ),

  startOperation: post(
    'startOperation',
    'operation-start',
    'evaluation',
    '登记投入使用',
    commands.startOperation.input,
  ),
  submitSelfEvaluation: post(
    'submitSelfEvaluation',
    'self-evaluations',
    'evaluation',
    '报送自评价',
    commands.submitSelfEvaluation.input,
    201,
  ),
  receiveSelfEvaluation: post(
    'receiveSelfEvaluation',
    'self-evaluations/{evaluationId}/receipts',
    'evaluation',
    '签收自评价',
    none,
    201,
  ),
  evaluatePerformance: post(
    'evaluatePerformance',
    'performance-evaluations',
    'evaluation',
    '登记绩效评价',
    commands.evaluatePerformance.input,
    201,
  ),
  settle: post('settle', 'settlement', 'evaluation', '登记决算', commands.settle.input),
  returnSurplus: post(
    'returnSurplus',
    'surplus-returns',
    'evaluation',
    '登记节余退回',
    commands.returnSurplus.input,
    201,
  ),
  close: post('close', 'closure', 'evaluation', '办结', none),

  registerDocument: post(
    'registerDocument',
    'documents',
    'documents',
    '登记上传',
    commands.registerDocument.input,
    201,
  ),
  resumeUpload: {
    method: 'POST',
    path: '/api/projects/{projectId}/documents/{documentId}/upload',
    group: 'documents',
    auth: 'user',
    summary: '续传:已有的分段和新的上传地址',
    body: z.pick(commands.registerDocument.input, { partSha256: true }),
  },
  downloadArchive: get('/api/projects/{projectId}/archive.zip', 'documents', '下载项目资料包'),
  completeUpload: post('completeUpload', 'documents/{documentId}/completion', 'documents', '完成上传', none),
  downloadDocument: get('/api/projects/{projectId}/documents/{documentId}/download', 'documents', '下载材料'),
} as const satisfies Record<string, Route & { command?: CommandName }>;

export type RouteName = keyof typeof routes;
