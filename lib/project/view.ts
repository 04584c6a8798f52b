import type { Funds } from '../regulation/article-25-fund-gate.ts';
import type { Breach } from '../regulation/decision.ts';
import type { Context } from './command.ts';
import { type ActionState, actionsOf } from './decide.ts';
import { explanationOf } from './explanation.ts';
import { findingsOf } from './findings.ts';
import { fundsOf } from './funds.ts';
import { type MaterialState, materialNames, materialState, materials } from './materials.ts';
import { type Obligation, type ObligationStatus, obligationsOf, statusOf } from './obligations.ts';
import type { CatalogItem, Contract, Project, ProjectDocument, SubmissionVersion } from './project.ts';

/** An obligation on the day it is looked at, with how its day was reached. */
export interface ObligationView extends Obligation {
  status: ObligationStatus;
  /** Chinese lines, day by day. */
  explanation: string[];
}

export interface MaterialView {
  material: string;
  label: string;
  step: string;
  article: number | null;
  state: MaterialState;
}

/** What `GET /api/projects/{projectId}` answers: the record, and what today makes of it. */
export interface ProjectView
  extends Omit<Project, 'documents' | 'contracts' | 'catalogItems' | 'submissions'> {
  documents: Omit<ProjectDocument, 'key'>[];
  contracts: Contract[];
  catalogItems: CatalogItem[];
  submissions: SubmissionVersion[];
  materials: MaterialView[];
  obligations: ObligationView[];
  funds: Funds;
  actions: ActionState[];
  /** Breaches on record, cured or not. */
  findings: Breach[];
  /** The Shanghai day all this was judged on. */
  today: string;
}

/** Lays out a project for one person on one day. */
export function viewOf(project: Project, context: Context): ProjectView {
  const { today, rules } = context;
  const obligations = obligationsOf(project, rules);
  return {
    ...project,
    documents: Object.values(project.documents).map(({ key: _, ...document }) => document),
    contracts: Object.values(project.contracts),
    catalogItems: Object.values(project.catalogItems),
    submissions: Object.values(project.submissions),
    materials: materialNames.map((material) => {
      const { label, step, article } = materials[material];
      return { material, label, step, article, state: materialState(project, material) };
    }),
    obligations: obligations.map((obligation) => ({
      ...obligation,
      status: statusOf(obligation, today, rules.calendar),
      explanation: explanationOf(project, obligation, rules),
    })),
    funds: fundsOf(project, rules),
    actions: actionsOf(project, context),
    findings: findingsOf(project, obligations, today, rules.calendar),
    today,
  };
}
