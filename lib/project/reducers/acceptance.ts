import { type Reducers, update } from './reducer.ts';

const stageOnceFiled = (inUse: boolean, evaluated: boolean) => {
  if (evaluated) return 'selfEvaluated';
  return inUse ? 'inOperation' : 'acceptanceFiled';
};

/** From the acceptance application to the closed file. */
export const acceptanceReducers: Reducers<
  | 'extensionApplied'
  | 'extensionDecided'
  | 'catalogRegistered'
  | 'sharingConfirmed'
  | 'securityAnswered'
  | 'acceptanceApplied'
  | 'acceptanceReviewStarted'
  | 'acceptanceRectified'
  | 'acceptanceResumed'
  | 'acceptanceConcluded'
  | 'accepted'
  | 'acceptanceFiled'
  | 'operationStarted'
  | 'selfEvaluated'
  | 'selfEvaluationReceived'
  | 'performanceEvaluated'
  | 'settled'
  | 'surplusReturned'
  | 'closed'
> = {
  extensionApplied: ({ extensions }, data, by) => ({
    extensions: { ...extensions, [data.extensionId]: { ...data, applied: by } },
  }),
  extensionDecided: ({ extensions }, { extensionId, ...decision }, by) => ({
    extensions: update(extensions, extensionId, { decision: { ...decision, decided: by } }),
  }),
  catalogRegistered: (_, data, by) => ({ catalogRegistration: { ...data, registered: by } }),
  sharingConfirmed: ({ catalogRegistration }, { sharingMet }, by) =>
    catalogRegistration
      ? { catalogRegistration: { ...catalogRegistration, confirmed: { sharingMet, confirmed: by } } }
      : {},
  securityAnswered: (_, data, by) => ({ security: { ...data, answered: by } }),
  acceptanceApplied: ({ acceptanceApplications }, _, by) => ({
    stage: 'acceptanceApplied',
    acceptanceApplications: [...acceptanceApplications, by],
  }),
  acceptanceReviewStarted: (_, data, by) => ({
    stage: 'acceptanceReview',
    acceptanceReview: { ...data, started: by },
  }),
  acceptanceRectified: ({ rectifications }, data, by) => ({
    stage: 'rectifying',
    // What is to be put right was not accepted: the group concludes anew.
    acceptanceResult: undefined,
    rectifications: { ...rectifications, [data.rectificationId]: { ...data, ordered: by } },
  }),
  acceptanceResumed: () => ({ stage: 'acceptanceReview' }),
  acceptanceConcluded: (_, data, by) => ({ acceptanceResult: { ...data, concluded: by } }),
  accepted: ({ acceptanceResult }, _, by) =>
    acceptanceResult ? { stage: 'accepted', acceptanceResult: { ...acceptanceResult, cosigned: by } } : {},
  acceptanceFiled: ({ operation, selfEvaluations }, data, by) => ({
    // In use, or even evaluated, before the papers were filed: nothing more to wait for.
    stage: stageOnceFiled(operation !== undefined, Object.keys(selfEvaluations).length > 0),
    acceptanceFiling: { ...data, filed: by },
  }),
  operationStarted: ({ stage }, data, by) => ({
    operation: { ...data, started: by },
    ...(stage === 'acceptanceFiled' ? { stage: 'inOperation' as const } : {}),
  }),
  selfEvaluated: ({ stage, selfEvaluations }, data, by) => ({
    selfEvaluations: { ...selfEvaluations, [data.evaluationId]: { ...data, submitted: by, receipts: {} } },
    ...(stage === 'inOperation' ? { stage: 'selfEvaluated' as const } : {}),
  }),
  selfEvaluationReceived: ({ selfEvaluations }, { evaluationId, recipient }, by) => ({
    selfEvaluations: update(selfEvaluations, evaluationId, {
      receipts: { ...selfEvaluations[evaluationId]?.receipts, [recipient]: by },
    }),
  }),
  performanceEvaluated: ({ performanceEvaluations }, data, by) => ({
    stage: 'evaluated',
    performanceEvaluations: { ...performanceEvaluations, [data.evaluationId]: { ...data, evaluated: by } },
  }),
  settled: (_, data, by) => ({ settlement: { ...data, settled: by } }),
  surplusReturned: ({ surplusReturns }, data, by) => ({
    surplusReturns: { ...surplusReturns, [data.returnId]: { ...data, returned: by } },
  }),
  closed: () => ({ stage: 'closed' }),
};
