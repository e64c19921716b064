import { z } from 'zod';
import { DayText } from '../views/common.views.js';
import { code, reason, text, verb } from './command-parts.js';

const department = code;
const said = z.string().trim().min(1).max(2000);
/** A code, never a text: it goes where texts must not. */
const subject = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/);
const returnTo = z.enum(['clerk', 'leader', 'province']).optional();
const revisionDueOn = DayText.optional();

export const Demand = z.strictObject({ subject, wants: z.union([z.enum(['add', 'remove']), z.strictObject({ value: z.union([z.number(), subject]) })]) }).meta({ id: 'Demand' });

export const ClaimReview = verb('ClaimReview', { department });
export const ReleaseReview = verb('ReleaseReview', { department });
export const DecideReview = verb('DecideReview', {
  department,
  decision: z.enum(['approve', 'approve_with_conditions', 'return']),
  opinion: text(2000),
  items: z.array(z.strictObject({ section: code, text: said, demand: Demand.optional() })).max(100),
  /** A condition without a date is refused by the rule, which says so. */
  conditions: z.array(z.strictObject({ text: said, dueOn: DayText.nullable(), section: code.optional() })).max(50).optional(),
  returnTo,
  revisionDueOn,
});
export const TakeBackDecision = verb('TakeBackDecision', { department, reason });
export const AddReviewer = verb('AddReviewer', { department, reason });
export const RemoveReviewer = verb('RemoveReviewer', { department, reason });
export const ReturnPlan = verb('ReturnPlan', { dropped: z.array(code).max(1000), reason, returnTo, revisionDueOn });
export const CloseReviewRound = verb('CloseReviewRound', { reason });
export const RejectPlan = verb('RejectPlan', { reason });
export const ReopenPlan = verb('ReopenPlan', { reason, revisionDueOn });
