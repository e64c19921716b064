import { z } from 'zod';
import { RATE_BY, RATE_LEVELS } from '#api-types/views/dashboard.views.js';
import { AsOf } from '../platform/as-of.js';

export const OfCycle = z.object({ cycle: z.string().regex(/^(cycle\/)?\d{4}$/), asOf: AsOf });
/** Without a level a city reads its own, everybody else the provinces'. */
export const RateQuery = OfCycle.extend({ by: z.enum(RATE_BY).default('unit'), level: z.enum(RATE_LEVELS).optional() });
export const yearOf = (cycle: string): number => Number(cycle.replace('cycle/', ''));
