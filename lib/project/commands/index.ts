import type { ActionName } from '../actions.ts';
import * as acceptance from './acceptance.ts';
import * as accountability from './accountability.ts';
import * as adjustments from './adjustments.ts';
import * as contracting from './contracting.ts';
import * as directory from './directory.ts';
import * as documents from './documents.ts';
import * as drafting from './drafting.ts';
import * as evaluation from './evaluation.ts';
import * as funds from './funds.ts';
import * as networks from './networks.ts';
import * as quarters from './quarters.ts';
import * as review from './review.ts';
import * as supervision from './supervision.ts';
import { urge } from './urging.ts';

/** Every command of a project that exists, in the order of its life; `createDraft` makes one and stands in `create.ts`, and
 * a draft of a quarterly report is no record. */
export const commands = {
  editDraft: drafting.editDraft,
  recordConsultation: drafting.recordConsultation,
  recordCatalogItem: drafting.recordCatalogItem,
  removeCatalogItem: drafting.removeCatalogItem,
  stateNoData: drafting.stateNoData,
  confirmNoData: drafting.confirmNoData,
  registerDocument: documents.registerDocument,
  completeUpload: documents.completeUpload,
  downloadDocument: documents.downloadDocument,
  acceptDocument: documents.acceptDocument,
  refuseDocument: documents.refuseDocument,
  reportScanFailure: documents.reportScanFailure,
  expireUpload: documents.expireUpload,
  downloadArchive: documents.downloadArchive,
  downloadAcceptancePackage: documents.downloadAcceptancePackage,
  submit: review.submit,
  withdraw: review.withdraw,
  undoWithdrawal: review.undoWithdrawal,
  returnSubmission: review.returnSubmission,
  startReview: review.startReview,
  giveExpertOpinion: review.giveExpertOpinion,
  decideCloudException: review.decideCloudException,
  draftOpinion: review.draftOpinion,
  approve: review.approve,
  reject: review.reject,
  signPledge: contracting.signPledge,
  startTender: contracting.startTender,
  handOver: contracting.handOver,
  confirmHandover: contracting.confirmHandover,
  recordContract: contracting.recordContract,
  fileContract: contracting.fileContract,
  completeContract: contracting.completeContract,
  fileAdjustment: adjustments.fileAdjustment,
  applyChange: adjustments.applyChange,
  decideChange: adjustments.decideChange,
  reportQuarter: quarters.reportQuarter,
  receiveQuarter: quarters.receiveQuarter,
  requestFunds: funds.requestFunds,
  decideFunds: funds.decideFunds,
  reportMajorEvent: supervision.reportMajorEvent,
  orderRectification: supervision.orderRectification,
  respondRectification: supervision.respondRectification,
  recheckRectification: supervision.recheckRectification,
  suspend: supervision.suspend,
  resume: supervision.resume,
  proposeTermination: supervision.proposeTermination,
  cosignTermination: supervision.cosignTermination,
  applyExtension: acceptance.applyExtension,
  decideExtension: acceptance.decideExtension,
  registerCatalog: acceptance.registerCatalog,
  confirmSharing: acceptance.confirmSharing,
  answerSecurity: acceptance.answerSecurity,
  applyAcceptance: acceptance.applyAcceptance,
  startAcceptanceReview: acceptance.startAcceptanceReview,
  orderAcceptanceRectification: acceptance.orderAcceptanceRectification,
  concludeAcceptance: acceptance.concludeAcceptance,
  cosignAcceptance: acceptance.cosignAcceptance,
  fileAcceptance: acceptance.fileAcceptance,
  startOperation: evaluation.startOperation,
  submitSelfEvaluation: evaluation.submitSelfEvaluation,
  receiveSelfEvaluation: evaluation.receiveSelfEvaluation,
  evaluatePerformance: evaluation.evaluatePerformance,
  settle: evaluation.settle,
  returnSurplus: evaluation.returnSurplus,
  close: evaluation.close,
  applyNetwork: networks.applyNetwork,
  decideNetwork: networks.decideNetwork,
  urge,
  recordAccountability: accountability.recordAccountability,
  noteAuditOpinion: supervision.noteAuditOpinion,
  requestInformation: supervision.requestInformation,
  giveInformation: supervision.giveInformation,
  correct: supervision.correct,
  assignUnit: directory.assignUnit,
  replaceExpert: directory.replaceExpert,
} satisfies Record<Exclude<ActionName, 'createDraft' | 'draftQuarter'>, unknown>;

export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands) as CommandName[];
