import type { EventBody } from './events.ts';
import type { Project, Signature } from './project.ts';
import { acceptanceReducers } from './reducers/acceptance.ts';
import { constructionReducers } from './reducers/construction.ts';
import { directoryReducers } from './reducers/directory.ts';
import { documentReducers } from './reducers/documents.ts';
import { importedReducers } from './reducers/imported.ts';
import type { Patch, Reducers } from './reducers/reducer.ts';
import { submissionReducers } from './reducers/submission.ts';
import { supervisionReducers } from './reducers/supervision.ts';

const reducers: Reducers<EventBody['type']> = {
  ...submissionReducers,
  ...documentReducers,
  ...constructionReducers,
  ...acceptanceReducers,
  ...supervisionReducers,
  ...directoryReducers,
  ...importedReducers,
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
  stageSince: '',
  createdAt: '',
  updatedAt: '',
  fields: { name: '', kind: 'newBuild', procurementMode: 'unit' },
  consultations: {},
  catalogItems: {},
  documents: {},
  submissions: {},
  contracts: {},
  adjustments: {},
  changes: {},
  quarterlyReports: {},
  majorEvents: {},
  rectifications: {},
  fundRequests: {},
  extensions: {},
  acceptanceApplications: [],
  selfEvaluations: {},
  performanceEvaluations: {},
  surplusReturns: {},
  auditOpinions: {},
  informationRequests: {},
  networkPermits: {},
  urgings: {},
  accountabilityRecords: {},
};

/** Applies one event. Never refuses and never reads a clock: what happened has happened. */
export function evolve(project: Project, event: EventBody & { by: Signature }): Project {
  const reduce = reducers[event.type] as (p: Project, data: unknown, by: Signature) => Patch;
  const next = { ...project, ...reduce(project, event.data, event.by) };
  const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
  const moved = next.stage !== project.stage || project.stageSince === '';
  return {
    ...(kept as unknown as Project),
    version: project.version + 1,
    updatedAt: event.by.at,
    stageSince: moved ? event.by.at : project.stageSince,
  };
}
