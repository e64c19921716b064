import type { ComponentType } from 'react';
import { AcceptProgressForm } from './accept-progress.js';
import { AcknowledgeAssignmentForm } from './acknowledge-assignment.js';
import { CheckReplyForm } from './check-reply.js';
import { ClaimReviewForm } from './claim-review.js';
import { CloseOutForm } from './close-out.js';
import { CloseSupervisionForm } from './close-supervision.js';
import { DecideAppealForm } from './decide-appeal.js';
import { DecideExemptionForm } from './decide-exemption.js';
import { DecideExtensionForm } from './decide-extension.js';
import { ApproveForm, ReturnForm } from './decide-review.js';
import { DeclareCompletionForm } from './declare-completion.js';
import { DeclineSignOffForm } from './decline-sign-off.js';
import { DraftPlanForm } from './draft-plan.js';
import type { VerbFormProps } from './form-props.js';
import { GiveInstructionForm } from './give-instruction.js';
import { OpenSupervisionForm } from './open-supervision.js';
import { RaiseSupervisionForm } from './raise-supervision.js';
import { RecallPlanForm } from './recall-plan.js';
import { ReleaseReviewForm } from './release-review.js';
import { ReplySupervisionForm } from './reply-supervision.js';
import { LodgeAppealForm } from './lodge-appeal.js';
import { OptOutForm } from './opt-out.js';
import { RequestExemptionForm } from './request-exemption.js';
import { RequestExtensionForm } from './request-extension.js';
import { ReturnCompletionForm } from './return-completion.js';
import { ReturnProgressForm } from './return-progress.js';
import { SignOffPlanForm } from './sign-off-plan.js';
import { SubmitContributionForm } from './submit-contribution.js';
import { SubmitPlanForm } from './submit-plan.js';
import { SubmitProgressForm } from './submit-progress.js';
import type { Deed } from './verbs.js';
import { WithdrawDraftForm } from './withdraw-draft.js';

/** The form of each deed: a verb that the API knows and the page does not would not compile. */
export const DEED_FORMS = {
  AcknowledgeAssignment: AcknowledgeAssignmentForm,
  DraftPlan: DraftPlanForm,
  WithdrawDraft: WithdrawDraftForm,
  SignOffPlan: SignOffPlanForm,
  DeclineSignOff: DeclineSignOffForm,
  SubmitPlan: SubmitPlanForm,
  RecallPlan: RecallPlanForm,
  ClaimReview: ClaimReviewForm,
  ReleaseReview: ReleaseReviewForm,
  Approve: ApproveForm,
  Return: ReturnForm,
  SubmitProgress: SubmitProgressForm,
  AcceptProgress: AcceptProgressForm,
  ReturnProgress: ReturnProgressForm,
  SubmitContribution: SubmitContributionForm,
  RequestExtension: RequestExtensionForm,
  DecideExtension: DecideExtensionForm,
  RequestExemption: RequestExemptionForm,
  DecideExemption: DecideExemptionForm,
  OptOut: OptOutForm,
  LodgeAppeal: LodgeAppealForm,
  DecideAppeal: DecideAppealForm,
  DeclareCompletion: DeclareCompletionForm,
  CloseOut: CloseOutForm,
  ReturnCompletion: ReturnCompletionForm,
  RaiseSupervision: RaiseSupervisionForm,
  CheckReply: CheckReplyForm,
  ReplySupervision: ReplySupervisionForm,
  GiveInstruction: GiveInstructionForm,
  OpenSupervision: OpenSupervisionForm,
  CloseSupervision: CloseSupervisionForm,
} satisfies Record<Deed, ComponentType<VerbFormProps>>;
