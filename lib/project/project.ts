import type {
  Approval,
  CatalogItem,
  CloudException,
  Consultation,
  Contract,
  DraftFields,
  ExpertOpinion,
  Handover,
  Pledge,
  Review,
  ReviewOpinion,
  SubmissionVersion,
} from './application.ts';
import type { Signature, Stage } from './basics.ts';
import type {
  AcceptanceResult,
  AcceptanceReview,
  AccountabilityRecord,
  Adjustment,
  AuditOpinion,
  Budget,
  CatalogRegistration,
  ChangeRequest,
  Extension,
  FundRequest,
  InformationRequest,
  MajorEvent,
  NetworkPermit,
  PerformanceEvaluation,
  QuarterlyReport,
  Rectification,
  SecurityRecord,
  SelfEvaluation,
  SurplusReturn,
  Termination,
  Urging,
  Withdrawal,
} from './records.ts';

export * from './application.ts';
export { type BudgetLine, type Signature, type Stage, stageLabels } from './basics.ts';

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
  /** Malware scan: `notScanned` is shown as 未扫描, never as clean. `failed`: it is still `checking`, and is scanned again. */
  scan?: 'clean' | 'notScanned' | 'failed';
  /** Chinese, why it was refused. */
  refusal?: string;
  uploaded: Signature;
  checkedAt?: string;
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
  /** Since when it stands there: how long somebody waits is counted from it. */
  stageSince: string;
  createdAt: string;
  updatedAt: string;
  /** 历史项目导入: what it is called in the old register, and when it was taken over from there. */
  imported?: { legacyNumber: string; by: Signature };
  fields: DraftFields;
  consultations: Record<string, Consultation>;
  catalogItems: Record<string, CatalogItem>;
  /** 无数据声明 (第六条): instead of catalogue items, once the bureau confirmed it. */
  noDataStatement?: { text: string; stated: Signature; confirmed?: Signature };
  documents: Record<string, ProjectDocument>;
  /** By version number, from 1. */
  submissions: Record<string, SubmissionVersion>;
  review?: Review;
  /** Of this submission. */
  expertOpinions?: ExpertOpinion[];
  cloudException?: CloudException;
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
  networkPermits: Record<string, NetworkPermit>;
  urgings: Record<string, Urging>;
  /** Restricted: `restricted.ts` says who sees them. */
  accountabilityRecords: Record<string, AccountabilityRecord>;
}

/** Parts of a project that grow, by identifier: each entry is an item of its own in the store and an element of a list in the view. */
export const COLLECTIONS = [
  'consultations',
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
  'networkPermits',
  'urgings',
  'accountabilityRecords',
] as const satisfies (keyof Project)[];
export type Collection = (typeof COLLECTIONS)[number];
