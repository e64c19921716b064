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
import { ApproveForm, ReturnForm, ApproveWithConditionsForm } from './decide-review.js';
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
import { AddReviewerForm } from './add-reviewer.js';
import { CloseReviewRoundForm } from './close-review-round.js';
import { CommentForm } from './comment.js';
import { CopyForm } from './copy.js';
import { DelegateForm } from './delegate.js';
import { NudgeAssignmentForm } from './nudge-assignment.js';
import { ReassignForm } from './reassign.js';
import { RejectPlanForm } from './reject-plan.js';
import { RemoveReviewerForm } from './remove-reviewer.js';
import { ReopenPlanForm } from './reopen-plan.js';
import { ReturnPlanForm } from './return-plan.js';
import { TakeBackDecisionForm } from './take-back-decision.js';
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
  ApproveWithConditions: ApproveWithConditionsForm,
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
  AddReviewer: AddReviewerForm,
  CloseReviewRound: CloseReviewRoundForm,
  Comment: CommentForm,
  Copy: CopyForm,
  Delegate: DelegateForm,
  NudgeAssignment: NudgeAssignmentForm,
  Reassign: ReassignForm,
  RejectPlan: RejectPlanForm,
  RemoveReviewer: RemoveReviewerForm,
  ReopenPlan: ReopenPlanForm,
  ReturnPlan: ReturnPlanForm,
  TakeBackDecision: TakeBackDecisionForm,
} satisfies Record<Deed, ComponentType<VerbFormProps>>;
