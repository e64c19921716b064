import type { Day } from '../calendar/instant.js';

/** Working days that each side held the assignment since issue; their sum is the elapsed working days. */
export interface HeldDays {
  readonly unit: number;
  readonly bureau: number;
}

export interface DeadlineEvents {
  DeadlinePassed: { readonly duty: 'acknowledgement' | 'plan' | 'revision' | 'milestone' | 'completion'; readonly dueOn: Day; readonly milestone?: string };
}
