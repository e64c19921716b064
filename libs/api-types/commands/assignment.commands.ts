import { z } from 'zod';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { ApproveInBatch, Comment, Copy, Delegate, Reassign } from './access.commands.js';
import { hash, reason, text, verb } from './command-parts.js';
import { LIFE_COMMANDS } from './life.commands.js';
import { PROGRESS_COMMANDS } from './progress.commands.js';
import { DraftPlan } from './plan.commands.js';
import { SUPERVISION_COMMANDS } from './supervision.commands.js';
import { AddReviewer, ClaimReview, CloseReviewRound, DecideReview, RejectPlan, ReleaseReview, RemoveReviewer, ReopenPlan, ReturnPlan, TakeBackDecision } from './review.commands.js';

export const AcknowledgeAssignment = verb('AcknowledgeAssignment', {});
export const WithdrawDraft = verb('WithdrawDraft', { reason });
export const SignOffPlan = verb('SignOffPlan', { textHash: hash, opinion: text(2000) });
export const DeclineSignOff = verb('DeclineSignOff', { reason });
export const SubmitPlan = verb('SubmitPlan', { textHash: hash, gaps: z.strictObject({ reason }).optional() });
export const RecallPlan = verb('RecallPlan', { reason });

/** One door for every verb of an assignment: told apart by `type`. */
export const AssignmentCommand = z
  .discriminatedUnion('type', [
    AcknowledgeAssignment, DraftPlan, WithdrawDraft, SignOffPlan, DeclineSignOff, SubmitPlan, RecallPlan,
    ClaimReview, ReleaseReview, DecideReview, TakeBackDecision, AddReviewer, RemoveReviewer, ReturnPlan, CloseReviewRound, RejectPlan, ReopenPlan, ApproveInBatch,
    ...PROGRESS_COMMANDS, Reassign, Delegate, Copy, Comment, ...LIFE_COMMANDS, ...SUPERVISION_COMMANDS,
  ])
  .meta({ id: 'AssignmentCommand' });
export type AssignmentCommand = z.infer<typeof AssignmentCommand>;

/** The schema lets through exactly what the domain takes. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const schemaFitsDomain: Same<AssignmentCommand['type'], PersonCommandBody['type']> = true;
