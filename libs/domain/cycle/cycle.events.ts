import type { CycleSettings } from './cycle-settings.js';

/** Public facts of the events of a cycle. */
export interface CycleEvents {
  CycleLaunched: { readonly year: number; readonly catalogueHash: string; readonly settings: CycleSettings };
}
