import type { Day } from '../calendar/instant.js';
import type { AssignmentId, ChangeSetId, CycleId, ObligationId, UnitId } from '../shared/ids.js';
import type { LaunchReason } from './checked-launch.js';
import type { CycleSettings } from './cycle-settings.js';
import type { CycleDueRule } from './cycle.state.js';

/** 下达 by a person: reasons for the warnings, and the catalogue that was seen (absent: the newest). */
export interface LaunchByHand {
  readonly reasons: readonly LaunchReason[];
  readonly catalogueHash?: string | undefined;
}

export interface CycleCommandBodies {
  /** `settings`: what differs from what was prepared. `check`: by a person, who has seen the launch check; the installer of a demo launches without. */
  LaunchCycle: { readonly year: number; readonly settings: Partial<CycleSettings>; readonly check?: LaunchByHand };
  /** Before the launch (Y1); `settings`: what is to be otherwise. */
  PrepareSettings: { readonly settings: Partial<Omit<CycleSettings, 'version'>>; readonly reason: string };
  NameGroup: { readonly group: string; readonly members: readonly UnitId[]; readonly from?: Day | null | undefined; readonly until?: Day | null | undefined; readonly reason: string };
  /** 复制周期 (X1). */
  CopyCycle: { readonly from: CycleId };
  /** A unit that joins in mid-year: everything that every unit must do is issued to it (Y6). */
  AddUnit: { readonly unit: UnitId };
  /** 公布得分: what every unit has now, as a fact (S6). */
  PublishScores: Record<never, never>;
  /** 申诉 of a unit against its score of a publication. */
  LodgeAppeal: { readonly publication: number; readonly reason: string };
  /** `total`: of an erratum, which stands beside. */
  DecideAppeal: { readonly publication: number; readonly unit: UnitId; readonly outcome: 'upheld' | 'erratum'; readonly total?: number; readonly reason: string };
  /** 结转 of one assignment of an earlier year (X3); `dueOn`: of its open items, where their own day has passed and the completion's is not meant. */
  CarryOver: { readonly from: AssignmentId; readonly to: AssignmentId; readonly dueOn?: Day | undefined; readonly reason: string };
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
