import { z } from 'zod';
import { BOXES } from '#api-types/views/assignment.views.js';
import { Light } from '#api-types/views/common.views.js';
import { Filter, Turns } from '../platform/paging.js';

/** Which box of whose list, and what of it; `verb`: what is asked of the reader. */
export const WorklistQuery = z.object({ box: z.enum(BOXES).default('todo'), task: Filter, unit: Filter, light: Light.optional(), verb: Filter, ...Turns });
export type WorklistQuery = z.infer<typeof WorklistQuery>;
