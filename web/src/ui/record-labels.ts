import { materials } from '../../../lib/project/materials.ts';
import { roleLabels } from '../../../lib/project/people.ts';
import {
  contractCategoryLabels,
  fundingModeLabels,
  type Project,
  procurementModeLabels,
  projectKindLabels,
  sharedServiceLabels,
  sharingLabels,
  stageLabels,
  systemCategoryLabels,
} from '../../../lib/project/project.ts';
import { accountabilityLabels, networkLabels } from '../../../lib/project/records.ts';
import {
  basisLevelLabels,
  circumstanceLabels,
} from '../../../lib/regulation/article-15-content-adjustment.ts';
import { SECURITY_QUESTIONS, type SecurityQuestionId } from '../../../lib/regulation/article-29-security.ts';
import { departmentLabels } from './acceptance-labels.ts';
import { draftLabels } from './draft-labels.ts';
import { fundLabels } from './fund-labels.ts';
import { gradeLabels } from './grade-labels.ts';
import { quarterLabel } from './quarter-label.ts';
import { majorEventLabels, measureLabels, rectificationSourceLabels } from './supervision-labels.ts';

/** Every name of a field that the record has, however deep; keys of records by identifier are no names. */
type FieldOf<T> = T extends readonly (infer U)[]
  ? FieldOf<U>
  : T extends object
    ? string extends keyof T
      ? FieldOf<T[keyof T]>
      : { [K in keyof T & string]-?: K | FieldOf<T[K]> }[keyof T & string]
    : never;
type RecordField = FieldOf<Project>;

/** Every field whose value is a code of ours, with the codes it may have. */
type CodeOf<T, Name extends string = never> = T extends string
  ? string extends T
    ? never
    : { field: Name; code: T }
  : T extends readonly (infer U)[]
    ? CodeOf<U, Name>
    : T extends object
      ? string extends keyof T
        ? CodeOf<T[keyof T], Name>
        : { [K in keyof T & string]-?: CodeOf<T[K], K> }[keyof T & string]
      : never;
type Coded = CodeOf<Project>;

