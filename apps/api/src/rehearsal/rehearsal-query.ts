import { z } from 'zod';
import { DayText } from '#api-types/views/common.views.js';
import { RehearsalRow, RehearsalScript } from '#api-types/views/rehearsal.views.js';

/** 演练 is for who runs a cycle. */
export const REHEARSERS = ['coordinator', 'bureau_leader'] as const;
export const Script = RehearsalScript.default('silent');
const Rows = z.object({ day: DayText.optional(), person: z.string().optional(), ...RehearsalRow.pick({ kind: true, task: true, unit: true, outcome: true }).partial().shape });
/** Its rows are reckoned whole: a page of them has a number. */
export const RowsFilter = Rows.extend({ page: z.coerce.number().int().min(1).default(1) });
export const RowsQuery = RowsFilter.extend({ script: Script });
/** All of them. */
export const RehearsalQuery = Rows.extend({ cycle: z.string().regex(/^(cycle\/)?\d{4}$/), script: Script });
