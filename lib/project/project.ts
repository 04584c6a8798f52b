import type { BudgetLine, Signature, Stage } from './basics.ts';
import type {
  AcceptanceResult,
  AcceptanceReview,
  Adjustment,
  AuditOpinion,
  Budget,
  CatalogRegistration,
  ChangeRequest,
  Extension,
  FundRequest,
  InformationRequest,
  MajorEvent,
  PerformanceEvaluation,
  QuarterlyReport,
  Rectification,
  SecurityRecord,
  SelfEvaluation,
  SurplusReturn,
  Termination,
  Withdrawal,
} from './records.ts';

export { type BudgetLine, type Signature, type Stage, stageLabels } from './basics.ts';

/** 项目类型 (第二条). */
export const projectKindLabels = {
  newBuild: '新建',
  extension: '升级改造',
  jointBuild: '政企联合建设',
  purchasedService: '购买服务',
  operation: '运行维护',
} as const;
export type ProjectKind = keyof typeof projectKindLabels;

/** 招标方式 (第四条 bureau tenders, 第十六条 unit purchases). */
export const procurementModeLabels = { central: '大数据局统一招标', unit: '建设单位自行采购' } as const;
export type ProcurementMode = keyof typeof procurementModeLabels;

/** 共享类型 (发改高技〔2017〕1272号). */
export const sharingLabels = {
  unconditional: '无条件共享',
  conditional: '有条件共享',
  none: '不予共享',
} as const;
export type Sharing = keyof typeof sharingLabels;

/** What the unit fills in while the project is a draft or returned. Missing fields are simply not there yet. */
export interface DraftFields {
  name: string;
  kind: ProjectKind;
  procurementMode: ProcurementMode;
  /** 建设依据 */
  basis?: string;
  /** 建设目标 */
  goal?: string;
  /** 主要建设内容 */
  content?: string;
  /** 投资预算, the total the unit asks for. */
  budgetFen?: number;
  /** 资金来源 (第九条). */
  budgetSource?: string;
  /** 分年度资金安排 (第九条): sums to the total. */
  yearlySplit?: { year: number; amountFen: number }[];
  responsiblePerson?: string;
  contactPhone?: string;
  /** 计划完成日 */
  plannedCompletionOn?: string;
  /** 参建单位, each with its scope and money; town money apart from city money (第十三、十四条). */
  participants?: {
    unitId: string;
    unitName: string;
    scope: string;
    amountFen: number;
    townFunded: boolean;
  }[];
  /** 不部署在市电子政务云的理由 (第十一条); absent means it is deployed there. */
  cloudExceptionReason?: string;
}

/** 对接记录 (第六条). */
export interface Consultation {
  consultationId: string;
  heldOn: string;
  withPerson: string;
  summary: string;
  recorded: Signature;
}

/** 政务信息资源目录项 (第六条; 发改高技〔2017〕1272号). */
export interface CatalogItem {
  itemId: string;
  name: string;
  code?: string;
  category: string;
  provider: string;
  /** 统一社会信用代码, GB 32100 check digit verified. */
  providerCode: string;
  summary?: string;
  format: string;
  fields: { name: string; type: string }[];
  sharing: Sharing;
  /** 不予共享的依据 or 共享条件. */
  sharingBasis?: string;
  sharingMethod?: string;
  openToPublic: boolean;
  updateCycle: string;
  recorded: Signature;
}

/** A document is on its way, being checked, usable, or refused; only `available` ones count and can be fetched. */
export type DocumentStatus = 'pending' | 'checking' | 'available' | 'refused';

export interface ProjectDocument {
  documentId: string;
  material: string;
  fileName: string;
  contentType: string;
  sizeBytes: number;
  /** Lower-case hex. */
  sha256: string;
  /** Object key, made of identifiers only. */
  key: string;
  /** The version of the object that was checked: nothing else is ever served. */
  versionId?: string;
  /** Of a file over 64 MiB, until it is there: the store's upload, and whether each part must bring its SHA-256. */
  upload?: { uploadId: string; partChecksums: boolean };
  /** The document whose bytes it shares: the same content was in the project before. */
  sameAs?: string;
  status: DocumentStatus;
  /** Malware scan: `notScanned` is shown as 未扫描, never as clean. */
  scan?: 'clean' | 'notScanned';
  /** Chinese, why it was refused. */
  refusal?: string;
  uploaded: Signature;
  checkedAt?: string;
}

/** 退回意见: a reason for each item. */
export interface ReturnItem {
  /** Field, material or part of the submission, e.g. `budgetFen`, `constructionPlan`. */
  item: string;
  reason: string;
}

/** What was submitted, kept whole so that versions can be laid side by side. */
export interface SubmissionVersion {
  version: number;
  submitted: Signature;
  fields: DraftFields;
  catalogItems: CatalogItem[];
  documents: { documentId: string; material: string; fileName: string; sha256: string }[];
  returned?: { by: Signature; items: ReturnItem[] };
}

