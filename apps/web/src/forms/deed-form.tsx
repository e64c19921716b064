import { lazy, Suspense } from 'react';
import type { ComponentType, ReactElement } from 'react';
import { PageSkeleton } from '../ui/Skeletons.js';
import type { VerbFormProps } from './form-props.js';
import type { Deed } from './verbs.js';

type Form = ComponentType<VerbFormProps>;

/** Where the form of each deed stands: loaded when it is offered. A verb that the API knows and the page does not would not compile. */
const LOADERS: Record<Deed, () => Promise<Form>> = {
  AcknowledgeAssignment: () => import('./acknowledge-assignment.js').then((file) => file.AcknowledgeAssignmentForm),
  DraftPlan: () => import('./draft-plan.js').then((file) => file.DraftPlanForm),
  WithdrawDraft: () => import('./withdraw-draft.js').then((file) => file.WithdrawDraftForm),
  SignOffPlan: () => import('./sign-off-plan.js').then((file) => file.SignOffPlanForm),
  DeclineSignOff: () => import('./decline-sign-off.js').then((file) => file.DeclineSignOffForm),
  SubmitPlan: () => import('./submit-plan.js').then((file) => file.SubmitPlanForm),
  RecallPlan: () => import('./recall-plan.js').then((file) => file.RecallPlanForm),
  ClaimReview: () => import('./claim-review.js').then((file) => file.ClaimReviewForm),
  ReleaseReview: () => import('./release-review.js').then((file) => file.ReleaseReviewForm),
  Approve: () => import('./decide-review.js').then((file) => file.ApproveForm),
  ApproveWithConditions: () => import('./decide-review.js').then((file) => file.ApproveWithConditionsForm),
  Return: () => import('./decide-review.js').then((file) => file.ReturnForm),
  SubmitProgress: () => import('./submit-progress.js').then((file) => file.SubmitProgressForm),
  AcceptProgress: () => import('./accept-progress.js').then((file) => file.AcceptProgressForm),
  ReturnProgress: () => import('./return-progress.js').then((file) => file.ReturnProgressForm),
  SubmitContribution: () => import('./submit-contribution.js').then((file) => file.SubmitContributionForm),
  RequestExtension: () => import('./request-extension.js').then((file) => file.RequestExtensionForm),
  DecideExtension: () => import('./decide-extension.js').then((file) => file.DecideExtensionForm),
  RequestExemption: () => import('./request-exemption.js').then((file) => file.RequestExemptionForm),
  DecideExemption: () => import('./decide-exemption.js').then((file) => file.DecideExemptionForm),
  OptOut: () => import('./opt-out.js').then((file) => file.OptOutForm),
  LodgeAppeal: () => import('./lodge-appeal.js').then((file) => file.LodgeAppealForm),
  DecideAppeal: () => import('./decide-appeal.js').then((file) => file.DecideAppealForm),
  DeclareCompletion: () => import('./declare-completion.js').then((file) => file.DeclareCompletionForm),
  CloseOut: () => import('./close-out.js').then((file) => file.CloseOutForm),
  ReturnCompletion: () => import('./return-completion.js').then((file) => file.ReturnCompletionForm),
  RaiseSupervision: () => import('./raise-supervision.js').then((file) => file.RaiseSupervisionForm),
  CheckReply: () => import('./check-reply.js').then((file) => file.CheckReplyForm),
  ReplySupervision: () => import('./reply-supervision.js').then((file) => file.ReplySupervisionForm),
  GiveInstruction: () => import('./give-instruction.js').then((file) => file.GiveInstructionForm),
  OpenSupervision: () => import('./open-supervision.js').then((file) => file.OpenSupervisionForm),
  CloseSupervision: () => import('./close-supervision.js').then((file) => file.CloseSupervisionForm),
  AddReviewer: () => import('./add-reviewer.js').then((file) => file.AddReviewerForm),
  CloseReviewRound: () => import('./close-review-round.js').then((file) => file.CloseReviewRoundForm),
  Comment: () => import('./comment.js').then((file) => file.CommentForm),
  Copy: () => import('./copy.js').then((file) => file.CopyForm),
  Delegate: () => import('./delegate.js').then((file) => file.DelegateForm),
  NudgeAssignment: () => import('./nudge-assignment.js').then((file) => file.NudgeAssignmentForm),
  Reassign: () => import('./reassign.js').then((file) => file.ReassignForm),
  RejectPlan: () => import('./reject-plan.js').then((file) => file.RejectPlanForm),
  RemoveReviewer: () => import('./remove-reviewer.js').then((file) => file.RemoveReviewerForm),
  ReopenPlan: () => import('./reopen-plan.js').then((file) => file.ReopenPlanForm),
  ReturnPlan: () => import('./return-plan.js').then((file) => file.ReturnPlanForm),
  TakeBackDecision: () => import('./take-back-decision.js').then((file) => file.TakeBackDecisionForm),
};
const FORMS = Object.fromEntries(Object.entries(LOADERS).map(([deed, load]) => [deed, lazy(async () => ({ default: await load() }))])) as unknown as Record<Deed, Form>;

export const isDeed = (deed: string | undefined): deed is Deed => deed !== undefined && deed in LOADERS;
/** So that a press opens what is there already. */
export const loadForms = (deeds: readonly Deed[]): void => {
  for (const deed of deeds) void LOADERS[deed]().catch(() => undefined);
};

export const DeedForm = ({ deed, ...props }: VerbFormProps & { deed: Deed }): ReactElement => {
  const Form = FORMS[deed];
  return (
    <Suspense fallback={<PageSkeleton rows={4} />}>
      <Form {...props} />
    </Suspense>
  );
};
