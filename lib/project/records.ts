import type {
  BudgetLine as AdjustedLine,
  BasisLevel,
  Circumstance,
} from '../regulation/article-15-content-adjustment.ts';
import type { PerformanceGrade } from '../regulation/article-27-self-evaluation.ts';
import type { MlpsLevel, SecurityAnswer, SecurityQuestionId } from '../regulation/article-29-security.ts';
import type { Measure } from '../regulation/article-32-supervision.ts';
import type { BudgetLine, Signature, Stage } from './basics.ts';

/** Records of a project's second half, each with a life of its own; `Project` holds them by identifier. */

/** 项目调整备案 (第十五条): decided a filing by the rule, which left its figures here. */
export interface Adjustment {
  adjustmentId: string;
  adjustedOn: string;
  /** 事由 */
  reason: string;
  circumstance: Circumstance;
  basisLevel?: BasisLevel;
  /** 依据文号 */
  basisDocument?: string;
  lines: AdjustedLine[];
  adjustedFen: number;
  cumulativeFen: number;
  limitFen: number;
  filed: Signature;
}

/** 项目变更 (第十五条末款): applied for, then approved or refused. */
export interface ChangeRequest {
  changeId: string;
  reason: string;
  estimateFen: number;
  lines: BudgetLine[];
  /** The new goal, where the change is of the goal. */
  goal?: string;
  applied: Signature;
  decision?: {
    outcome: 'approved' | 'refused';
    reason?: string;
    documentNumber?: string;
    decided: Signature;
  };
}

/** The estimate in force: of the approval, or of the last approved change; adjustments move its lines, not its total. */
export interface Budget {
  estimateFen: number;
  lines: BudgetLine[];
  /** R7: adjusted since this estimate was approved. */
  adjustedFen: number;
}

/** 季度报告 content (第十七条); a zero report says that there is nothing to report. */
export interface QuarterlyContent {
  zero: boolean;
  progress: string;
  progressPercent: number;
  /** 概算 and contracts as they stood when it was reported, taken from the record and not typed. */
  estimateFen?: number;
  contractedFen?: number;
  /** Typed, since the project began. */
  receivedFen: number;
  paidFen: number;
  milestones?: string;
  deviation?: string;
  problems?: string;
  nextPlan?: string;
}

export type Recipient = 'finance' | 'audit' | 'bureau';

export interface QuarterlyReport {
  quarter: string;
  /** Corrections are new versions; the first one decides whether the report was in time. */
  versions: { content: QuarterlyContent; correction?: string; submitted: Signature }[];
  receipts: Partial<Record<Recipient, Signature>>;
}

/** 重大情况报告 (第十九条). */
export interface MajorEvent {
  majorEventId: string;
  kind: 'seriousDelay' | 'majorLoss' | 'other';
  occurredOn: string;
  description: string;
  lossFen?: number;
  reported: Signature;
}

/** 整改 (第十九、三十二条): order, response, re-check. */
export interface Rectification {
  rectificationId: string;
  source: 'inspection' | 'majorEvent' | 'acceptance';
  items: string[];
  dueOn: string;
  ordered: Signature;
  /** The newest answer; `firstResponded` where a failed re-check asked for another. */
  response?: { text: string; responded: Signature; firstResponded?: Signature };
  recheck?: { passed: boolean; note: string; measures: Measure[]; checked: Signature };
}

/** 资金申请: which money, how much, and finance's answer (第八、二十五、二十六条). */
export interface FundRequest {
  requestId: string;
  fund: 'construction' | 'afterAcceptance' | 'operation';
  contractId?: string;
  amountFen: number;
  purpose: string;
  requested: Signature;
  decision?: { outcome: 'paid' | 'refused'; reason?: string; decided: Signature };
}

/** 延期验收 (第二十五条, R8, R9). */
export interface Extension {
  extensionId: string;
  proposedDue: string;
  reason: string;
  measures: string;
  applied: Signature;
  decision?: { outcome: 'approved' | 'refused'; to?: string; reason?: string; decided: Signature };
}

