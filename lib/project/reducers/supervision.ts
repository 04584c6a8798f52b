import { restored } from '../changes.ts';
import { type Reducers, update } from './reducer.ts';

/** Supervision, audit, and corrections. */
export const supervisionReducers: Reducers<
  | 'majorEventReported'
  | 'rectificationOrdered'
  | 'rectificationResponded'
  | 'rectificationRechecked'
  | 'suspended'
  | 'resumed'
  | 'terminationProposed'
  | 'terminated'
  | 'networkPermitApplied'
  | 'networkPermitDecided'
  | 'urged'
  | 'accountabilityRecorded'
  | 'auditOpinionNoted'
  | 'informationRequested'
  | 'informationGiven'
  | 'corrected'
> = {
  majorEventReported: ({ majorEvents }, data, by) => ({
    majorEvents: { ...majorEvents, [data.majorEventId]: { ...data, reported: by } },
  }),
  rectificationOrdered: ({ rectifications }, data, by) => ({
    rectifications: { ...rectifications, [data.rectificationId]: { ...data, ordered: by } },
  }),
  rectificationResponded: ({ rectifications }, { rectificationId, text }, by) => {
    const before = rectifications[rectificationId]?.response;
    const firstResponded = before?.firstResponded ?? before?.responded;
    const response = { text, responded: by, ...(firstResponded ? { firstResponded } : {}) };
    return { rectifications: update(rectifications, rectificationId, { response }) };
  },
  rectificationRechecked: ({ rectifications }, { rectificationId, ...recheck }, by) => ({
    rectifications: update(rectifications, rectificationId, { recheck: { ...recheck, checked: by } }),
  }),
  suspended: (_, data, by) => ({ stage: 'suspended', suspension: { ...data, suspended: by } }),
  resumed: () => ({ stage: 'inConstruction' }),
  terminationProposed: (_, data, by) => ({ termination: { ...data, proposed: by } }),
  terminated: ({ termination }, _, by) =>
    termination ? { stage: 'terminated', termination: { ...termination, cosigned: by } } : {},
  networkPermitApplied: ({ networkPermits }, data, by) => ({
    networkPermits: { ...networkPermits, [data.permitId]: { ...data, applied: by } },
  }),
  networkPermitDecided: ({ networkPermits }, { permitId, ...decision }, by) => ({
    networkPermits: update(networkPermits, permitId, { decision: { ...decision, decided: by } }),
  }),
  urged: ({ urgings }, data, by) => ({ urgings: { ...urgings, [data.urgingId]: { ...data, urged: by } } }),
  accountabilityRecorded: ({ accountabilityRecords }, data, by) => ({
    accountabilityRecords: { ...accountabilityRecords, [data.recordId]: { ...data, recorded: by } },
  }),
  auditOpinionNoted: ({ auditOpinions }, data, by) => ({
    auditOpinions: { ...auditOpinions, [data.opinionId]: { ...data, noted: by } },
  }),
  informationRequested: ({ informationRequests }, data, by) => ({
    informationRequests: { ...informationRequests, [data.requestId]: { ...data, requested: by } },
  }),
  informationGiven: ({ informationRequests }, { requestId, text }, by) => ({
    informationRequests: update(informationRequests, requestId, { response: { text, responded: by } }),
  }),
  corrected: (project, { restore }) => restored(project, restore),
};
