import { z } from 'zod';
import { RATE_BY, RATE_LEVELS } from '#api-types/views/dashboard.views.js';
import { AsOf } from '../platform/as-of.js';
import { Filter } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';

export const OfCycle = z.object({ cycle: z.string().regex(/^(cycle\/)?\d{4}$/), asOf: AsOf });
/** Of provinces or of cities; `province`: of it alone, or of its cities. */
export const OfLevel = OfCycle.extend({ level: z.enum(RATE_LEVELS).optional(), province: Filter });
export const RateQuery = OfLevel.extend({ by: z.enum(RATE_BY).default('unit') });
/** Without a level a city reads its own, everybody else the provinces'. */
export const levelFor = (asked: (typeof RATE_LEVELS)[number] | undefined, { unitKind }: Pick<SignedIn, 'unitKind'>): (typeof RATE_LEVELS)[number] => asked ?? (unitKind === 'city' ? 'city' : 'province');
export const yearOf = (cycle: string): number => Number(cycle.replace('cycle/', ''));
