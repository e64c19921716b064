import type { UnitId } from '../shared/ids.js';
import type { RegionGroup } from './catalogue.js';

/** A unit as the organisation knows it; names in a notice are looked up here. */
export interface KnownUnit {
  readonly id: UnitId;
  readonly kind: 'bureau' | 'department' | 'province' | 'city';
  readonly name: string;
  readonly shortName: string;
  readonly englishName: string;
}

export const DRAFT_PROBLEMS = [
  'NOTICE_INCOMPLETE', 'NO_TASK', 'TASK_NUMBER_TWICE', 'NO_CATEGORY', 'NO_DEPARTMENT', 'UNKNOWN_DEPARTMENT', 'UNKNOWN_MEMBER', 'GROUP_UNNAMED', 'MILESTONE_UNDATED', 'METRIC_UNCLEAR', 'METRIC_WITHOUT_UNIT', 'PERCENT_OUT_OF_RANGE',
] as const;
/** Why a draft is no catalogue yet, and where: a person corrects the field or the organisation. */
export interface DraftProblem {
  readonly code: (typeof DRAFT_PROBLEMS)[number];
  readonly path: string;
  /** What stands there, for people: a name, a phrase. */
  readonly value: string | null;
}

/** What conversion passes down. */
export interface Converting {
  readonly names: ReadonlyMap<string, KnownUnit>;
  /** The group that a task means by a name. */
  readonly groupOf: (task: number, name: string | null) => RegionGroup | undefined;
  readonly problems: DraftProblem[];
}
