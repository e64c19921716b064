import { z } from 'zod';
import { InstantText } from './common.views.js';

const Said = z.object({ zh: z.string(), en: z.string() });
/** A list that goes out in the background: `waiting` until its file is there; `total` null: not known before its last row. */
export const ExportedListView = z
  .object({
    id: z.string(), name: Said, filters: Said, state: z.enum(['waiting', 'ready', 'failed']), rows: z.int(), total: z.int().nullable(), size: z.int().nullable(),
    requestedAt: InstantText, settledAt: InstantText.nullable(), expiresAt: InstantText.nullable(),
  })
  .meta({ id: 'ExportedListView' });
export const ExportedListList = z.object({ rows: z.array(ExportedListView) }).meta({ id: 'ExportedListList' });
