import { z } from 'zod';
import { Light } from '#api-types/views/common.views.js';
import { Filter } from '../platform/paging.js';

/** Every export: the language of its words, and the cycle that its head names. The rest are the list's own filters. */
export const ExportQuery = z.looseObject({ lang: z.enum(['zh', 'en']).default('zh'), cycle: z.string().regex(/^(cycle\/)?\d{4}$/).optional() });
/** 总览 is filtered by the page that shows it. */
export const CellFilter = z.object({ task: Filter, unit: Filter, light: Light.optional() });
export const NoFilter = z.object({});
export type ExportQuery = z.infer<typeof ExportQuery>;
