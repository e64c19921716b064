import type { Day } from '../calendar/instant.js';
import type { UnitId, UserId } from '../shared/ids.js';

/** 及时性: against the deadline in force when submitted; `grace` = begun in time, done within the grace. */
export type Timeliness = 'in_time' | 'grace' | 'late';
/** How the unit answers an item; the reason of `kept` is with the texts, key `answer:{item}`. */
export interface ItemAnswer {
  readonly item: string;
  readonly kind: 'changed' | 'kept';
}

export interface PlanEvents {
  PlanDrafted: { readonly drafters: readonly UserId[]; readonly planVersion: number; readonly textHash: string; readonly sections: readonly string[]; readonly answers: readonly ItemAnswer[]; readonly signOffLevels: number };
  DraftWithdrawn: Record<string, never>;
  PlanSignedOff: { readonly level: number; readonly textHash: string };
  SignOffDeclined: Record<string, never>;
  PlanSubmitted: {
    /** What the dates were judged against. */
    readonly dueOn: Day;
    readonly textHash: string;
    readonly timeliness: Timeliness;
    readonly reviewers: readonly UnitId[];
    readonly reviewDueOn: Day;
  };
  PlanRecalled: Record<string, never>;
}
