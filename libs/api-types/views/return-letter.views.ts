import { z } from 'zod';
import { ReturnPlan } from '../commands/review.commands.js';
import { text } from '../commands/command-parts.js';
import { ReturnItemView } from './assignment.views.js';
import { OfficialDocumentView } from './bulletin.views.js';
import { Named, Told } from './common.views.js';

/** 退回意见函: what all departments have put down, by section, and the letter that comes of it. */
export const ReturnLetterView = z
  .object({
    /** Of the assignment when it was read. */
    sequence: z.int(),
    round: z.int(),
    /** `collecting`: decisions are waited for; `settling`: opposite demands are with the lead; `sent`: as it went out. */
    state: z.enum(['none', 'collecting', 'settling', 'sent']),
    awaited: z.array(Named),
    /** In the order of the plan. */
    sections: z.array(z.object({ section: z.string(), items: z.array(ReturnItemView.extend({ /** Another department demands the opposite. */ isOpposed: z.boolean(), /** Stays in the letter. */ isKept: z.boolean() })) })),
    /** Why it could not go out like this. */
    refusal: Told.nullable(),
    /** As it would go out, or went; null: nothing is in it. */
    document: OfficialDocumentView.nullable(),
  })
  .meta({ id: 'ReturnLetterView' });

/** What the lead means to keep, before it is decided: the reason may still be missing. */
export const ReturnLetterChoice = z.strictObject({ ...ReturnPlan.pick({ dropped: true, returnTo: true, revisionDueOn: true }).shape, reason: text(2000) }).meta({ id: 'ReturnLetterChoice' });
