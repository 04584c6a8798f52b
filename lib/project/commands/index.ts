import type { ActionName } from '../actions.ts';
import {
  confirmHandover,
  fileContract,
  handOver,
  recordContract,
  signPledge,
  startTender,
} from './contracting.ts';
import {
  acceptDocument,
  completeUpload,
  downloadDocument,
  refuseDocument,
  registerDocument,
} from './documents.ts';
import {
  confirmNoData,
  editDraft,
  recordCatalogItem,
  recordConsultation,
  removeCatalogItem,
  stateNoData,
} from './drafting.ts';
import { approve, draftOpinion, reject, returnSubmission, startReview, submit, withdraw } from './review.ts';

/** Every command of a project that exists; `createDraft` makes one and stands in `create.ts`. */
export const commands = {
  editDraft,
  recordConsultation,
  recordCatalogItem,
  removeCatalogItem,
  stateNoData,
  confirmNoData,
  registerDocument,
  completeUpload,
  downloadDocument,
  acceptDocument,
  refuseDocument,
  submit,
  withdraw,
  returnSubmission,
  startReview,
  draftOpinion,
  approve,
  reject,
  signPledge,
  startTender,
  handOver,
  confirmHandover,
  recordContract,
  fileContract,
} satisfies Partial<Record<ActionName, unknown>>;

export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands) as CommandName[];