/** Names of the record's fields for people: a field without one does not compile. */
const fieldLabels: Record<RecordField, string> = {
  ...draftLabels,
  // Of the project, of a catalogue item, and of a contract.
  category: '类别',
  fields: '填报内容',
  stage: '阶段',
  stageSince: '进入本阶段的时间',
  filingNumber: '备案号',
  unitName: '单位名称',
  unitId: '单位编号',
  bureauOwned: '大数据局自己的项目',
  year: '年份',
  amountFen: '金额',
  scope: '承担内容',
  townFunded: '由镇街资金负担',
  consultations: '对接记录',
  heldOn: '对接日期',
  withPerson: '对接人员',
  summary: '摘要',
  catalogItems: '资源目录项',
  code: '代码',
  provider: '提供方',
  providerCode: '提供方统一社会信用代码',
  format: '格式',
  type: '类型',
  sharing: '共享类型',
  sharingBasis: '共享条件或依据',
  sharingMethod: '共享方式',
  openToPublic: '向社会开放',
  updateCycle: '更新周期',
  noDataStatement: '无数据声明',
  text: '内容',
  documents: '材料',
  material: '材料名称',
  fileName: '文件名',
  contentType: '文件类型',
  sizeBytes: '字节数',
  sha256: 'SHA-256',
  status: '状态',
  scan: '病毒扫描',
  refusal: '未通过原因',
  checkedAt: '校验时间',
  submissions: '申报版本',
  version: '版本',
  returned: '退回',
  items: '逐项意见',
  item: '事项',
  reason: '理由',
  review: '评审安排',
  batch: '评审批次',
  thirdParty: '第三方机构',
  experts: '专家',
  expiresOn: '指派到期日',
  opinion: '审核意见',
  conclusion: '结论',
  budgetReview: '预算评审',
  reviewedOn: '评审日期',
  note: '说明',
  approval: '批复',
  approvedOn: '批复日期',
  documentNumber: '批复文号',
  estimateFen: '概算',
  budgetLines: '概算明细',
  countersignature: '专项小组会签',
  signedBy: '会签人',
  signedOn: '签订日期',
  rejection: '不予批复',
  pledge: '主体责任书',
  construction: '建设责任',
  dataSharing: '数据共享责任',
  fundUse: '资金使用责任',
  tender: '采购',
  startedOn: '启动日期',
  method: '采购方式',
  handover: '招标移交',
  winningSupplier: '中标供应商',
  contracts: '合同',
  supplier: '供应商',
  supplementOf: '所补充的合同',
  filing: '备案',
  filedAt: '备案时间',
  documentIds: '随附材料',
  completion: '完成情况',
  completedOn: '完成日期',
  budget: '现行概算',
  lines: '明细',
  adjustedFen: '调整额',
  cumulativeFen: '累计调整额',
  limitFen: '上限',
  withdrawal: '撤回',
  createdAt: '建立时间',
  name: '名称',
  signed: '签订',
  decided: '决定',
  recorded: '登记',
  uploaded: '上传',
  submitted: '提交',
  started: '启动',
  drafted: '起草',
  stated: '声明',
  confirmed: '确认',
  handedOver: '移交',
  by: '办理人',
  userId: '账号',
  role: '身份',
  at: '时间',
  onBehalfOf: '被代办人',
  imported: '历史项目导入',
  legacyNumber: '原登记编号',
  projectId: '项目标识',
  updatedAt: '更新时间',
  consultationId: '对接记录标识',
  itemId: '目录项标识',
  documentId: '材料标识',
  key: '存储位置',
  versionId: '存储版本',
  upload: '分片上传',
  uploadId: '上传标识',
  partChecksums: '分片校验',
  sameAs: '与哪份材料内容相同',
  recused: '已回避',
  expertOpinions: '专家意见',
  conflictOfInterest: '有利益冲突',
  given: '填写',
  cloudException: '不上云的认可',
  accepted: '认可',
  contractId: '合同标识',
  newNetwork: '含新建云节点或专线',
  from: '撤回前的阶段',
  withdrawn: '撤回',
  adjustments: '调整备案',
  adjustmentId: '调整标识',
  adjustedOn: '调整日期',
  circumstance: '调整情形',
  basisLevel: '依据的层级',
  basisDocument: '依据文号',
  approvedFen: '批复金额',
  afterFen: '调整后金额',
  filed: '备案',
  changes: '变更',
  changeId: '变更标识',
  applied: '申请',
  decision: '决定',
  outcome: '结果',
  quarterlyReports: '季度报告',
  quarter: '季度',
  versions: '各次报送',
  zero: '零报告',
  progress: '建设进度',
  progressPercent: '完成比例(%)',
  contractedFen: '合同合计',
  receivedFen: '累计到位资金',
  paidFen: '累计支付资金',
  milestones: '里程碑',
  deviation: '偏差原因',
  problems: '存在的问题',
  nextPlan: '下季度计划',
  correction: '更正说明',
  receipts: '签收',
  finance: '市财政局签收',
  audit: '市审计局签收',
  bureau: '市大数据局签收',
  majorEvents: '重大情况',
  majorEventId: '重大情况标识',
  occurredOn: '发生日期',
  description: '情况说明',
  lossFen: '损失金额',
  reported: '报告',
  rectifications: '整改',
  rectificationId: '整改标识',
  source: '整改来源',
  dueOn: '期限',
  ordered: '下达',
  response: '答复',
  responded: '答复',
  firstResponded: '首次答复',
  recheck: '复查',
  passed: '复查通过',
  measures: '采取的措施',
  checked: '复查',
  fundRequests: '资金申请',
  requestId: '申请标识',
  fund: '资金类别',
  purpose: '用途',
  requested: '提出',
  suspension: '暂停建设',
  suspended: '暂停',
  termination: '终止',
  proposed: '提出',
  cosigned: '会签',
  extensions: '延期验收',
  extensionId: '延期标识',
  proposedDue: '拟申请验收的日期',
  to: '批准的期限',
  catalogRegistration: '目录纳入平台',
  registeredOn: '纳入平台的日期',
  platformNumber: '平台登记编号',
  registered: '登记',
  sharingMet: '已按要求共享',
  security: '安全答复',
  answers: '逐项答复',
  ...(Object.fromEntries(SECURITY_QUESTIONS.map(({ id, text }) => [id, text])) as Record<
    SecurityQuestionId,
    string
  >),
  positive: '答复为是',
  mlps: '等级保护',
  level: '级别',
  tested: '已完成等级测评',
  testedOn: '测评日期',
  cryptographyAssessedOn: '密码应用安全性评估日期',
  answered: '答复',
  acceptanceApplications: '竣工验收申请',
  acceptanceReview: '组织验收',
  group: '验收组',
  department: '部门',
  meetingOn: '验收会议日期',
  acceptanceResult: '验收结论',
  score: '得分',
  concluded: '作出结论',
  acceptanceFiling: '验收备案',
  receiptNumber: '潍坊系统回执编号',
  operation: '投入使用',
  inUseOn: '投入使用日期',
  selfEvaluations: '自评价',
  evaluationId: '评价标识',
  performanceEvaluations: '绩效评价',
  grade: '等级',
  evaluator: '评价机构',
  evaluated: '登记',
  settlement: '决算',
  settlementFen: '决算金额',
  settled: '登记',
  surplusReturns: '节余退回',
  returnId: '退回标识',
  returnedFen: '退回金额',
  returnedOn: '退回日期',
  originalChannel: '按原渠道退回',
  auditOpinions: '审计意见',
  opinionId: '审计意见标识',
  noted: '登记',
  informationRequests: '资料调取',
  networkPermits: '新建云节点或专线',
  permitId: '许可标识',
  permitted: '同意新建',
  override: '负责人特批',
  accountabilityRecords: '责任追究',
  recordId: '记录标识',
  article: '依据条款',
  subject: '被追究的单位或个人',
  facts: '事实',
  decidedBy: '作出决定的机关',
  decidedOn: '决定日期',
  urgings: '催办',
  urgingId: '催办标识',
  title: '催办的事项',
  urged: '催办',
};

