import type { Day } from '../calendar/instant.js';
import type { Quorum } from '../review/quorum.js';
import type { UnitId, UserId } from '../shared/ids.js';

/** 及时性: against the deadline in force when submitted; `grace` = begun in time, done within the grace. */
export type Timeliness = 'in_time' | 'grace' | 'late';
/** How the unit answers an item; the reason of `kept` is with the texts, key `answer:{item}`. */
export interface ItemAnswer {
  readonly item: string;
  readonly kind: 'changed' | 'kept';
}

/** What the unit means to reach by a metric's date, in the metric's unit. */
export interface MetricValue {
  readonly metric: string;
  readonly value: number;
}
/** 提示: seen at drafting and recorded; it never blocks (L3). */
export interface CheckWarning {
  readonly code: 'after_deadline' | 'misses_target' | 'answered_unchanged';
  /** A metric or an item of the letter. */
  readonly about?: string;
}

export interface PlanEvents {
  PlanDrafted: {
    readonly drafters: readonly UserId[];
    readonly planVersion: number;
    readonly textHash: string;
    readonly sections: readonly string[];
    readonly answers: readonly ItemAnswer[];
    readonly signOffLevels: number;
    /** From here on absent in events of rules version 1. */
    readonly sectionHashes?: Readonly<Record<string, string>>;
    readonly metricValues?: readonly MetricValue[];
    /** Sections and metrics that do not apply; the reasons are with the texts, key `not_applicable:{id}`. */
    readonly notApplicable?: readonly string[];
    readonly warnings?: readonly CheckWarning[];
  };
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
    /** Absent in events of rules version 1: `all`, and nobody's approval stands. */
    readonly quorum?: Quorum;
    readonly stands?: readonly UnitId[];
    /** A city's plan goes to its province first (B1); absent: to the departments. */
    readonly stage?: 'province';
    /** Cities of a province that it did not wait for (B2); why: text `gaps`. */
    readonly missingCities?: readonly UnitId[];
  };
  PlanRecalled: Record<string, never>;
}
