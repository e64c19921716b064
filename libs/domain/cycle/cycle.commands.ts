import type { CycleSettings } from './cycle-settings.js';

export interface LaunchCycleBody {
  readonly type: 'LaunchCycle';
  readonly year: number;
  /** What differs from the defaults of the feature document. */
  readonly settings: Partial<CycleSettings>;
}
export type CycleCommandBody = LaunchCycleBody;
