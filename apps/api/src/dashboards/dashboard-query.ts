import { z } from 'zod';
import { RATE_BY } from '#api-types/views/dashboard.views.js';
import { AsOf } from '../platform/as-of.js';

export const OfCycle = z.object({ cycle: z.string().regex(/^(cycle\/)?\d{4}$/), asOf: AsOf });
export const RateQuery = OfCycle.extend({ by: z.enum(RATE_BY).default('unit') });
export const yearOf = (cycle: string): number => Number(cycle.replace('cycle/', ''));
