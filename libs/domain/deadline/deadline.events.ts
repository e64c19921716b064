import type { Day } from '../calendar/instant.js';

/** Working days that each side held the assignment since issue; their sum is the elapsed working days. */
export interface HeldDays {
  readonly unit: number;
  readonly bureau: number;
}

/** A date set anew, as people are told it: was → is. */
export interface DateMove {
  readonly duty: string;
  readonly was: Day;
  readonly is: Day;
}

export interface DeadlineEvents {
  DeadlinePassed: { readonly duty: 'acknowledgement' | 'plan' | 'revision' | 'milestone'; readonly dueOn: Day; readonly milestone?: string };
}
