import type { ComponentType } from 'react';
import type { CommandName } from '../../../../../lib/project/commands/index.ts';
import { ApproveForm } from './approve-form.tsx';
import { CatalogForm } from './catalog-form.tsx';
import { FileContractForm, RecordContractForm } from './contract-forms.tsx';
import { ReturnForm } from './return-form.tsx';
import { OpinionForm, StartReviewForm } from './review-forms.tsx';
import {
  CompleteContractForm,
  ConfirmHandoverForm,
  ConfirmNoDataForm,
  ConsultationForm,
  HandOverForm,
  PledgeForm,
  RejectForm,
  StateNoDataForm,
  SubmitForm,
  TenderForm,
  UndoWithdrawalForm,
  WithdrawForm,
} from './simple-forms.tsx';
import type { ActionFormProps } from './types.ts';

/** The form behind each button. */
export const actionForms: Partial<Record<CommandName, ComponentType<ActionFormProps>>> = {
  recordConsultation: ConsultationForm,
  recordCatalogItem: CatalogForm,
  stateNoData: StateNoDataForm,
  confirmNoData: ConfirmNoDataForm,
  submit: SubmitForm,
  withdraw: WithdrawForm,
  undoWithdrawal: UndoWithdrawalForm,
  returnSubmission: ReturnForm,
  startReview: StartReviewForm,
  draftOpinion: OpinionForm,
  approve: ApproveForm,
  reject: RejectForm,
  signPledge: PledgeForm,
  startTender: TenderForm,
  handOver: HandOverForm,
  confirmHandover: ConfirmHandoverForm,
  recordContract: RecordContractForm,
  fileContract: FileContractForm,
  completeContract: CompleteContractForm,
};
