import { z } from 'zod';
import { AllowedAction } from './assignment.views.js';
import { DayText, InstantText, Light, Named, Turned } from './common.views.js';

const Person = z.object({ id: z.string(), name: z.string() });

export const ChangeSetHead = z
  .object({
    id: z.string(),
    cycle: z.string(),
    kind: z.enum(['deadline', 'calendar', 'settings', 'batch', 'group', 'undo']),
    status: z.enum(['proposed', 'applying', 'held', 'done']),
    sequence: z.int(),
    /** What was proposed, as it was sent. */
    proposal: z.record(z.string(), z.unknown()),
    /** Of an undoing: what was proposed then. */
    undoes: z.record(z.string(), z.unknown()).nullable(),
    reason: z.string(),
    proposedBy: Person,
    proposedAt: InstantText,
    appliedBy: Person.nullable(),
    /** To be named by who applies it. */
    previewHash: z.string(),
    pending: z.int(),
    applied: z.int(),
    stale: z.int(),
    dropped: z.int(),
  })
  .meta({ id: 'ChangeSetHead' });
export const ChangeSetList = z.object({ ...Turned, rows: z.array(ChangeSetHead) }).meta({ id: 'ChangeSetList' });

const Reminder = z.object({ duty: z.string(), rule: z.string(), dueAt: InstantText });
export const ChangeSetRow = z
  .object({
    assignment: z.string(),
    task: z.string(),
    unit: Named,
    state: z.enum(['pending', 'applied', 'stale', 'dropped']),
    /** Why it is stale: a refusal code. */
    code: z.string().nullable(),
    dates: z.array(z.object({ duty: z.string(), was: DayText, is: DayText })),
    dropped: z.array(Reminder),
    added: z.array(Reminder),
    light: z.object({ was: Light, is: Light }),
    caseWithdrawn: z.string().nullable(),
    /** Duties of which people were reminded by the old date. */
    told: z.array(z.string()),
  })
  .meta({ id: 'ChangeSetRow' });
export const ChangeSetView = z.object({ ...ChangeSetHead.shape, ...Turned, rows: z.array(ChangeSetRow), allowedActions: z.array(AllowedAction) }).meta({ id: 'ChangeSetView' });
