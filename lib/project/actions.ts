import type { Role } from './people.ts';
import { type Stage, stageLabels } from './project.ts';

/**
 * 权限表: who may do what, and in which stage (RULES.md, "Lifecycle" and "Roles"). The API enforces this table and the
 * page shows it, so a button is disabled with the reason the API would give.
 */
export interface Action {
  label: string;
  /** The article it carries out, where there is one. */
  article: number | null;
  /** `clerk`, `unitHead` and `participant` count on their own unit's projects only; `system` is the product itself. */
  roles: readonly (Role | 'system')[];
  stages: readonly Stage[];
}

const PREPARING = ['draft', 'returned'] as const;
const CONTRACTING = ['tendering', 'handedOver', 'inConstruction'] as const;
const BUILDING = ['inConstruction', 'suspended'] as const;
const ACCEPTING = ['completed', 'acceptanceApplied', 'acceptanceReview', 'rectifying'] as const;
const AFTER = ['accepted', 'acceptanceFiled', 'inOperation', 'selfEvaluated', 'evaluated'] as const;
const COMMITTED = ['approved', ...CONTRACTING, 'suspended', ...ACCEPTING] as const;
/** From the first contract on, whatever happens: what is late is still taken in. */
const CONTRACTED = [...CONTRACTING, 'suspended', ...ACCEPTING, ...AFTER] as const;
const ANY = Object.keys(stageLabels) as Stage[];
/** 归档齐全后办结: a closed file takes no more papers. */
const UNTIL_CLOSED = ANY.filter((stage) => stage !== 'closed');

const UNIT = ['clerk', 'unitHead'] as const;
const BUREAU = ['reviewer', 'bureauHead'] as const;
const EVERYONE = [...UNIT, 'participant', ...BUREAU, 'finance', 'audit', 'leader', 'expert'] as const;

