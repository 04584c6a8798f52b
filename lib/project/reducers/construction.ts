import type { Project } from '../project.ts';
import type { Budget, ChangeRequest } from '../records.ts';
import { type Reducers, update } from './reducer.ts';

/** An approved change sets the estimate anew, and the count of R7 starts again. */
const budgetOf = ({ estimateFen, lines }: ChangeRequest): Budget => ({ estimateFen, lines, adjustedFen: 0 });

const withGoal = ({ fields }: Project, { goal }: ChangeRequest) =>
  goal ? { fields: { ...fields, goal } } : {};

/** From the pledge to completion, and the money on the way. */
export const constructionReducers: Reducers<
  | 'pledgeSigned'
  | 'tenderStarted'
  | 'handedOver'
  | 'handoverConfirmed'
  | 'contractRecorded'
  | 'contractFiled'
  | 'contractCompleted'
  | 'projectCompleted'
  | 'adjustmentFiled'
  | 'changeApplied'
  | 'changeDecided'
  | 'quarterlyReported'
  | 'quarterlyReceived'
  | 'fundRequested'
  | 'fundDecided'
> = {
  pledgeSigned: (_, data, by) => ({ pledge: { ...data, signed: by } }),
  tenderStarted: (_, data, by) => ({ stage: 'tendering', tender: { ...data, started: by } }),
  handedOver: (_, data, by) => ({ handover: { winningSupplier: data.winningSupplier, handedOver: by } }),
  handoverConfirmed: ({ handover }, _, by) =>
    handover ? { stage: 'handedOver', handover: { ...handover, confirmed: by } } : {},
  contractRecorded: ({ contracts }, data, by) => ({
    contracts: { ...contracts, [data.contractId]: { ...data, recorded: by } },
  }),
  contractFiled: ({ contracts, stage }, { contractId, documentIds }, by) => ({
    contracts: update(contracts, contractId, { filing: { filedAt: by.at, documentIds, by } }),
    // The first filing opens construction; a late one of a supplement moves nothing.
    ...(stage === 'tendering' || stage === 'handedOver' ? { stage: 'inConstruction' as const } : {}),
  }),
  contractCompleted: ({ contracts }, { contractId, completedOn }, by) => ({
    contracts: update(contracts, contractId, { completion: { completedOn, by } }),
  }),
  projectCompleted: () => ({ stage: 'completed' }),
  adjustmentFiled: ({ adjustments, budget }, data, by) => ({
    adjustments: { ...adjustments, [data.adjustmentId]: { ...data, filed: by } },
    ...(budget
      ? {
          budget: {
            ...budget,
            lines: data.lines.map(({ name, afterFen }) => ({ name, amountFen: afterFen })),
            adjustedFen: data.cumulativeFen,
          },
        }
      : {}),
  }),
  changeApplied: ({ changes }, data, by) => ({
    changes: { ...changes, [data.changeId]: { ...data, applied: by } },
  }),
  changeDecided: (project, { changeId, ...decision }, by) => {
    const change = project.changes[changeId];
    if (!change) return {};
    const changes = update(project.changes, changeId, { decision: { ...decision, decided: by } });
    if (decision.outcome === 'refused') return { changes };
    return { changes, budget: budgetOf(change), ...withGoal(project, change) };
  },
  quarterlyReported: ({ quarterlyReports }, { quarter, content, correction }, by) => {
    const { versions = [] } = quarterlyReports[quarter] ?? {};
    const version = { content, ...(correction ? { correction } : {}), submitted: by };
    // A correction is read anew: the receipts were for what it replaces.
    return {
      quarterlyReports: {
        ...quarterlyReports,
        [quarter]: { quarter, versions: [...versions, version], receipts: {} },
      },
    };
  },
  quarterlyReceived: ({ quarterlyReports }, { quarter, recipient }, by) => ({
    quarterlyReports: update(quarterlyReports, quarter, {
      receipts: { ...quarterlyReports[quarter]?.receipts, [recipient]: by },
    }),
  }),
  fundRequested: ({ fundRequests }, data, by) => ({
    fundRequests: { ...fundRequests, [data.requestId]: { ...data, requested: by } },
  }),
  fundDecided: ({ fundRequests }, { requestId, ...decision }, by) => ({
    fundRequests: update(fundRequests, requestId, { decision: { ...decision, decided: by } }),
  }),
};
