import type { DateMove } from '../deadline/deadline.events.js';

interface Changed {
  readonly changeSet: string;
  /** Every date that the change moves. */
  readonly moved: readonly DateMove[];
}

/** What a change set did to an assignment. */
export interface ChangeEvents {
  DeadlineChanged: Changed;
  CalendarChanged: Changed & { readonly was: string; readonly is: string };
  SettingsChanged: Changed & { readonly was: number; readonly is: number };
}