/** 目录纳入共享交换平台 (第二十四条); the bureau confirms that sharing is met. */
export interface CatalogRegistration {
  registeredOn: string;
  platformNumber: string;
  registered: Signature;
  confirmed?: { sharingMet: boolean; confirmed: Signature };
}

/** 安全答复 (第二十八至三十一条). */
export interface SecurityRecord {
  answers: Partial<Record<SecurityQuestionId, SecurityAnswer>>;
  mlps: { level: MlpsLevel; filed: boolean; tested: boolean; testedOn?: string };
  /** 密评: the day of the newest assessment. */
  cryptographyAssessedOn?: string;
  answered: Signature;
}

/** 验收组 (第二十三条). */
export interface AcceptanceReview {
  group: { name: string; department: 'bureau' | 'finance' | 'other' }[];
  meetingOn: string;
  started: Signature;
}

/** 验收结论: the bureau's, valid once finance co-signed. */
export interface AcceptanceResult {
  opinion: string;
  score?: number;
  concluded: Signature;
  cosigned?: Signature;
}

export interface SelfEvaluation {
  evaluationId: string;
  summary: string;
  submitted: Signature;
  receipts: Partial<Record<Recipient, Signature>>;
}

/** 绩效评价: shown where money is next asked for (第二十七条). */
export interface PerformanceEvaluation {
  evaluationId: string;
  grade: PerformanceGrade;
  evaluator: string;
  conclusion: string;
  evaluated: Signature;
}

/** 节余退回 (第十八条). */
export interface SurplusReturn {
  returnId: string;
  returnedFen: number;
  returnedOn: string;
  originalChannel: boolean;
  returned: Signature;
}

export interface AuditOpinion {
  opinionId: string;
  text: string;
  noted: Signature;
}

/** 调取资料 (第三十四条). */
export interface InformationRequest {
  requestId: string;
  text: string;
  dueOn: string;
  requested: Signature;
  response?: { text: string; responded: Signature };
}

/** 终止 (第三十二条): proposed by the bureau, in force once finance co-signed. */
export interface Termination {
  reason: string;
  proposed: Signature;
  cosigned?: Signature;
}

/** A withdrawal that may still be undone. */
export interface Withdrawal {
  from: Stage;
  reason: string;
  withdrawn: Signature;
}

/** 催办: who urged what by hand. */
export interface Urging {
  urgingId: string;
  kind: string;
  subject: string;
  title: string;
  dueOn?: string;
  text?: string;
  urged: Signature;
}

/** 追究形式 (第三十五、三十六条). */
export const accountabilityLabels = {
  criticism: '通报批评',
  organizational: '组织处理',
  disciplinary: '党纪政务处分',
  transferred: '移送监察机关或司法机关',
} as const;
export type AccountabilityKind = keyof typeof accountabilityLabels;

/** 责任追究 (第三十五、三十六条): what the competent body decided; restricted, never published automatically. */
export interface AccountabilityRecord {
  recordId: string;
  article: 35 | 36;
  kind: AccountabilityKind;
  /** The unit or person concerned. */
  subject: string;
  facts: string;
  decidedBy: string;
  decidedOn: string;
  documentNumber?: string;
  recorded: Signature;
}

/** 新建云节点、专网(专线) (第二十条). */
export const networkLabels = { cloudNode: '电子政务云节点', privateNetwork: '专网(专线)' } as const;
export type NetworkKind = keyof typeof networkLabels;

/** 新建许可 (第二十条): asked for by the unit, permitted or not, by the head against the principle with a reason. */
export interface NetworkPermit {
  permitId: string;
  kind: NetworkKind;
  reason: string;
  applied: Signature;
  decision?: { permitted: boolean; override?: { reason: string }; reason?: string; decided: Signature };
}
