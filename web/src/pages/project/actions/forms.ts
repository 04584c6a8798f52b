import { type ComponentType, lazy } from 'react';
import type { CommandName } from '../../../../../lib/project/commands/index.ts';
import type { ActionFormProps } from './types.ts';

/** A form that is loaded when it is opened first. */
const late = <K extends string>(load: () => Promise<Record<K, ComponentType<ActionFormProps>>>, name: K) =>
  lazy(async () => ({ default: (await load())[name] }));

const simple = () => import('./simple-forms.tsx');
const review = () => import('./review-forms.tsx');
const contracts = () => import('./contract-forms.tsx');
const changes = () => import('./construction/change-forms.tsx');
const rectifications = () => import('./supervision/rectification-forms.tsx');
const stops = () => import('./supervision/stop-forms.tsx');
const audit = () => import('./supervision/audit-forms.tsx');
const extensions = () => import('./acceptance/extension-forms.tsx');
const sharing = () => import('./acceptance/sharing-forms.tsx');
const acceptance = () => import('./acceptance/review-forms.tsx');
const conclusion = () => import('./acceptance/conclusion-forms.tsx');
const evaluation = () => import('./evaluation/evaluation-forms.tsx');
const closing = () => import('./evaluation/closing-forms.tsx');
const experts = () => import('./expert-forms.tsx');
const networks = () => import('./supervision/network-forms.tsx');
const funds = () => import('./construction/fund-forms.tsx');

/** Done where their content stands, steps of an upload or a download, or done by the product itself. */
type Formless =
  | 'editDraft'
  | 'removeCatalogItem'
  | 'registerDocument'
  | 'completeUpload'
  | 'downloadArchive'
  | 'expireUpload'
  | 'downloadDocument'
  | 'downloadArchive'
  | 'downloadAcceptancePackage'
  | 'expireUpload'
  | 'reportScanFailure'
  | 'acceptDocument'
  | 'refuseDocument'
  | 'assignUnit'
  | 'replaceExpert';

const forms: Record<Exclude<CommandName, Formless>, ComponentType<ActionFormProps>> = {
  recordConsultation: late(simple, 'ConsultationForm'),
  recordCatalogItem: late(() => import('./catalog-form.tsx'), 'CatalogForm'),
  stateNoData: late(simple, 'StateNoDataForm'),
  confirmNoData: late(simple, 'ConfirmNoDataForm'),
  submit: late(simple, 'SubmitForm'),
  withdraw: late(simple, 'WithdrawForm'),
  undoWithdrawal: late(simple, 'UndoWithdrawalForm'),
  returnSubmission: late(() => import('./return-form.tsx'), 'ReturnForm'),
  startReview: late(review, 'StartReviewForm'),
  giveExpertOpinion: late(experts, 'ExpertOpinionForm'),
  decideCloudException: late(experts, 'CloudExceptionForm'),
  draftOpinion: late(review, 'OpinionForm'),
  approve: late(() => import('./approve-form.tsx'), 'ApproveForm'),
  reject: late(simple, 'RejectForm'),
  signPledge: late(simple, 'PledgeForm'),
  startTender: late(simple, 'TenderForm'),
  handOver: late(simple, 'HandOverForm'),
  confirmHandover: late(simple, 'ConfirmHandoverForm'),
  recordContract: late(contracts, 'RecordContractForm'),
  fileContract: late(contracts, 'FileContractForm'),
  completeContract: late(simple, 'CompleteContractForm'),
  fileAdjustment: late(() => import('./construction/adjustment-form.tsx'), 'AdjustmentForm'),
  applyChange: late(changes, 'ApplyChangeForm'),
  decideChange: late(changes, 'DecideChangeForm'),
  reportQuarter: late(() => import('./construction/quarter-form.tsx'), 'QuarterForm'),
  receiveQuarter: late(() => import('./construction/receive-quarter-form.tsx'), 'ReceiveQuarterForm'),
  requestFunds: late(funds, 'RequestFundsForm'),
  decideFunds: late(funds, 'DecideFundsForm'),
  reportMajorEvent: late(() => import('./supervision/major-event-form.tsx'), 'MajorEventForm'),
  orderRectification: late(rectifications, 'OrderRectificationForm'),
  respondRectification: late(rectifications, 'RespondRectificationForm'),
  recheckRectification: late(() => import('./supervision/recheck-form.tsx'), 'RecheckRectificationForm'),
  suspend: late(stops, 'SuspendForm'),
  resume: late(stops, 'ResumeForm'),
  proposeTermination: late(stops, 'ProposeTerminationForm'),
  cosignTermination: late(stops, 'CosignTerminationForm'),
  applyNetwork: late(networks, 'ApplyNetworkForm'),
  decideNetwork: late(networks, 'DecideNetworkForm'),
  urge: late(() => import('./supervision/urge-form.tsx'), 'UrgeForm'),
  recordAccountability: late(() => import('./supervision/accountability-form.tsx'), 'AccountabilityForm'),
  noteAuditOpinion: late(audit, 'AuditOpinionForm'),
  requestInformation: late(audit, 'RequestInformationForm'),
  giveInformation: late(audit, 'GiveInformationForm'),
  correct: late(() => import('./supervision/correct-form.tsx'), 'CorrectForm'),
  applyExtension: late(extensions, 'ApplyExtensionForm'),
  decideExtension: late(extensions, 'DecideExtensionForm'),
  registerCatalog: late(sharing, 'RegisterCatalogForm'),
  confirmSharing: late(sharing, 'ConfirmSharingForm'),
  answerSecurity: late(() => import('./acceptance/security-form.tsx'), 'SecurityForm'),
  applyAcceptance: late(acceptance, 'ApplyAcceptanceForm'),
  startAcceptanceReview: late(acceptance, 'StartAcceptanceReviewForm'),
  orderAcceptanceRectification: late(acceptance, 'OrderAcceptanceRectificationForm'),
  concludeAcceptance: late(conclusion, 'ConcludeAcceptanceForm'),
  cosignAcceptance: late(conclusion, 'CosignAcceptanceForm'),
  fileAcceptance: late(conclusion, 'FileAcceptanceForm'),
  startOperation: late(evaluation, 'StartOperationForm'),
  submitSelfEvaluation: late(evaluation, 'SubmitSelfEvaluationForm'),
  receiveSelfEvaluation: late(evaluation, 'ReceiveSelfEvaluationForm'),
  evaluatePerformance: late(evaluation, 'EvaluatePerformanceForm'),
  settle: late(closing, 'SettleForm'),
  returnSurplus: late(closing, 'ReturnSurplusForm'),
  close: late(closing, 'CloseForm'),
};

/** The form behind each button. */
export const actionForms: Partial<typeof forms> & Partial<Record<Formless, undefined>> = forms;
