import type { Day } from '../calendar/instant.js';
import type { ScoreFacts } from '../score/score.js';
import type { CarriedItem } from '../carry-over/carry-over.events.js';
import type { AssignmentId, CycleId, ObligationId, UnitId } from '../shared/ids.js';
import type { CycleSettings } from './cycle-settings.js';
import type { CycleInstant } from './cycle.state.js';
import type { MovedDates } from './moved-dates.js';
import type { GroupMembers, GroupValidity } from './region-groups.js';

/** Public facts of the events of a cycle. */
export interface CycleEvents {
  /** `instants`: absent in events of an earlier release; `moved`: dates of the notice that the launch set anew. */
  CycleLaunched: { readonly year: number; readonly catalogueHash: string; readonly settings: CycleSettings; readonly instants?: readonly CycleInstant[]; readonly moved?: MovedDates };
  /** Before the launch. */
  SettingsPrepared: { readonly settings: CycleSettings };
  GroupNamed: { readonly group: string; readonly members: readonly UnitId[] } & GroupValidity;
  CycleCopied: { readonly from: CycleId; readonly settings: CycleSettings; readonly groups: GroupMembers };
  OptInWindowClosed: Record<never, never>;
  QuarterClosed: { readonly quarter: number };
  SettingsChanged: { readonly settings: CycleSettings; readonly changeSet: string };
  /** Who is in a region group from now on. */
  GroupChanged: { readonly group: string; readonly members: readonly UnitId[]; readonly changeSet: string };
  IssuedToUnit: { readonly obligation: ObligationId; readonly unit: UnitId; readonly changeSet: string };
  UnitAdded: { readonly unit: UnitId; readonly assignments: number };
  /** Figures as they stood, with what they were made of; whoever had nothing due is not among them. */
  ScoresPublished: { readonly publication: number; readonly appealUntil: Day; readonly scores: readonly { readonly unit: UnitId; readonly total: number; readonly facts: ScoreFacts }[] };
  /** Reasons are with the texts. */
  ScoreAppealLodged: { readonly publication: number; readonly unit: UnitId };
  /** `total` of an erratum; null: upheld. */
  ScoreAppealDecided: { readonly publication: number; readonly unit: UnitId; readonly outcome: 'upheld' | 'erratum'; readonly total: number | null };
  /** An assignment of an earlier year went on in one of this; both tell which items. */
  CarriedOver: { readonly from: AssignmentId; readonly to: AssignmentId; readonly items: readonly CarriedItem[] };
  CycleClosed: Record<never, never>;
  CycleArchived: Record<never, never>;
}
