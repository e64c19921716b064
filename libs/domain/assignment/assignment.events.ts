import type { Actor } from '../access/actor.js';
import type { Day, Instant } from '../calendar/instant.js';
import type { DueInstant } from '../deadline/due-instant.js';
import type { AssignmentId, ObligationId, TaskCode, UnitId, UserId } from '../shared/ids.js';

/** 及时性: against the deadline in force when submitted; `grace` = begun in time, done within the grace. */
export type Timeliness = 'in_time' | 'grace' | 'late';
/** Working days that each side held the assignment since issue; their sum is the elapsed working days. */
export interface HeldDays {
  readonly unit: number;
  readonly bureau: number;
}
/** 意见条目: what a department wants changed in a section. Its text is with the event's texts, key `item:{id}`. */
export interface ReturnItem {
  readonly id: string;
  readonly department: UnitId;
  readonly section: string;
}
/** How the unit answers an item; the reason of `kept` is with the texts, key `answer:{item}`. */
export interface ItemAnswer {
  readonly item: string;
  readonly kind: 'changed' | 'kept';
}
export type SupervisionLevel = 'blue' | 'orange' | 'red';

/**
 * Public facts of each event: ids, codes, dates, hashes. They cross into Temporal's history, so no text and no name.
 * `instants`, where present, is the whole list of what is armed after the event.
 */
export interface AssignmentEventData {
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
    readonly instants: readonly DueInstant[];
  };
  AssignmentAcknowledged: { readonly workingDaysUsed: number; readonly instants: readonly DueInstant[] };
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
    readonly instants: readonly DueInstant[];
  };
  PlanRecalled: { readonly instants: readonly DueInstant[] };
  ReviewClaimed: { readonly department: UnitId; readonly reviewer: UserId };
  ReviewReleased: { readonly department: UnitId };
  ReviewDecided: { readonly department: UnitId; readonly decision: 'approve' | 'return'; readonly items: readonly ReturnItem[] };
  PlanReturned: {
    readonly letter: string;
    readonly items: readonly ReturnItem[];
    readonly nextRound: number;
    readonly revisionDueOn: Day;
    readonly held: HeldDays;
    readonly instants: readonly DueInstant[];
  };
  PlanApproved: { readonly held: HeldDays; readonly instants: readonly DueInstant[] };
  ProgressSubmitted: { readonly percent: number; readonly milestonesReached: readonly string[]; readonly instants: readonly DueInstant[] };
  CompletionDeclared: { readonly instants: readonly DueInstant[] };
  CompletionReturned: { readonly instants: readonly DueInstant[] };
  ClosedOut: { readonly held: HeldDays; readonly instants: readonly DueInstant[] };
  DeadlinePassed: { readonly duty: 'acknowledgement' | 'plan' | 'revision' | 'milestone'; readonly dueOn: Day; readonly milestone?: string; readonly instants: readonly DueInstant[] };
  ReviewLimitPassed: { readonly waitingFor: readonly UnitId[]; readonly dueOn: Day; readonly instants: readonly DueInstant[] };
  SupervisionOpened: { readonly caseId: string; readonly level: SupervisionLevel; readonly ground: 'plan_overdue' | 'revision_overdue'; readonly dueOn: Day; readonly replyDueOn: Day; readonly instants: readonly DueInstant[] };
  SupervisionClosed: { readonly caseId: string; readonly ground: 'fulfilled' };
}
export type AssignmentEventType = keyof AssignmentEventData;

/** What `decide` gives: a type, its public facts, and texts that stay in the record. */
export type NewAssignmentEvent = {
  readonly [T in AssignmentEventType]: { readonly type: T; readonly data: AssignmentEventData[T]; readonly texts?: Readonly<Record<string, string>> };
}[AssignmentEventType];

/** An event as recorded and as told to the workflow (without texts). */
export type AssignmentEvent = {
  readonly [T in AssignmentEventType]: {
    readonly type: T;
    readonly data: AssignmentEventData[T];
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
