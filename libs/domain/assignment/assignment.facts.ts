import type { Role } from '../access/actor.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { CycleSettings } from '../cycle/cycle-settings.js';
import type { OptInWindow } from '../cycle/cycle.state.js';
import type { Instant } from '../calendar/instant.js';
import type { UnitId, UserId } from '../shared/ids.js';
import type { AttachmentFact } from './attachments.js';
import type { IssueAssignmentBody } from './assignment.commands.js';

/** The draft that `DraftPlan` freezes, as the record read it under the lock. */
export interface DraftFact {
  readonly version: number;
  readonly textHash: string;
  /** `files`: ids of attachments; absent: none. */
  readonly sections: readonly { readonly id: string; readonly isEmpty: boolean; readonly hash: string; readonly files?: readonly string[] }[];
  readonly lastEditedBy: readonly string[];
}

/** A person named in a command, as the record knows them now. */
export interface PersonFact {
  readonly userId: UserId;
  readonly unit: UnitId;
  readonly roles: readonly Role[];
  readonly enabled: boolean;
}

/** An optional obligation that a unit wants to take on, from the cycle's catalogue. */
export interface OptionalFact {
  /** What the launch would have sent. */
  readonly order: IssueAssignmentBody;
  /** Whether the unit is among those that the obligation is for. */
  readonly isInScope: boolean;
  readonly launchedAt: Instant;
}

/** The hour, and what dates and limits are reckoned with. */
export interface Reckoning {
  readonly at: Instant;
  readonly calendar: WorkingCalendar;
  readonly settings: CycleSettings;
}

/** Everything a rule may need besides state and command; read inside the deciding transaction. */
export interface AssignmentFacts extends Reckoning {
  /** What stood before, where the command brings another calendar or other settings: the ledger's rows were planned with it. */
  readonly changedFrom?: { readonly calendar: WorkingCalendar; readonly settings: CycleSettings };
  /** Only for `DraftPlan`; null where no draft is stored. */
  readonly draft: DraftFact | null;
  /** Only for commands that name a person (`to`); absent where that person is not there. */
  readonly person?: PersonFact;
  /** Only where a province submits: its cities of the same task whose plans it has not let through (B2). */
  readonly missingCities?: readonly UnitId[];
  /** Only for `Comment`: whom it mentions, as far as they are there. */
  readonly people?: readonly PersonFact[];
  /** Only for `Copy` (`to`): those of them that are users with an enabled account, or units. */
  readonly recipients?: readonly (UserId | UnitId)[];
  /** Only for `OptIn`; absent where the cycle knows no such obligation. */
  readonly optional?: OptionalFact;
  /** Only for `OptIn`: the window of whose reminders it is the end. */
  readonly optInWindow?: OptInWindow;
  /** Only for `AddReviewer`: the department named; absent where the bureau has none of that id. */
  readonly department?: UnitId;
  /** Only for commands that name files, by themselves or in their draft: those of the sender's unit on this assignment. */
  readonly attachments?: readonly AttachmentFact[];
}
