import { notice2025 } from '../../lib/calendar/2025.ts';
import { neighbourExample } from '../../lib/regulation/rule-sets/neighbour-example.ts';
import type { RouteName } from '../../lib/routes.ts';
import type { ProjectRoute } from './bodies.ts';

/**
 * Who may (RULES.md, "Lifecycle" and "Roles"), written down from there and not read from the code. A route that is added has
 * to be written down here, too: the types ask for it.
 */
const CLERK = ['clerk-edu'];
const HEAD = ['head-edu'];
const UNIT = [...CLERK, ...HEAD];
/** The reviewer, and the bureau's clerk, who stands in for the reviewer these days. */
const REVIEWER = ['reviewer', 'clerk-bureau'];
const BUREAU_HEAD = ['bureau-head'];
const BUREAU = [...REVIEWER, ...BUREAU_HEAD];
const FINANCE = ['finance'];
const AUDIT = ['audit'];
const TOWN = ['participant-town'];
const EXPERT = ['expert'];
const ADMIN = ['admin'];
const RECEIVERS = [...BUREAU, ...FINANCE, ...AUDIT];
/** Everybody for whom the project exists: its unit, who takes part, who decides, who reads, who reviews it. */
export const INSIDERS = [...UNIT, ...TOWN, ...RECEIVERS, 'leader', ...EXPERT];
/** Other units; the head of the bureau's own unit, whose days as a deputy are over; who administers. */
export const STRANGERS = ['clerk-health', 'head-health', 'head-bureau', ...ADMIN];
const KNOWN = [...INSIDERS, ...STRANGERS];

export const onProject: Record<ProjectRoute, string[]> = {
  project: INSIDERS,
  history: INSIDERS,
  editDraft: CLERK,
  recordConsultation: CLERK,
  recordCatalogItem: CLERK,
  removeCatalogItem: CLERK,
  stateNoData: CLERK,
  confirmNoData: BUREAU,
  submit: HEAD,
  withdraw: HEAD,
  undoWithdrawal: HEAD,
  returnSubmission: BUREAU,
  startReview: BUREAU,
  giveExpertOpinion: EXPERT,
  decideCloudException: BUREAU,
  draftOpinion: REVIEWER,
  approve: BUREAU_HEAD,
  reject: BUREAU_HEAD,
  signPledge: HEAD,
  startTender: [...UNIT, ...BUREAU],
  handOver: BUREAU,
  confirmHandover: UNIT,
  recordContract: UNIT,
  fileContract: UNIT,
  completeContract: UNIT,
  fileAdjustment: UNIT,
  applyChange: UNIT,
  decideChange: BUREAU_HEAD,
  reportQuarter: UNIT,
  draftQuarter: UNIT,
  receiveQuarter: RECEIVERS,
  requestFunds: UNIT,
  decideFunds: FINANCE,
  reportMajorEvent: UNIT,
  orderRectification: BUREAU,
  respondRectification: UNIT,
  recheckRectification: BUREAU,
  suspend: BUREAU_HEAD,
  resume: BUREAU_HEAD,
  proposeTermination: BUREAU_HEAD,
  cosignTermination: FINANCE,
  applyNetwork: UNIT,
  decideNetwork: BUREAU_HEAD,
  urge: BUREAU,
  // 第三十五、三十六条: restricted.
  recordAccountability: [...BUREAU_HEAD, ...AUDIT],
  noteAuditOpinion: AUDIT,
  requestInformation: RECEIVERS,
  giveInformation: UNIT,
  // Of the record asked about, which is the unit's; finance and audit reverse their own.
  correct: BUREAU_HEAD,
  applyExtension: UNIT,
  decideExtension: BUREAU_HEAD,
  registerCatalog: UNIT,
  confirmSharing: BUREAU,
  answerSecurity: UNIT,
  applyAcceptance: HEAD,
  startAcceptanceReview: BUREAU,
  orderAcceptanceRectification: BUREAU,
  concludeAcceptance: BUREAU_HEAD,
  cosignAcceptance: FINANCE,
  fileAcceptance: UNIT,
  startOperation: UNIT,
  submitSelfEvaluation: HEAD,
  receiveSelfEvaluation: RECEIVERS,
  evaluatePerformance: BUREAU,
  settle: UNIT,
  returnSurplus: UNIT,
  close: BUREAU_HEAD,
  registerDocument: [...UNIT, ...TOWN, ...BUREAU],
  completeUpload: [...UNIT, ...TOWN, ...BUREAU],
  resumeUpload: [...UNIT, ...TOWN, ...BUREAU],
  downloadDocument: INSIDERS,
  downloadArchive: INSIDERS,
  printableForms: INSIDERS.filter((user) => !TOWN.includes(user)),
  printForm: INSIDERS.filter((user) => !TOWN.includes(user)),
  catalogSheet: INSIDERS,
  acceptancePackage: INSIDERS.filter((user) => !TOWN.includes(user)),
};

interface CityRight {
  /** Who may; `everyone` needs no token. */
  may: string[] | 'everyone';
  /** A right body that changes nothing: it names what is there already, or what nobody has. */
  body?: object;
  /** Whether whoever may not is told that there is no such thing. */
  hidden?: boolean;
}

