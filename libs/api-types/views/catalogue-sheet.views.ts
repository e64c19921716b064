import { z } from 'zod';
import { ROW_REFUSALS } from '#domain/catalogue/workbook/forms.js';
import { reason } from '../commands/command-parts.js';
import { Receipt } from './common.views.js';

/** `check`: nothing is taken; `whole`: all or nothing; `partly`: the good rows, though others are rejected (C4). */
export const SheetMode = z.enum(['check', 'whole', 'partly']);
export const SheetImportQuery = z.object({ mode: SheetMode.default('whole') });
/** `reason`: of every correction; a check needs none. */
export const SheetCorrectionQuery = z.object({ mode: SheetMode.default('whole'), reason: reason.optional() });

/** A row that is not taken; `row` null: the sheet as a whole, or a row that is missing. `message` says what to do. */
export const SheetRejection = z
  .object({ sheet: z.string(), row: z.int().nullable(), column: z.string().nullable(), code: z.enum(ROW_REFUSALS), value: z.string(), message: z.object({ zh: z.string(), en: z.string() }) })
  .meta({ id: 'SheetRejection' });

/** What a workbook says otherwise than its draft; `taken`: it is so now. */
export const SheetCorrections = z
  .object({ taken: z.boolean(), corrections: z.array(z.object({ path: z.string(), was: z.unknown(), value: z.unknown() })), rejected: z.array(SheetRejection), draftHash: z.string().nullable() })
  .meta({ id: 'SheetCorrections' });
/** What a typed workbook holds; `receipt` of the import where it was taken. */
export const SheetImport = z
  .object({
    taken: z.boolean(), counts: z.object({ categories: z.int(), tasks: z.int(), obligations: z.int(), milestones: z.int(), metrics: z.int(), reportingDuties: z.int(), groups: z.int() }),
    rejected: z.array(SheetRejection), receipt: Receipt.nullable(),
  })
  .meta({ id: 'SheetImport' });
