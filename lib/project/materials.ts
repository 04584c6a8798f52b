import type { Role } from './people.ts';
import type { Project, ProjectDocument } from './project.ts';

/** A material of a stage (RULES.md, "Materials per stage"): asked for by an article, or usual practice. */
export interface Material {
  label: string;
  /** What it belongs to: a step of the project. */
  step: 'submission' | 'approval' | 'contract';
  /** The article that asks for it; null is usual practice (惯例), which is never required. */
  article: number | null;
  /** Who may upload it. */
  uploaders: readonly Role[];
}

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
  handoverForm: { label: '移交单', step: 'contract', article: null, uploaders: [...UNIT, ...BUREAU] },
} as const satisfies Record<string, Material>;

export type MaterialName = keyof typeof materials;
export const materialNames = Object.keys(materials) as MaterialName[];

export const isMaterial = (name: string): name is MaterialName => Object.hasOwn(materials, name);

/** The documents of one material that count: checked and available. */
export const availableDocuments = (project: Project, material: MaterialName): ProjectDocument[] =>
  Object.values(project.documents).filter((d) => d.material === material && d.status === 'available');

export const hasMaterial = (project: Project, material: MaterialName): boolean =>
  availableDocuments(project, material).length > 0;

export type MaterialState = 'missing' | 'checking' | 'available' | 'refused';

/** Where a material stands: the best of its documents. */
export function materialState(project: Project, material: MaterialName): MaterialState {
  const statuses = new Set(
    Object.values(project.documents)
      .filter((d) => d.material === material)
      .map((d) => d.status),
  );
  if (statuses.has('available')) return 'available';
  if (statuses.has('checking') || statuses.has('pending')) return 'checking';
  return statuses.has('refused') ? 'refused' : 'missing';
}
