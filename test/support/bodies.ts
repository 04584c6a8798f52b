import type { routes } from '../../lib/routes.ts';
import * as story from './story.ts';

type Routes = typeof routes;
/** Routes of one project: what is asked of them is asked of each of them. */
export type ProjectRoute = {
  [N in keyof Routes]: Routes[N]['path'] extends `/api/projects/{projectId}${string}` ? N : never;
}[keyof Routes];

const decision = { outcome: 'refused', reason: '材料不全' };
const sha256 = 'a'.repeat(64);

/** A right body of each route of one project that takes one; the others take none. */
export const bodies: Partial<Record<ProjectRoute, object>> = {
  editDraft: { goal: '目标' },
  recordConsultation: story.consultation,
  recordCatalogItem: story.catalogItem,
  removeCatalogItem: {},
  stateNoData: { text: '无数据资源' },
  confirmNoData: {},
  submit: {},
  withdraw: { reason: '补充材料' },
  undoWithdrawal: {},
  returnSubmission: { items: [{ item: 'goal', reason: '不清' }] },
  startReview: { batch: '第 1 批' },
  giveExpertOpinion: { conflictOfInterest: false, text: '可行' },
  decideCloudException: { accepted: true },
  draftOpinion: story.opinion,
  approve: story.approval,
  reject: { reason: '重复建设' },
  signPledge: { construction: true, dataSharing: true, fundUse: true },
  startTender: { startedOn: '2025-09-15', method: '公开招标' },
  handOver: { winningSupplier: '某公司' },
  confirmHandover: {},
  recordContract: { ...story.contract, signedOn: '2025-09-15' },
  fileContract: { documentIds: ['none'] },
  completeContract: { completedOn: '2025-09-15' },
  fileAdjustment: {
    adjustedOn: '2025-09-15',
    reason: '技术优化',
    circumstance: 'technicalRefinement',
    goalUnchanged: true,
    lines: [{ name: '软件开发', afterFen: 1 }],
  },
  applyChange: { reason: '增加模块', estimateFen: 1, lines: [{ name: '软件开发', amountFen: 1 }] },
  decideChange: decision,
  reportQuarter: { quarter: '2025Q3', zero: true },
  draftQuarter: { content: { progress: '在建' } },
  receiveQuarter: {},
  requestFunds: { fund: 'construction', amountFen: 1, purpose: '首付款' },
  decideFunds: decision,
  reportMajorEvent: { kind: 'other', occurredOn: '2025-09-15', description: '情况' },
  orderRectification: { source: 'inspection', items: ['补测试'], dueOn: '2025-09-30' },
  respondRectification: { text: '已改' },
  recheckRectification: { passed: false, note: '未改' },
  suspend: { reason: '严重逾期' },
  resume: { reason: '已整改' },
  proposeTermination: { reason: '拒不整改' },
  cosignTermination: {},
  applyNetwork: { kind: 'cloudNode', reason: '应急指挥' },
  decideNetwork: { permitted: false, reason: '无必要' },
  recordAccountability: {
    article: 35,
    kind: 'criticism',
    subject: '某单位',
    facts: '未备案',
    decidedBy: '市政府办公室',
    decidedOn: '2025-09-15',
  },
  noteAuditOpinion: { text: '审计意见' },
  requestInformation: { text: '账册', dueOn: '2025-09-30' },
  giveInformation: { text: '附后' },
  correct: { sequence: 1, reason: '登记有误' },
  applyExtension: { proposedDue: '2026-09-30', reason: '疫情', measures: '增派人员' },
  decideExtension: decision,
  registerCatalog: { registeredOn: '2025-09-15', platformNumber: '目录-1' },
  confirmSharing: { sharingMet: true },
  answerSecurity: { answers: {}, mlps: { level: 2, filed: true, tested: true } },
  applyAcceptance: {},
  startAcceptanceReview: { group: [{ name: '周洁', department: 'bureau' }], meetingOn: '2025-09-30' },
  orderAcceptanceRectification: { items: ['补测试'], dueOn: '2025-09-30' },
  concludeAcceptance: { opinion: '通过' },
  cosignAcceptance: {},
  fileAcceptance: { receiptNumber: 'WF-1' },
  startOperation: { inUseOn: '2025-09-15' },
  submitSelfEvaluation: { summary: '达到目标' },
  receiveSelfEvaluation: {},
  evaluatePerformance: { grade: 'good', evaluator: '评价组', conclusion: '良' },
  settle: { settlementFen: 1 },
  returnSurplus: { returnedFen: 1, returnedOn: '2025-09-15', originalChannel: true },
  close: {},
  resumeUpload: {},
  urge: { kind: 'contractFiling', subject: 'none' },
  registerDocument: {
    material: 'handoverForm',
    fileName: '移交单.pdf',
    contentType: 'application/pdf',
    sizeBytes: 10,
    sha256,
  },
  completeUpload: {},
};

/** The address of a route, with identifiers of nothing where none is given. */
export const addressOf = (path: string, ids: Record<string, string>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? (name === 'quarter' ? '2025Q3' : 'none'));