export const actions = {
  createDraft: { label: '新建项目', article: 3, roles: ['clerk'], stages: ['draft'] },
  editDraft: { label: '填写申报内容', article: 7, roles: ['clerk'], stages: PREPARING },
  recordConsultation: { label: '登记对接', article: 6, roles: ['clerk'], stages: PREPARING },
  recordCatalogItem: { label: '登记资源目录项', article: 6, roles: ['clerk'], stages: PREPARING },
  removeCatalogItem: { label: '删除资源目录项', article: 6, roles: ['clerk'], stages: PREPARING },
  stateNoData: { label: '声明无数据资源', article: 6, roles: ['clerk'], stages: PREPARING },
  confirmNoData: {
    label: '确认无数据声明',
    article: 6,
    roles: BUREAU,
    stages: PREPARING,
  },
  registerDocument: {
    label: '上传材料',
    article: null,
    roles: [...UNIT, 'participant', ...BUREAU],
    stages: UNTIL_CLOSED,
  },
  completeUpload: {
    label: '完成上传',
    article: null,
    roles: [...UNIT, 'participant', ...BUREAU],
    stages: ANY,
  },
  downloadDocument: {
    label: '下载材料',
    article: null,
    roles: EVERYONE,
    stages: ANY,
  },
  downloadAcceptancePackage: {
    label: '导出验收备案材料',
    article: 23,
    roles: [...UNIT, ...BUREAU, 'finance', 'audit', 'leader', 'expert'],
    stages: [...AFTER, 'closed'],
  },
  downloadArchive: { label: '下载项目资料包', article: null, roles: EVERYONE, stages: ANY },
  acceptDocument: { label: '材料校验通过', article: null, roles: ['system'], stages: ANY },
  refuseDocument: { label: '材料校验不通过', article: null, roles: ['system'], stages: ANY },
  reportScanFailure: { label: '记录扫描失败', article: null, roles: ['system'], stages: ANY },
  expireUpload: { label: '清理未传完的登记', article: null, roles: ['system'], stages: ANY },
  submit: { label: '提交申报', article: 7, roles: ['unitHead'], stages: PREPARING },
  withdraw: { label: '撤回申报', article: 7, roles: ['unitHead'], stages: ['submitted', 'underReview'] },
  returnSubmission: {
    label: '退回修改',
    article: 7,
    roles: BUREAU,
    stages: ['submitted', 'underReview'],
  },
  startReview: { label: '安排评审', article: 7, roles: BUREAU, stages: ['submitted'] },
  giveExpertOpinion: { label: '填写专家意见', article: 7, roles: ['expert'], stages: ['underReview'] },
  decideCloudException: {
    label: '认可不上云理由',
    article: 11,
    roles: BUREAU,
    stages: ['submitted', 'underReview'],
  },
  draftOpinion: { label: '起草审核意见', article: 7, roles: ['reviewer'], stages: ['underReview'] },
  approve: { label: '批复', article: 8, roles: ['bureauHead'], stages: ['underReview'] },
  reject: { label: '不予批复', article: 8, roles: ['bureauHead'], stages: ['underReview'] },
  signPledge: { label: '签订主体责任书', article: 8, roles: ['unitHead'], stages: ['approved'] },
  startTender: {
    label: '启动采购',
    article: 4,
    roles: [...UNIT, ...BUREAU],
    stages: ['approved'],
  },
  handOver: { label: '移交中标结果', article: 4, roles: BUREAU, stages: ['tendering'] },
  confirmHandover: { label: '确认移交', article: 4, roles: UNIT, stages: ['tendering'] },
  recordContract: { label: '登记合同', article: 16, roles: UNIT, stages: CONTRACTING },
  fileContract: { label: '备案合同', article: 16, roles: UNIT, stages: CONTRACTED },
  completeContract: { label: '登记合同完成', article: 22, roles: UNIT, stages: CONTRACTED },
  undoWithdrawal: { label: '恢复申报', article: 7, roles: ['unitHead'], stages: ['draft'] },

  fileAdjustment: { label: '调整备案', article: 15, roles: UNIT, stages: BUILDING },
  applyChange: { label: '申请变更', article: 15, roles: UNIT, stages: [...BUILDING, 'completed'] },
  decideChange: { label: '决定变更', article: 15, roles: ['bureauHead'], stages: [...BUILDING, 'completed'] },
  reportQuarter: { label: '报送季报', article: 17, roles: UNIT, stages: [...COMMITTED, ...AFTER] },
  /** Not a command: a draft is no record (lib/store/quarter-drafts.ts). */
  draftQuarter: { label: '保存季报草稿', article: 17, roles: UNIT, stages: [...COMMITTED, ...AFTER] },
  receiveQuarter: { label: '签收季报', article: 17, roles: [...BUREAU, 'finance', 'audit'], stages: ANY },
  reportMajorEvent: { label: '报告重大情况', article: 19, roles: UNIT, stages: CONTRACTED },
  orderRectification: { label: '责令整改', article: 32, roles: BUREAU, stages: [...COMMITTED, ...AFTER] },
  respondRectification: { label: '答复整改', article: 32, roles: UNIT, stages: [...COMMITTED, ...AFTER] },
  recheckRectification: { label: '复查整改', article: 32, roles: BUREAU, stages: [...COMMITTED, ...AFTER] },
  suspend: { label: '暂停建设', article: 19, roles: ['bureauHead'], stages: ['inConstruction'] },
  resume: { label: '恢复建设', article: 19, roles: ['bureauHead'], stages: ['suspended'] },
  proposeTermination: {
    label: '提出终止',
    article: 32,
    roles: ['bureauHead'],
    stages: [...COMMITTED, ...AFTER],
  },
  cosignTermination: {
    label: '会签终止',
    article: 32,
    roles: ['finance'],
    stages: [...COMMITTED, ...AFTER],
  },
  requestFunds: { label: '申请资金', article: 25, roles: UNIT, stages: CONTRACTED },
  decideFunds: { label: '办理资金申请', article: 25, roles: ['finance'], stages: CONTRACTED },

  applyExtension: { label: '申请延期验收', article: 25, roles: UNIT, stages: ['completed'] },
  decideExtension: { label: '决定延期', article: 25, roles: ['bureauHead'], stages: ACCEPTING },
  registerCatalog: {
    label: '登记目录纳入平台',
    article: 24,
    roles: UNIT,
    stages: [...BUILDING, ...ACCEPTING],
  },
  confirmSharing: { label: '确认数据共享', article: 24, roles: BUREAU, stages: [...BUILDING, ...ACCEPTING] },
  answerSecurity: {
    label: '填写安全答复',
    article: 30,
    roles: UNIT,
    stages: [...BUILDING, ...ACCEPTING, ...AFTER],
  },
  applyAcceptance: { label: '申请竣工验收', article: 22, roles: ['unitHead'], stages: ['completed'] },
  startAcceptanceReview: { label: '组织验收', article: 23, roles: BUREAU, stages: ['acceptanceApplied'] },
  orderAcceptanceRectification: {
    label: '验收整改',
    article: 23,
    roles: BUREAU,
    stages: ['acceptanceReview'],
  },
  concludeAcceptance: {
    label: '作出验收结论',
    article: 23,
    roles: ['bureauHead'],
    stages: ['acceptanceReview'],
  },
  cosignAcceptance: { label: '会签验收', article: 23, roles: ['finance'], stages: ['acceptanceReview'] },
  fileAcceptance: { label: '登记验收备案', article: 23, roles: UNIT, stages: ['accepted'] },
  startOperation: { label: '登记投入使用', article: 27, roles: UNIT, stages: [...ACCEPTING, ...AFTER] },
  submitSelfEvaluation: { label: '报送自评价', article: 27, roles: ['unitHead'], stages: AFTER },
  receiveSelfEvaluation: {
    label: '签收自评价',
    article: 27,
    roles: [...BUREAU, 'finance', 'audit'],
    stages: ANY,
  },
  evaluatePerformance: { label: '登记绩效评价', article: 27, roles: BUREAU, stages: ['selfEvaluated'] },
  settle: { label: '登记决算', article: 18, roles: UNIT, stages: AFTER },
  returnSurplus: { label: '登记节余退回', article: 18, roles: UNIT, stages: AFTER },
  close: { label: '办结', article: 18, roles: ['bureauHead'], stages: ['selfEvaluated', 'evaluated'] },

  applyNetwork: {
    label: '申请新建云节点或专线',
    article: 20,
    roles: UNIT,
    stages: [...COMMITTED, ...AFTER],
  },
  decideNetwork: {
    label: '决定新建云节点或专线',
    article: 20,
    roles: ['bureauHead'],
    stages: [...COMMITTED, ...AFTER],
  },
  /** 受限: seen by those who may record it, and by nobody else (`restricted.ts`). */
  urge: { label: '催办', article: null, roles: BUREAU, stages: ANY },
  recordAccountability: { label: '登记责任追究', article: 35, roles: ['bureauHead', 'audit'], stages: ANY },
  noteAuditOpinion: { label: '登记审计意见', article: 33, roles: ['audit'], stages: ANY },
  requestInformation: { label: '调取资料', article: 34, roles: [...BUREAU, 'finance', 'audit'], stages: ANY },
  giveInformation: { label: '答复资料调取', article: 34, roles: UNIT, stages: ANY },
  assignUnit: { label: '单位更名或合并', article: null, roles: ['system'], stages: ANY },
  replaceExpert: { label: '移交评审', article: null, roles: ['system'], stages: ANY },
  /** Each body its own records; which ones is asked of the event. */
  correct: { label: '更正', article: null, roles: ['bureauHead', 'finance', 'audit'], stages: ANY },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof actions;
