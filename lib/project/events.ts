import type { Measure } from '../regulation/article-32-supervision.ts';
import type { ImportedProject } from './imported.ts';
import type {
  Approval,
  CatalogItem,
  CloudException,
  Consultation,
  Contract,
  DraftFields,
  ProjectDocument,
  ReturnItem,
  Review,
  ReviewOpinion,
  Signature,
  Stage,
} from './project.ts';
import type {
  AcceptanceReview,
  AccountabilityRecord,
  Adjustment,
  ChangeRequest,
  Extension,
  FundRequest,
  InformationRequest,
  MajorEvent,
  NetworkPermit,
  PerformanceEvaluation,
  QuarterlyContent,
  Recipient,
  Rectification,
  SecurityRecord,
  SurplusReturn,
  Urging,
} from './records.ts';

/** What each event says. Who and when stand beside it in the signature, never inside. */
export interface EventData {
  draftCreated: {
    projectId: string;
    filingNumber: string;
    unitId: string;
    unitName: string;
    bureauOwned: boolean;
    fields: DraftFields;
  };
  draftEdited: { fields: Partial<DraftFields>; cleared?: (keyof DraftFields)[] };
  consultationRecorded: Omit<Consultation, 'recorded'>;
  catalogItemRecorded: Omit<CatalogItem, 'recorded'>;
  catalogItemRemoved: { itemId: string };
  noDataStated: { text: string };
  noDataConfirmed: Record<never, never>;
  documentRegistered: Omit<ProjectDocument, 'status' | 'uploaded'>;
  documentUploaded: { documentId: string };
  documentScanFailed: { documentId: string };
  /** `versionId`: the stored version that was checked. */
  documentAccepted: { documentId: string; scan: 'clean' | 'notScanned'; versionId?: string };
  /** The same content is in the project already: one object serves both. */
  documentLinked: { documentId: string; sameAs: string };
  /** Registered, and never uploaded: the registration is taken back. */
  uploadExpired: { documentId: string };
  documentRefused: { documentId: string; refusal: string };
  documentDownloaded: { documentId: string };
  /** 项目资料包: asked for, fetched. `digest` names what is in it. */
  archiveRequested: { digest: string; files: number; sizeBytes: number };
  /** 验收备案材料包 (第二十三条): the same of the papers of acceptance. */
  acceptancePackageRequested: { digest: string; files: number; sizeBytes: number };
  acceptancePackageDownloaded: { digest: string; files: number; sizeBytes: number };
  archiveDownloaded: { digest: string; files: number; sizeBytes: number };
  submitted: Record<never, never>;
  withdrawn: { reason: string };
  returned: { items: ReturnItem[] };
  reviewStarted: Omit<Review, 'started'>;
  expertOpinionGiven: { conflictOfInterest: boolean; text: string; score?: number };
  cloudExceptionDecided: Omit<CloudException, 'decided'>;
  opinionDrafted: Omit<ReviewOpinion, 'drafted'>;
  approved: Omit<Approval, 'decided'>;
  rejected: { reason: string };
  pledgeSigned: { construction: true; dataSharing: true; fundUse: true };
  tenderStarted: { startedOn: string; method: string };
  handedOver: { winningSupplier: string };
  handoverConfirmed: Record<never, never>;
  contractRecorded: Omit<Contract, 'recorded' | 'filing'>;
  contractFiled: { contractId: string; documentIds: string[] };
  contractCompleted: { contractId: string; completedOn: string };
  projectCompleted: Record<never, never>;
  withdrawalUndone: { stage: Stage };

  adjustmentFiled: Omit<Adjustment, 'filed'>;
  changeApplied: Omit<ChangeRequest, 'applied' | 'decision'>;
  changeDecided: {
    changeId: string;
    outcome: 'approved' | 'refused';
    reason?: string;
    documentNumber?: string;
  };
  quarterlyReported: { quarter: string; content: QuarterlyContent; correction?: string };
  quarterlyReceived: { quarter: string; recipient: Recipient };
  majorEventReported: Omit<MajorEvent, 'reported'>;
  rectificationOrdered: Omit<Rectification, 'ordered' | 'response' | 'recheck'>;
  rectificationResponded: { rectificationId: string; text: string };
  rectificationRechecked: { rectificationId: string; passed: boolean; note: string; measures: Measure[] };
  suspended: { reason: string };
  resumed: { reason: string };
  terminationProposed: { reason: string };
  terminated: Record<never, never>;
  fundRequested: Omit<FundRequest, 'requested' | 'decision'>;
  fundDecided: { requestId: string; outcome: 'paid' | 'refused'; reason?: string };

  extensionApplied: Omit<Extension, 'applied' | 'decision'>;
  extensionDecided: { extensionId: string; outcome: 'approved' | 'refused'; to?: string; reason?: string };
  catalogRegistered: { registeredOn: string; platformNumber: string };
  sharingConfirmed: { sharingMet: boolean };
  securityAnswered: Omit<SecurityRecord, 'answered'>;
  acceptanceApplied: Record<never, never>;
  acceptanceReviewStarted: Omit<AcceptanceReview, 'started'>;
  acceptanceRectified: Omit<Rectification, 'ordered' | 'response' | 'recheck'>;
  acceptanceResumed: Record<never, never>;
  acceptanceConcluded: { opinion: string; score?: number };
  accepted: Record<never, never>;
  acceptanceFiled: { receiptNumber: string };
  operationStarted: { inUseOn: string };
  selfEvaluated: { evaluationId: string; summary: string };
  selfEvaluationReceived: { evaluationId: string; recipient: Recipient };
  performanceEvaluated: Omit<PerformanceEvaluation, 'evaluated'>;
  settled: { settlementFen: number };
  surplusReturned: Omit<SurplusReturn, 'returned'>;
  closed: Record<never, never>;

  networkPermitApplied: Omit<NetworkPermit, 'applied' | 'decision'>;
  networkPermitDecided: {
    permitId: string;
    permitted: boolean;
    override?: { reason: string };
    reason?: string;
  };
  urged: Omit<Urging, 'urged'>;
  accountabilityRecorded: Omit<AccountabilityRecord, 'recorded'>;
  auditOpinionNoted: { opinionId: string; text: string };
  informationRequested: Omit<InformationRequest, 'requested' | 'response'>;
  informationGiven: { requestId: string; text: string };
  imported: ImportedProject;
  unitChanged: {
    from: string;
    unitId: string;
    unitName: string;
    reason: 'renamed' | 'merged';
    orderedBy: { userId: string; name: string };
  };
  expertReplaced: {
    from: string;
    to: { userId: string; name: string };
    orderedBy: { userId: string; name: string };
  };
  corrected: { sequence: number; reason: string; restore: Change[] };
}

export type EventType = keyof EventData;

export type EventBody = { [T in EventType]: { type: T; data: EventData[T] } }[EventType];

/** One changed field: before and after, either absent where there was or is nothing. */
export interface Change {
  field: string;
  before?: unknown;
  after?: unknown;
}

/** An event as it is kept: numbered from 1 without a gap, signed, and chained to the one before. */
export type ProjectEvent = EventBody & {
  projectId: string;
  sequence: number;
  by: Signature;
  changes: Change[];
};
