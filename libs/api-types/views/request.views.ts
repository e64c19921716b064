import { z } from 'zod';
import { DayText, InstantText } from './common.views.js';

/** Until when the bureau decides, and who of it has not yet. */
const SIDES = z.array(z.enum(['director', 'coordinator']));
const PENDING = { requestedAt: InstantText, decideBy: DayText, waitingFor: SIDES, reason: z.string() };

/** 申请, undecided; 暂停. `extendable`: dates of the unit that an extension can move, who would decide, and how often it was moved. */
export const RequestsView = z.object({
  suspendedSince: InstantText.nullable(),
  /** `from`: the unit, or the side of the bureau that asks for it. */
  exemption: z.object({ ground: z.enum(['not_concerned', 'cannot_apply']), from: z.enum(['unit', 'director', 'coordinator']), ...PENDING }).nullable(),
  extensions: z.array(z.object({ duty: z.string(), was: DayText.nullable(), asked: DayText, inTime: z.boolean(), lateReason: z.string(), ...PENDING })),
  extendable: z.array(z.object({ duty: z.string(), dueOn: DayText, needs: SIDES, extended: z.int() })),
  optOutRequested: z.boolean(),
  /** Why the unit wants to leave; empty where it does not. */
  optOutReason: z.string(),
  revocationProposed: z.boolean(),
});

/** What a new date would move and shorten (T9); nothing of it has happened. */
export const ExtensionPreview = z
  .object({
    duty: z.string(), was: DayText, is: DayText, days: z.int(), workingDays: z.int(), provisional: z.boolean(), needs: z.array(z.enum(['director', 'coordinator'])),
    shortens: z.array(z.object({ duty: z.string(), dueOn: DayText, daysWas: z.int(), daysIs: z.int() })),
    dropped: z.array(z.object({ duty: z.string(), rule: z.string() })),
    added: z.array(z.object({ duty: z.string(), rule: z.string(), dueAt: InstantText, suppressedReason: z.string().nullable() })),
    /** The date to be moved has not passed; else the request says why it comes late. */
    inTime: z.boolean(),
    /** No later than this. */
    latest: DayText,
    clearsOverdue: z.boolean(), withdrawsCase: z.string().nullable(),
  })
  .meta({ id: 'ExtensionPreview' });
