import { kept } from './checks/i1-kept.js';
import { once } from './checks/i2-once.js';
import type { Check } from './evidence.js';

/** What must hold after every run, by the name under which a report tells of it. */
export const INVARIANTS = { I1: kept, I2: once } as const satisfies Record<string, Check>;
export type InvariantName = keyof typeof INVARIANTS;