/** 评审安排 (第七条). */
export interface Review {
  batch: string;
  thirdParty?: string;
  /** 专家 see the project until their assignment expires. */
  experts: { userId: string; name: string; expiresOn: string }[];
  started: Signature;
}

/** 审核意见 (第七条) with finance's 预算评审 (第四条). */
export interface ReviewOpinion {
  conclusion: 'approve' | 'reject';
  text: string;
  budgetReview: { amountFen: number; reviewedOn: string; note?: string };
  drafted: Signature;
}

/** 批复: the estimate is fixed here in fen (第八条). */
export interface Approval {
  approvedOn: string;
  documentNumber?: string;
  estimateFen: number;
  budgetLines: BudgetLine[];
  /** 专项小组会签, for a project of the bureau itself (第四条). */
  countersignature?: { signedBy: string; signedOn: string };
  decided: Signature;
}

/** 主体责任书 (第八条): the three responsibilities. */
export interface Pledge {
  construction: true;
  dataSharing: true;
  fundUse: true;
  signed: Signature;
}

/** 招标移交 (第四条): the bureau hands over, the unit confirms. */
export interface Handover {
  handedOver: Signature;
  winningSupplier: string;
  confirmed?: Signature;
}

/** 合同 (第十六条): one filing duty per formal contract, supplements too (R11). */
export interface Contract {
  contractId: string;
  name: string;
  supplier: string;
  amountFen: number;
  /** Supplements name the contract they add to. */
  supplementOf?: string;
  signedOn: string;
  recorded: Signature;
  filing?: { filedAt: string; documentIds: string[]; by: Signature };
  completion?: { completedOn: string; by: Signature };
}

/** One record of one project's whole life; made only by `evolve` from its events. */
export interface Project {
  projectId: string;
  /** 备案号: everything gets one (第三条, 全口径备案). */
  filingNumber: string;
  unitId: string;
  unitName: string;
  /** The bureau's own project: decided by another person and countersigned (第四条). */
  bureauOwned: boolean;
  /** Number of events so far; the version of `ETag` and `If-Match`. */
  version: number;
  stage: Stage;
  createdAt: string;
  updatedAt: string;
  /** 历史项目导入: what it is called in the old register, and when it was taken over from there. */
  imported?: { legacyNumber: string; by: Signature };
  fields: DraftFields;
  consultations: Consultation[];
  catalogItems: Record<string, CatalogItem>;
  /** 无数据声明 (第六条): instead of catalogue items, once the bureau confirmed it. */
  noDataStatement?: { text: string; stated: Signature; confirmed?: Signature };
  documents: Record<string, ProjectDocument>;
  /** By version number, from 1. */
  submissions: Record<string, SubmissionVersion>;
  review?: Review;
  opinion?: ReviewOpinion;
  approval?: Approval;
  rejection?: { reason: string; decided: Signature };
  pledge?: Pledge;
  tender?: { startedOn: string; method: string; started: Signature };
  handover?: Handover;
  contracts: Record<string, Contract>;
  withdrawal?: Withdrawal;
  budget?: Budget;
  adjustments: Record<string, Adjustment>;
  changes: Record<string, ChangeRequest>;
  /** By quarter, e.g. `2023Q4`. */
  quarterlyReports: Record<string, QuarterlyReport>;
  majorEvents: Record<string, MajorEvent>;
  rectifications: Record<string, Rectification>;
  fundRequests: Record<string, FundRequest>;
  suspension?: { reason: string; suspended: Signature };
  termination?: Termination;
  extensions: Record<string, Extension>;
  catalogRegistration?: CatalogRegistration;
  security?: SecurityRecord;
  /** 竣工验收申请; the first one ends the duty of 第二十二条. */
  acceptanceApplications: Signature[];
  acceptanceReview?: AcceptanceReview;
  acceptanceResult?: AcceptanceResult;
  acceptanceFiling?: { receiptNumber: string; filed: Signature };
  operation?: { inUseOn: string; started: Signature };
  selfEvaluations: Record<string, SelfEvaluation>;
  performanceEvaluations: Record<string, PerformanceEvaluation>;
  settlement?: { settlementFen: number; settled: Signature };
  surplusReturns: Record<string, SurplusReturn>;
  auditOpinions: Record<string, AuditOpinion>;
  informationRequests: Record<string, InformationRequest>;
}

/** Parts of a project that grow, by identifier: each entry is an item of its own in the store and an element of a list in the view. */
export const COLLECTIONS = [
  'documents',
  'contracts',
  'catalogItems',
  'submissions',
  'adjustments',
  'changes',
  'quarterlyReports',
  'majorEvents',
  'rectifications',
  'fundRequests',
  'extensions',
  'selfEvaluations',
  'performanceEvaluations',
  'surplusReturns',
  'auditOpinions',
  'informationRequests',
] as const satisfies (keyof Project)[];
export type Collection = (typeof COLLECTIONS)[number];
