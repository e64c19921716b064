import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { CycleSettings } from '../cycle/cycle-settings.js';
import type { Instant } from '../calendar/instant.js';

/** The draft that `DraftPlan` freezes, as the record read it under the lock. */
export interface DraftFact {
  readonly version: number;
  readonly textHash: string;
  readonly sections: readonly { readonly id: string; readonly isEmpty: boolean }[];
  readonly lastEditedBy: readonly string[];
}

/** Everything a rule may need besides state and command; read inside the deciding transaction. */
export interface AssignmentFacts {
  readonly at: Instant;
  readonly calendar: WorkingCalendar;
  readonly settings: CycleSettings;
  /** Only for `DraftPlan`; null where no draft is stored. */
  readonly draft: DraftFact | null;
}
