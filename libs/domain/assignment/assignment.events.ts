import type { AccessEvents } from '../access/access.events.js';
import type { Actor } from '../access/actor.js';
import type { Day, Instant } from '../calendar/instant.js';
import type { CarryOverEvents } from '../carry-over/carry-over.events.js';
import type { ChangeEvents } from '../change-set/change.events.js';
import type { LifeEvents } from './life.events.js';
import type { DeadlineEvents } from '../deadline/deadline.events.js';
import type { DueInstant } from '../deadline/due-rule.js';
import type { PlanEvents } from '../plan/plan.events.js';
import type { ProgressEvents } from '../progress/progress.events.js';
import type { ReportDuty } from '../progress/report.js';
import type { ReviewEvents } from '../review/review.events.js';
import type { AssignmentId, ObligationId, TaskCode, UnitId } from '../shared/ids.js';
import type { SupervisionEvents } from '../supervision/supervision.events.js';
import type { CollaborationEvents } from './collaboration.events.js';

/** Whose duty it is: a province's, a city's (its province reviews first, B1), or a department's own measure (B3). */
export type AssignmentLevel = 'province' | 'city' | 'bureau';
/** 指标 as a target: what the value is held against (C6). `value` in `unit`; percent 0–100. */
export interface MetricTarget {
  readonly id: string;
  readonly comparator: '>=' | '>' | '=' | '<=' | '<';
  readonly value: number;
  readonly unit: string;
  readonly dueOn: Day | null;
}

interface IssueEvents {
  AssignmentIssued: {
    readonly cycle: string;
    readonly task: TaskCode;
    readonly obligation: ObligationId;
    readonly unit: UnitId;
    readonly mandatory: boolean;
    readonly planNeeded: boolean;
    readonly leadDepartment: UnitId;
    readonly supportingDepartments: readonly UnitId[];
    readonly catalogueHash: string;
    readonly calendarVersion: string;
    readonly acknowledgeBy: Day;
    readonly planDueOn: Day;
    /** notice: the guideline names the date; setting: the cycle does. */
    readonly planDueSource: 'notice' | 'setting';
    readonly milestones: readonly { readonly id: string; readonly dueOn: Day }[];
    /** Absent in events of rules version 1. */
    readonly level?: AssignmentLevel;
    readonly province?: UnitId;
    readonly metrics?: readonly MetricTarget[];
    readonly completionDueOn?: Day;
    readonly settingsVersion?: number;
  };
  /** `reports`: where no plan is needed, what is owed from now on. */
  AssignmentAcknowledged: { readonly workingDaysUsed: number; readonly reports?: readonly ReportDuty[] };
}

/** Public facts of each event: ids, codes, dates, hashes. They cross into Temporal's history, so no text and no name. */
export interface AssignmentEventData
  extends IssueEvents, LifeEvents, PlanEvents, ReviewEvents, ProgressEvents, DeadlineEvents, SupervisionEvents, ChangeEvents, CarryOverEvents, AccessEvents, CollaborationEvents {}
export type AssignmentEventType = keyof AssignmentEventData;

/** What is armed after the event, the whole list; absent where the act changed nothing of it. */
interface Armed {
  readonly instants?: readonly DueInstant[];
}

/** What a rule gives: a type, its public facts, and texts that stay in the record. */
export type NewAssignmentEvent = {
  readonly [T in AssignmentEventType]: { readonly type: T; readonly data: AssignmentEventData[T] & Armed; readonly texts?: Readonly<Record<string, string>> };
}[AssignmentEventType];

/** An event as recorded and as told to the workflow (without texts). */
export type AssignmentEvent = {
  readonly [T in AssignmentEventType]: {
    readonly type: T;
    readonly data: AssignmentEventData[T] & Armed;
    readonly stream: AssignmentId;
    readonly sequence: number;
    readonly at: Instant;
    readonly actor: Actor;
    readonly round: number;
    readonly previousHash: string;
    readonly hash: string;
    /** True when what follows this event outside the record is done already. */
    readonly settled?: boolean;
  };
}[AssignmentEventType];
export type EventOf<T extends AssignmentEventType> = Extract<AssignmentEvent, { type: T }>;
