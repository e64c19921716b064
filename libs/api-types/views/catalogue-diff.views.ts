import { z } from 'zod';
import { CHANGE_KINDS, CHANGED_FIELDS } from '#domain/catalogue/diff/change.js';
import { DIFF_KINDS } from '#domain/catalogue/diff/diff-catalogues.js';
import { InstantText } from './common.views.js';

const Part = z.object({ paragraph: z.int(), start: z.int(), end: z.int() });
const quote = z.object({ ...Part.shape, rest: z.array(Part).optional() }).nullable();
const place = z.object({ path: z.string(), quote }).nullable();
const DiffSide = z.object({ path: z.string(), number: z.int(), title: z.string(), category: z.int().nullable(), quote }).meta({ id: 'DiffSide' });
const DiffNotice = z.object({ id: z.string(), year: z.int().nullable(), title: z.string().nullable(), documentNumber: z.string().nullable() }).meta({ id: 'DiffNotice' });

/** 两份通知的比较 (X2): a row for each task of either, in the order of the newer notice, what was dropped at the end. */
export const CatalogueDiffView = z
  .object({
    before: DiffNotice,
    after: DiffNotice,
    counts: z.object({ new: z.int(), dropped: z.int(), unsure: z.int(), moved: z.int(), reworded: z.int(), changed_duty: z.int(), same: z.int() }),
    items: z.array(
      z.object({
        /** `new`, `dropped`, `same`, or each way in which it is otherwise; `unsure`: a person is asked, by DecidePair on the newer version. */
        kinds: z.array(z.enum(DIFF_KINDS)),
        /** 0–1; null where one side has it alone. */
        score: z.number().nullable(),
        /** A person said that the two are one. */
        isDecided: z.boolean(),
        before: DiffSide.nullable(),
        after: DiffSide.nullable(),
        /** Null where one side does not have it. */
        changes: z.array(z.object({ kind: z.enum(CHANGE_KINDS), field: z.enum(CHANGED_FIELDS), was: z.string().nullable(), is: z.string().nullable(), before: place, after: place })),
      }),
    ),
    /** What people decided of pairs, the newest last. */
    decisions: z.array(z.object({ before: z.string(), after: z.string(), same: z.boolean(), reason: z.string(), by: z.object({ id: z.string(), name: z.string() }), at: InstantText })),
  })
  .meta({ id: 'CatalogueDiffView' });
