import type { Project, Signature } from '../project.ts';
import { type Reducers, without } from './reducer.ts';

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

/** From the draft to the decision. */
export const submissionReducers: Reducers<
  | 'draftCreated'
  | 'draftEdited'
  | 'consultationRecorded'
  | 'catalogItemRecorded'
  | 'catalogItemRemoved'
  | 'noDataStated'
  | 'noDataConfirmed'
  | 'submitted'
  | 'withdrawn'
  | 'withdrawalUndone'
  | 'returned'
  | 'reviewStarted'
  | 'expertOpinionGiven'
  | 'cloudExceptionDecided'
  | 'opinionDrafted'
  | 'approved'
  | 'rejected'
> = {
  draftCreated: (_, data, by) => ({ ...data, stage: 'draft', createdAt: by.at }),
  draftEdited: (project, { fields, cleared = [] }) => ({
    fields: { ...without(project.fields, ...cleared), ...fields } as Project['fields'],
  }),
  consultationRecorded: (project, data, by) => ({
    consultations: { ...project.consultations, [data.consultationId]: { ...data, recorded: by } },
  }),
  catalogItemRecorded: (project, data, by) => ({
    catalogItems: { ...project.catalogItems, [data.itemId]: { ...data, recorded: by } },
  }),
  catalogItemRemoved: (project, { itemId }) => ({ catalogItems: without(project.catalogItems, itemId) }),
  noDataStated: (_, data, by) => ({ noDataStatement: { text: data.text, stated: by } }),
  noDataConfirmed: (project, _, by) =>
    project.noDataStatement ? { noDataStatement: { ...project.noDataStatement, confirmed: by } } : {},
  submitted: (project, _, by) => {
    const submission = submissionOf(project, by);
    return {
      stage: 'submitted',
      submissions: { ...project.submissions, [submission.version]: submission },
      // What was said of an earlier version is no opinion of this one; the history keeps it.
      review: undefined,
      expertOpinions: undefined,
      opinion: undefined,
      withdrawal: undefined,
    };
  },
  withdrawn: (project, data, by) => ({
    stage: 'draft',
    withdrawal: { from: project.stage, reason: data.reason, withdrawn: by },
  }),
  withdrawalUndone: (_, { stage }) => ({ stage, withdrawal: undefined }),
  returned: (project, data, by) => {
    const last = lastSubmission(project);
    if (!last) return { stage: 'returned' };
    const returned = { ...last, returned: { by, items: data.items } };
    return { stage: 'returned', submissions: { ...project.submissions, [last.version]: returned } };
  },
  reviewStarted: (_, data, by) => ({ stage: 'underReview', review: { ...data, started: by } }),
  expertOpinionGiven: ({ review, expertOpinions = [] }, data, by) => {
    const { userId, name } = by;
    const others = expertOpinions.filter((o) => o.userId !== userId);
    const opinions = { expertOpinions: [...others, { userId, name, ...data, given: by }] };
    if (!review || !data.conflictOfInterest) return opinions;
    const experts = review.experts.map((e) => (e.userId === userId ? { ...e, recused: true as const } : e));
    return { ...opinions, review: { ...review, experts } };
  },
  cloudExceptionDecided: (_, data, by) => ({ cloudException: { ...data, decided: by } }),
  opinionDrafted: (_, data, by) => ({ opinion: { ...data, drafted: by } }),
  approved: (_, data, by) => ({
    stage: 'approved',
    approval: { ...data, decided: by },
    budget: { estimateFen: data.estimateFen, lines: data.budgetLines, adjustedFen: 0 },
  }),
  rejected: (_, data, by) => ({ stage: 'rejected', rejection: { ...data, decided: by } }),
};