const { amendedBy: _, ...notice } = notice2025;
const plan = {
  year: 2025,
  unitId: 'nobody',
  name: '计划',
  totalFen: 1,
  budgetSource: '市级财政',
  yearlySplit: [{ year: 2025, amountFen: 1 }],
};
const material = {
  ...{ material: 'applicationForm', label: '申报表', step: 'submission', article: null },
  ...{ required: false, uploaders: ['clerk'] },
};
const day = '2025-09-20';
const wording = { subject: '{标题}', opening: '您好:', closing: '请勿回复' };

export const ofCity: Record<Exclude<RouteName, ProjectRoute>, CityRight> = {
  openApi: { may: 'everyone' },
  health: { may: 'everyone' },
  articles: { may: 'everyone' },
  evaluateRule: { may: 'everyone', body: { from: day, count: 1 } },
  verifyFilingNumber: { may: 'everyone' },

  me: { may: KNOWN },
  people: { may: KNOWN },
  todo: { may: KNOWN },
  notificationSettings: { may: KNOWN },
  setNotificationSettings: { may: KNOWN, body: { off: [] } },
  calendarLink: { may: KNOWN },
  makeCalendarLink: { may: KNOWN, body: {} },
  revokeCalendarLink: { may: KNOWN, body: {} },
  // Without its secret the question is incomplete, whoever asks.
  calendarFeed: { may: 'everyone' },
  ledger: { may: KNOWN },
  statistics: { may: KNOWN },
  reminders: { may: KNOWN },
  quarterMatrix: { may: KNOWN },
  ledgerReport: { may: KNOWN },
  quartersReport: { may: KNOWN },
  surplusReport: { may: KNOWN },
  overdueReport: { may: KNOWN },
  cityEvents: { may: AUDIT },
  createProject: {
    may: ['clerk-edu', 'clerk-health', 'clerk-bureau'],
    body: {
      ...{ involvesStateSecrets: false, name: '别的', kind: 'newBuild', procurementMode: 'unit' },
      // Not one of these projects: refused by the rule (第二条), so nothing is made.
      fundingMode: null,
    },
  },

  materials: { may: KNOWN },
  // The same material twice is refused, so nothing is set.
  setMaterials: { may: ADMIN, body: { items: [material, material] } },
  units: { may: KNOWN },
  addUnit: {
    may: ADMIN,
    body: { unitId: 'edu', name: '市教育和体育局', creditCode: '11370782004312706T' },
  },
  renameUnit: { may: ADMIN, body: { name: '新名' } },
  mergeUnit: { may: ADMIN, body: { into: 'edu' } },
  users: { may: [...ADMIN, ...AUDIT] },
  addUser: {
    may: ADMIN,
    body: { userId: 'expert', name: '吴明', roles: ['expert'], unitId: 'edu', email: 'a@example.gov.cn' },
  },
  editUser: { may: ADMIN, body: { name: '无名' } },
  disableUser: { may: ADMIN, body: {} },
  undeliveredMails: { may: ADMIN },
  resendMail: { may: ADMIN, body: {} },
  templates: { may: [...ADMIN, ...AUDIT] },
  documentChecks: { may: ADMIN },
  recheckDocuments: { may: ADMIN, body: {} },
  mailTemplates: { may: [...ADMIN, ...AUDIT] },
  mailTemplateHistory: { may: [...ADMIN, ...AUDIT] },
  // Nobody's template is called so: who may is told that it is not there.
  previewMailTemplate: { may: ADMIN, body: wording },
  replaceMailTemplate: { may: ADMIN, body: wording },
  restoreMailTemplate: { may: ADMIN, body: {} },
  directoryRecords: { may: [...ADMIN, ...AUDIT] },
  deputies: { may: KNOWN },
  addDeputy: {
    may: ['clerk-edu', 'head-edu', ...ADMIN],
    body: { principal: 'clerk-edu', deputy: 'nobody', from: day, to: day },
  },
  // Ended already: whose it is, is told so, and others are told that there is none.
  endDeputy: { may: ['clerk-edu', 'head-edu', ...ADMIN], body: {}, hidden: true },
  importTemplate: { may: ADMIN },
  importProjects: { may: ADMIN, body: { contentBase64: 'AAAA', dryRun: true } },

  ruleSets: { may: KNOWN },
  loadRuleSet: { may: ADMIN, body: neighbourExample },
  previewRuleSet: { may: ADMIN, body: neighbourExample },
  activateRuleSet: { may: ADMIN, body: {} },
  deactivateRuleSet: { may: ADMIN, body: {} },
  calendars: { may: KNOWN },
  loadCalendar: { may: ADMIN, body: notice },
  interpretations: { may: KNOWN },
  recordInterpretation: {
    may: ADMIN,
    body: { reading: 'R1', text: '同意', decidedOn: '2025-09-15' },
  },
  ruleChanges: { may: KNOWN },
  plans: { may: KNOWN },
  addPlan: { may: BUREAU, body: plan },
  editPlan: { may: BUREAU, body: { version: 1, ...plan } },

  documentTemplates: { may: [...ADMIN, ...AUDIT] },
  documentTemplate: { may: [...ADMIN, ...AUDIT] },
  documentTemplateHistory: { may: [...ADMIN, ...AUDIT] },
  // No Word file: refused.
  replaceDocumentTemplate: { may: ADMIN, body: { docx: 'AAAA' } },
  restoreDocumentTemplate: { may: ADMIN, body: {} },
};
