import { z } from 'zod';
import { CARRY_OVER_OUTLOOKS } from '#domain/carry-over/carry-over-preview.js';
import { assignment } from '../commands/cycle.commands.js';
import { DayText, Named, Receipt, Status, Told } from './common.views.js';

const outlook = z.enum(CARRY_OVER_OUTLOOKS);
const Task = z.object({ path: z.string(), code: z.string(), title: z.string() });

/** 结转预览 (X3): what is open of an earlier year, where it would go, and what a person is asked first. */
export const CarryOverPreviewView = z
  .object({
    cycle: z.string(),
    from: z.string(),
    /** Carried over while the earlier cycle is `closing` and this one is `launched`. */
    status: z.string(),
    fromStatus: z.string(),
    /** For DecidePair: its `with`, and the version that it is sent to; null where no import made it. */
    before: z.string(),
    after: z.string().nullable(),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
    counts: z.partialRecord(outlook, z.int()),
    /** Tasks whose pairing is unsure, or that the new catalogue does not have, with how many assignments wait for it. */
    asked: z.array(z.object({ before: Task, after: Task.nullable(), score: z.number().nullable(), assignments: z.int() })),
    rows: z.array(
      z.object({
        assignment: z.string(), unit: Named, task: z.object({ code: z.string(), title: z.string() }), status: Status, mandatory: z.boolean(), outlook,
        to: z.string().nullable(),
        candidates: z.array(z.string()),
        /** `dueOn`: as it would be in the new year. */
        items: z.array(z.object({ milestone: z.string(), kind: z.enum(['milestone', 'condition']), text: z.string(), wasDueOn: DayText, dueOn: DayText })),
      }),
    ),
  })
  .meta({ id: 'CarryOverPreviewView' });

/** Many carry-overs for one reason, each an act of its own (Y7): `to` as the preview proposes or a person chose. */
export const CarryOverBatch = z
  .strictObject({ items: z.array(z.strictObject({ from: assignment, to: assignment, dueOn: z.iso.date().optional() })).min(1).max(50), reason: z.string().trim().min(1).max(2000) })
  .refine(({ items }) => new Set(items.map(({ from }) => from)).size === items.length, { path: ['items'] })
  .meta({ id: 'CarryOverBatch' });
/** `refused`: the rules say no; `failed`: not known, send again with the same key. */
export const CarryOverAnswer = z
  .object({ items: z.array(z.object({ from: z.string(), outcome: z.enum(['carried_over', 'refused', 'failed']), receipt: Receipt.nullable(), refusal: Told.nullable() })) })
  .meta({ id: 'CarryOverAnswer' });
