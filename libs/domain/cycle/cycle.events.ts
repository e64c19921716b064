import type { ObligationId, UnitId } from '../shared/ids.js';
import type { CycleSettings } from './cycle-settings.js';
import type { CycleInstant } from './cycle.state.js';

/** Public facts of the events of a cycle. */
export interface CycleEvents {
  /** `instants`: absent in events of an earlier release. */
  CycleLaunched: { readonly year: number; readonly catalogueHash: string; readonly settings: CycleSettings; readonly instants?: readonly CycleInstant[] };
  OptInWindowClosed: Record<never, never>;
  QuarterClosed: { readonly quarter: number };
  SettingsChanged: { readonly settings: CycleSettings; readonly changeSet: string };
  /** Who is in a region group from now on. */
  GroupChanged: { readonly group: string; readonly members: readonly UnitId[]; readonly changeSet: string };
  IssuedToUnit: { readonly obligation: ObligationId; readonly unit: UnitId; readonly changeSet: string };
  UnitAdded: { readonly unit: UnitId; readonly assignments: number };
  CycleClosed: Record<never, never>;
  CycleArchived: Record<never, never>;
}
