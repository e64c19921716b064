import type { ChangeSetId, ObligationId, UnitId } from '../shared/ids.js';
import type { CycleSettings } from './cycle-settings.js';
import type { CycleDueRule } from './cycle.state.js';

export interface CycleCommandBodies {
  /** `settings`: what differs from the defaults of the feature document. */
  LaunchCycle: { readonly year: number; readonly settings: Partial<CycleSettings> };
  /** A unit that joins in mid-year: everything that every unit must do is issued to it (Y6). */
  AddUnit: { readonly unit: UnitId };
  /** 公布得分: what every unit has now, as a fact (S6). */
  PublishScores: Record<never, never>;
  /** 申诉 of a unit against its score of a publication. */
  LodgeAppeal: { readonly publication: number; readonly reason: string };
  /** `total`: of an erratum, which stands beside. */
  DecideAppeal: { readonly publication: number; readonly unit: UnitId; readonly outcome: 'upheld' | 'erratum'; readonly total?: number; readonly reason: string };
  CloseCycle: Record<never, never>;
  /** 归档; refused while an assignment is open (Y1). */
  ArchiveCycle: Record<never, never>;
  /** These three by a change set alone. */
  ChangeSettings: { readonly settings: CycleSettings; readonly changeSet: ChangeSetId };
  ChangeGroup: { readonly group: string; readonly members: readonly UnitId[]; readonly changeSet: ChangeSetId };
  IssueToUnit: { readonly obligation: ObligationId; readonly unit: UnitId; readonly changeSet: ChangeSetId };
  /** By the clock alone. */
  PassInstant: { readonly rule: CycleDueRule; readonly occurrence: string };
}
export type CycleVerb = keyof CycleCommandBodies;
export type CycleCommandBody = { readonly [V in CycleVerb]: { readonly type: V } & CycleCommandBodies[V] }[CycleVerb];
export type CycleBodyOf<V extends CycleVerb> = Extract<CycleCommandBody, { type: V }>;
