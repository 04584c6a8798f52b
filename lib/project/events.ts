import type {
  Approval,
  CatalogItem,
  Consultation,
  Contract,
  DraftFields,
  Project,
  ProjectDocument,
  ReturnItem,
  Review,
  ReviewOpinion,
  Signature,
} from './project.ts';

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
  draftEdited: { fields: Partial<DraftFields> };
  consultationRecorded: Omit<Consultation, 'recorded'>;
  catalogItemRecorded: Omit<CatalogItem, 'recorded'>;
  catalogItemRemoved: { itemId: string };
  noDataStated: { text: string };
  noDataConfirmed: Record<never, never>;
  documentRegistered: Omit<ProjectDocument, 'status' | 'uploaded'>;
  documentUploaded: { documentId: string };
  documentAccepted: { documentId: string; scan: 'clean' | 'notScanned' };
  documentRefused: { documentId: string; refusal: string };
  documentDownloaded: { documentId: string };
  submitted: Record<never, never>;
  withdrawn: { reason: string };
  returned: { items: ReturnItem[] };
  reviewStarted: Omit<Review, 'started'>;
  opinionDrafted: Omit<ReviewOpinion, 'drafted'>;
  approved: Omit<Approval, 'decided'>;
  rejected: { reason: string };
  pledgeSigned: { construction: true; dataSharing: true; fundUse: true };
  tenderStarted: { startedOn: string; method: string };
  handedOver: { winningSupplier: string };
  handoverConfirmed: Record<never, never>;
  contractRecorded: Omit<Contract, 'recorded' | 'filing'>;
  contractFiled: { contractId: string; documentIds: string[] };
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

type Patch = Partial<Project>;
type Reducers = { [T in EventType]: (project: Project, data: EventData[T], by: Signature) => Patch };

const withDocument = (project: Project, documentId: string, patch: Partial<ProjectDocument>): Patch => {
  const document = project.documents[documentId];
  if (!document) return {};
  return { documents: { ...project.documents, [documentId]: { ...document, ...patch } } };
};

/** The newest submission, whose reasons and submitter count. */
export const lastSubmission = (project: Project) =>
  project.submissions[Object.keys(project.submissions).length];

const submissionOf = (project: Project, by: Signature) => ({
  version: Object.keys(project.submissions).length + 1,
  submitted: by,
  fields: project.fields,
  catalogItems: Object.values(project.catalogItems),
  documents: Object.values(project.documents)
    .filter((d) => d.status === 'available')
    .map(({ documentId, material, fileName, sha256 }) => ({ documentId, material, fileName, sha256 })),
});

const reducers: Reducers = {
  draftCreated: (_, data, by) => ({ ...data, stage: 'draft', createdAt: by.at }),
  draftEdited: (project, data) => ({ fields: { ...project.fields, ...data.fields } }),
  consultationRecorded: (project, data, by) => ({
    consultations: [...project.consultations, { ...data, recorded: by }],
  }),
  catalogItemRecorded: (project, data, by) => ({
    catalogItems: { ...project.catalogItems, [data.itemId]: { ...data, recorded: by } },
  }),
  catalogItemRemoved: (project, data) => {
    const { [data.itemId]: _removed, ...rest } = project.catalogItems;
    return { catalogItems: rest };
  },
  noDataStated: (_, data, by) => ({ noDataStatement: { text: data.text, stated: by } }),
  noDataConfirmed: (project, _, by) =>
    project.noDataStatement ? { noDataStatement: { ...project.noDataStatement, confirmed: by } } : {},
  documentRegistered: (project, data, by) => ({
    documents: { ...project.documents, [data.documentId]: { ...data, status: 'pending', uploaded: by } },
  }),
  documentUploaded: (project, data) => withDocument(project, data.documentId, { status: 'checking' }),
  documentAccepted: (project, data, by) =>
    withDocument(project, data.documentId, { status: 'available', scan: data.scan, checkedAt: by.at }),
  documentRefused: (project, data, by) =>
    withDocument(project, data.documentId, { status: 'refused', refusal: data.refusal, checkedAt: by.at }),
  // A download changes nothing of the project: it is on record, which is its purpose.
  documentDownloaded: () => ({}),
  submitted: (project, _, by) => {
    const submission = submissionOf(project, by);
    return { stage: 'submitted', submissions: { ...project.submissions, [submission.version]: submission } };
  },
  withdrawn: () => ({ stage: 'draft' }),
  returned: (project, data, by) => {
    const last = lastSubmission(project);
    if (!last) return { stage: 'returned' };
    const returned = { ...last, returned: { by, items: data.items } };
    return { stage: 'returned', submissions: { ...project.submissions, [last.version]: returned } };
  },
  reviewStarted: (_, data, by) => ({ stage: 'underReview', review: { ...data, started: by } }),
  opinionDrafted: (_, data, by) => ({ opinion: { ...data, drafted: by } }),
  approved: (_, data, by) => ({ stage: 'approved', approval: { ...data, decided: by } }),
  rejected: (_, data, by) => ({ stage: 'rejected', rejection: { ...data, decided: by } }),
  pledgeSigned: (_, data, by) => ({ pledge: { ...data, signed: by } }),
  tenderStarted: (_, data, by) => ({ stage: 'tendering', tender: { ...data, started: by } }),
  handedOver: (_, data, by) => ({ handover: { winningSupplier: data.winningSupplier, handedOver: by } }),
  handoverConfirmed: (project, _, by) =>
    project.handover ? { stage: 'handedOver', handover: { ...project.handover, confirmed: by } } : {},
  contractRecorded: (project, data, by) => ({
    contracts: { ...project.contracts, [data.contractId]: { ...data, recorded: by } },
  }),
  contractFiled: (project, data, by) => {
    const contract = project.contracts[data.contractId];
    if (!contract) return {};
    const filing = { filedAt: by.at, documentIds: data.documentIds, by };
    return {
      contracts: { ...project.contracts, [data.contractId]: { ...contract, filing } },
      stage: 'inConstruction',
    };
  },
};

/** The project before its first event. */
export const nothing: Project = {
  projectId: '',
  filingNumber: '',
  unitId: '',
  unitName: '',
  bureauOwned: false,
  version: 0,
  stage: 'draft',
  createdAt: '',
  updatedAt: '',
  fields: { name: '', kind: 'newBuild', procurementMode: 'unit' },
  consultations: [],
  catalogItems: {},
  documents: {},
  submissions: {},
  contracts: {},
};

/** Applies one event. Never refuses and never reads a clock: what happened has happened. */
export function evolve(project: Project, event: EventBody & { by: Signature }): Project {
  const reduce = reducers[event.type] as (p: Project, data: unknown, by: Signature) => Patch;
  return {
    ...project,
    ...reduce(project, event.data, event.by),
    version: project.version + 1,
    updatedAt: event.by.at,
  };
}
