import type { Role } from './people.ts';
import type { Project, ProjectDocument, Stage } from './project.ts';
import { lastSubmission } from './reducers/submission.ts';

/** A material of a stage (RULES.md, "Materials per stage"): asked for by an article, or usual practice. */
export interface Material {
  label: string;
  /** What it belongs to: a step of the project. */
  step:
    | 'submission'
    | 'approval'
    | 'contract'
    | 'construction'
    | 'acceptance'
    | 'acceptanceFiling'
    | 'evaluation';
  /** The article that asks for it; null is usual practice (惯例), which is never required. */
  article: number | null;
  /** Who may upload it. */
  uploaders: readonly Role[];
}

export const stepLabels: Record<Material['step'], string> = {
  submission: '申报',
  approval: '审核与批复',
  contract: '采购与合同',
  construction: '建设过程',
  acceptance: '竣工验收',
  acceptanceFiling: '验收备案',
  evaluation: '运行与评价',
};

const UNIT = ['clerk', 'unitHead', 'participant'] as const;
const BUREAU = ['reviewer', 'bureauHead'] as const;

export const materials = {
  constructionPlan: { label: '建设方案', step: 'submission', article: 7, uploaders: UNIT },
  investmentBudget: { label: '投资预算', step: 'submission', article: 7, uploaders: UNIT },
  applicationForm: { label: '申报表', step: 'submission', article: null, uploaders: UNIT },
  constructionBasis: { label: '建设依据', step: 'submission', article: null, uploaders: UNIT },
  reviewOpinion: { label: '审核意见', step: 'approval', article: 7, uploaders: BUREAU },
  responsibilityPledge: { label: '主体责任书', step: 'approval', article: 8, uploaders: UNIT },
  contract: { label: '合同', step: 'contract', article: 16, uploaders: UNIT },
  awardNotice: { label: '中标通知书', step: 'contract', article: null, uploaders: [...UNIT, ...BUREAU] },
  filingForm: { label: '备案表', step: 'contract', article: null, uploaders: UNIT },
  adjustmentForm: { label: '调整备案表', step: 'construction', article: null, uploaders: UNIT },
  changeForm: { label: '变更申请', step: 'construction', article: null, uploaders: UNIT },
  quarterlyAttachment: { label: '季报附件', step: 'construction', article: null, uploaders: UNIT },
  majorEventReport: { label: '重大情况报告', step: 'construction', article: null, uploaders: UNIT },
  extensionForm: { label: '延期申请', step: 'acceptance', article: null, uploaders: UNIT },
  acceptanceApplication: { label: '验收申请报告', step: 'acceptance', article: 22, uploaders: UNIT },
  catalogProof: { label: '目录纳入平台证明', step: 'acceptance', article: 24, uploaders: UNIT },
  securityMaterials: {
    label: '安全可靠、密码、安全审查材料',
    step: 'acceptance',
    article: 29,
    uploaders: UNIT,
  },
  constructionSummary: { label: '建设总结', step: 'acceptance', article: null, uploaders: UNIT },
  financialReport: { label: '财务报告', step: 'acceptance', article: null, uploaders: UNIT },
  auditReport: { label: '审计报告', step: 'acceptance', article: null, uploaders: UNIT },
  supervisionReport: { label: '监理报告', step: 'acceptance', article: null, uploaders: UNIT },
  testReport: { label: '测试报告', step: 'acceptance', article: null, uploaders: UNIT },
  mlpsCertificate: { label: '等保备案证明', step: 'acceptance', article: null, uploaders: UNIT },
  acceptanceOpinion: { label: '验收意见', step: 'acceptance', article: 23, uploaders: BUREAU },
  acceptanceReport: {
    label: '验收报告',
    step: 'acceptanceFiling',
    article: 23,
    uploaders: [...UNIT, ...BUREAU],
  },
  weifangReceipt: { label: '潍坊系统回执', step: 'acceptanceFiling', article: null, uploaders: UNIT },
  operationRules: { label: '运行维护管理制度', step: 'evaluation', article: 26, uploaders: UNIT },
  selfEvaluationReport: { label: '自评价报告', step: 'evaluation', article: 27, uploaders: UNIT },
  performanceReport: { label: '绩效评价报告', step: 'evaluation', article: null, uploaders: BUREAU },
  handoverForm: { label: '移交单', step: 'contract', article: null, uploaders: [...UNIT, ...BUREAU] },
} as const satisfies Record<string, Material>;

export type MaterialName = keyof typeof materials;

export const isMaterial = (name: string): name is MaterialName => Object.hasOwn(materials, name);

/** The documents of one material that count: checked and available. */
export const availableDocuments = (project: Project, material: MaterialName): ProjectDocument[] =>
  Object.values(project.documents).filter((d) => d.material === material && d.status === 'available');

export const hasMaterial = (project: Project, material: MaterialName): boolean =>
  availableDocuments(project, material).length > 0;

/** 审核意见 of this submission: what was uploaded about an earlier version says nothing of this one. */
export const hasOpinion = (project: Project): boolean => {
  const submittedAt = lastSubmission(project)?.submitted.at ?? '';
  return availableDocuments(project, 'reviewOpinion').some((d) => d.uploaded.at >= submittedAt);
};

/** `notNeeded`: it never came, and the project has ended; nothing waits for it any more. */
export type MaterialState = 'missing' | 'checking' | 'available' | 'refused' | 'returned' | 'notNeeded';

/** 已终止、不予批复、已办结: no step follows that could ask for a material. */
export const ENDED: ReadonlySet<Stage> = new Set(['terminated', 'rejected', 'closed']);

/** 退回理由: the reviewer's, while the project lies with the unit and no newer file of the material has come. */
export function returnedReason(project: Project, material: string): string | undefined {
  const { returned } = lastSubmission(project) ?? {};
  if (project.stage !== 'returned' || !returned) return undefined;
  const renewed = Object.values(project.documents).some(
    (d) => d.material === material && d.uploaded.at > returned.by.at,
  );
  return renewed ? undefined : returned.items.find(({ item }) => item === material)?.reason;
}

/** Where a material stands: returned by the reviewer, else the best of its documents. */
export function materialState(project: Project, material: string): MaterialState {
  if (returnedReason(project, material) !== undefined) return 'returned';
  const statuses = new Set(
    Object.values(project.documents)
      .filter((d) => d.material === material)
      .map((d) => d.status),
  );
  if (statuses.has('available')) return 'available';
  if (statuses.has('checking') || statuses.has('pending')) return 'checking';
  if (statuses.has('refused')) return 'refused';
  return ENDED.has(project.stage) ? 'notNeeded' : 'missing';
}
