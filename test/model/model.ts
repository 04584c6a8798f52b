/** What the model knows of a project: far less than the product, and written without it. */
export interface Model {
  stage: string;
  /** NaN: an upload is two or three events, since its check may come before the uploader's own word. */
  events: number;
  filled: boolean;
  consulted: boolean;
  items: number;
  papers: Set<string>;
  /** Whether the catalogue is another than at the last submission. */
  itemsChanged: boolean;
  noData: 'unsaid' | 'stated' | 'confirmed';
  /** 大数据局统一招标; `submitted`: so it was laid before the bureau. */
  central: boolean;
  submittedCentral: boolean;
  handover: 'none' | 'given' | 'confirmed';
  withdrawnFrom: string | undefined;
  opinion: boolean;
  /** The first line of the estimate in force; what adjustments moved away from it, in percent of the estimate. */
  line: string;
  movedPercent: number;
  approved: boolean;
  pledged: boolean;
  contracts: { filed: boolean; completed: boolean }[];
  /** Quarterly reports of the past, from the old register. */
  pastReports: number;
  reported: boolean;
  received: boolean;
  changes: ('applied' | 'decided')[];
  extensions: ('applied' | 'approved' | 'refused')[];
  applications: number;
  registered: boolean;
  sharingMet: boolean;
  secure: boolean;
  concluded: boolean;
  /** `before`: accepted so long ago that the evaluation is open. */
  accepted: 'no' | 'before' | 'now';
  inUse: boolean;
  evaluations: number;
  evaluationReceived: boolean;
  settled: boolean;
  returned: boolean;
  rectifications: { state: 'ordered' | 'answered' | 'passed'; source: 'inspection' | 'acceptance' }[];
  requests: ('asked' | 'given')[];
  funds: ('asked' | 'decided')[];
  proposed: boolean;
  permit: 'none' | 'asked';
  /** What was urged today (`Awaited`, as text). */
  urged: Set<string>;
}

export const UNKNOWN = Number.NaN;

const fresh = (): Model => ({
  stage: 'draft',
  events: 1,
  filled: false,
  consulted: false,
  items: 0,
  papers: new Set(),
  itemsChanged: false,
  noData: 'unsaid',
  central: false,
  submittedCentral: false,
  handover: 'none',
  withdrawnFrom: undefined,
  opinion: false,
  line: '软件开发',
  movedPercent: 0,
  approved: false,
  pledged: false,
  contracts: [],
  pastReports: 0,
  reported: false,
  received: false,
  changes: [],
  extensions: [],
  applications: 0,
  registered: false,
  sharingMet: false,
  secure: false,
  concluded: false,
  accepted: 'no',
  inUse: false,
  evaluations: 0,
  evaluationReceived: false,
  settled: false,
  returned: false,
  rectifications: [],
  requests: [],
  funds: [],
  proposed: false,
  permit: 'none',
  urged: new Set(),
});

const past = { approved: true, pledged: true, line: '批复概算' };
const contract = { filed: true, completed: true };

/** Where a life begins: a new draft, or what the old register says of a project (`rows` of an import). */
export const starts: Record<Start, () => Model> = {
  draft: fresh,
  building: () => ({
    ...fresh(),
    ...past,
    stage: 'inConstruction',
    contracts: [{ filed: true, completed: false }],
  }),
  built: () => ({ ...fresh(), ...past, stage: 'completed', contracts: [contract] }),
  accepted: () => ({
    ...fresh(),
    ...past,
    stage: 'inOperation',
    contracts: [contract],
    pastReports: 5,
    applications: 1,
    accepted: 'before',
    inUse: true,
  }),
};
export type Start = 'draft' | 'building' | 'built' | 'accepted';

/** The same in the sheet; on 2025-09-15 nothing of it is due. */
const recent = {
  批复日期: '2025-07-01',
  责任书签订日: '2025-07-02',
  合同1签订日: '2025-07-07',
  合同1备案日: '2025-07-10',
};
export const rows: Record<Exclude<Start, 'draft'>, Record<string, string | number>> = {
  building: recent,
  built: { ...recent, 合同1完成日: '2025-08-20' },
  accepted: {
    批复日期: '2023-01-05',
    责任书签订日: '2023-01-06',
    合同1签订日: '2023-01-10',
    合同1备案日: '2023-01-12',
    合同1完成日: '2024-03-01',
    季报已报至: '2024Q1',
    验收申请日: '2024-05-20',
    验收日期: '2024-06-20',
    验收备案回执号: 'WF-1',
    投入使用日期: '2024-07-01',
  },
};

/** The duties that the model owes on 2025-09-15, a day on which nothing is due yet. */
export function duties(m: Model): string[] {
  const ended = m.stage === 'terminated' || m.stage === 'closed';
  const status = (done: boolean) => (done ? 'done' : ended ? 'notApplicable' : 'open');
  const completed = m.contracts.length > 0 && m.contracts.every((c) => c.completed);
  // Accepted or terminated before the quarter's end: nothing is owed for it (R5).
  const quarter = m.approved && m.stage !== 'terminated' && m.accepted === 'no';
  const waiting = !m.inUse && !ended && m.evaluations === 0;
  return [
    ...Array.from({ length: m.pastReports }, () => 'quarterlyReport done'),
    ...(quarter ? [`quarterlyReport ${status(m.reported)}`] : []),
    ...m.contracts.map((c) => `contractFiling ${status(c.filed)}`),
    ...(completed ? [`acceptanceApplication ${status(m.applications > 0)}`] : []),
    ...(m.accepted !== 'no'
      ? [`selfEvaluation ${waiting ? 'waitingForBase' : status(m.evaluations > 0)}`]
      : []),
    ...(m.settled ? [`surplusReturn ${status(m.returned)}`] : []),
    ...m.rectifications.map((r) => `rectification ${status(r.state !== 'ordered')}`),
    // What audit asks for is owed after the end, too (第三十四条).
    ...m.requests.map((r) => `informationRequest ${r === 'given' ? 'done' : 'open'}`),
  ].sort();
}

/** A duty with a day that somebody waits for; `index` where there can be several. */
export interface Awaited {
  kind: string;
  index: number;
}

const allOf = <T>(kind: string, list: readonly T[], waiting: (entry: T) => boolean): Awaited[] =>
  list.flatMap((entry, index) => (waiting(entry) ? [{ kind, index }] : []));

/** What the bureau can urge the unit to: what can be done now and is not. Nothing is waited for while R9 holds it. */
export function awaited(m: Model): Awaited[] {
  const information = allOf('informationRequest', m.requests, (state) => state === 'asked');
  if (m.stage === 'terminated' || m.stage === 'closed') return information;
  const one = (kind: string, waiting: boolean) => (waiting ? [{ kind, index: 0 }] : []);
  const completed = m.contracts.length > 0 && m.contracts.every((c) => c.completed);
  const held = m.extensions.includes('applied');
  return [
    ...one('quarterlyReport', m.approved && m.accepted === 'no' && !m.reported),
    ...allOf('contractFiling', m.contracts, (c) => !c.filed),
    ...one('acceptanceApplication', completed && m.applications === 0 && !held),
    ...one('selfEvaluation', m.accepted === 'before' && m.evaluations === 0),
    ...allOf('rectification', m.rectifications, (r) => r.state === 'ordered'),
    ...information,
  ];
}