const names: Readonly<Record<string, string>> = fieldLabels;

export const labelOf = (field: string) => names[field] ?? field;

const materialLabels: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(materials).map(([name, { label }]) => [name, label]),
);

const QUARTER = /^20\d{2}Q[1-4]$/;

/** `contracts.3f2a.filing` → 合同 · 备案: identifiers say nothing to people. */
export function pathLabel(path: string): string {
  const known = path
    .split('.')
    .flatMap((part) => names[part] ?? materialLabels[part] ?? (QUARTER.test(part) ? quarterLabel(part) : []));
  return known.length > 0 ? known.join(' · ') : path;
}

/** Words for codes: a code of the record without one does not compile. */
const codeLabels: { [F in Coded['field']]: Record<Extract<Coded, { field: F }>['code'], string> } = {
  stage: stageLabels,
  from: stageLabels,
  kind: { ...projectKindLabels, ...majorEventLabels, ...networkLabels, ...accountabilityLabels },
  procurementMode: procurementModeLabels,
  fundingMode: fundingModeLabels,
  category: { ...systemCategoryLabels, ...contractCategoryLabels },
  sharedServices: sharedServiceLabels,
  newNetwork: networkLabels,
  sharing: sharingLabels,
  role: { ...roleLabels, system: '系统' },
  status: { pending: '等待上传', checking: '校验中', available: '可用', refused: '未通过' },
  scan: { clean: '已扫描,未发现问题', notScanned: '未扫描', failed: '扫描没有完成' },
  conclusion: { approve: '建议批复', reject: '建议不予批复' },
  outcome: { approved: '同意', refused: '不同意', paid: '已支付' },
  circumstance: circumstanceLabels,
  basisLevel: basisLevelLabels,
  source: rectificationSourceLabels,
  measures: measureLabels,
  fund: fundLabels,
  department: departmentLabels,
  grade: gradeLabels,
};

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...codeLabels,
  material: materialLabels,
  item: { ...names, ...materialLabels },
};

/** The word for a code, where the field has a list of them. */
export const wordOf = (field: string, value: string) => words[field]?.[value] ?? value;
