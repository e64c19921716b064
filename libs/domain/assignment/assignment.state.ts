import type { Day, Instant } from '../calendar/instant.js';
import type { HeldDays } from '../deadline/deadline.events.js';
import type { DueInstant } from '../deadline/due-rule.js';
import type { Timeliness } from '../plan/plan.events.js';
import type { Quorum } from '../review/quorum.js';
import type { Condition, Contradiction, ReturnItem, ReturnTo, ReviewDecision } from '../review/review.events.js';
import type { AssignmentId, ObligationId, TaskCode, UnitId, UserId } from '../shared/ids.js';
import type { AssignmentLevel, MetricTarget } from './assignment.events.js';
import type { Audience } from './collaboration.commands.js';
import type { Report } from '../progress/report.js';
import type { ExemptionRequest, ExtensionRequest, Redated } from './pending.js';
import type { SupervisionFields } from '../supervision/supervision.state.js';

/** 持有方: whose clock runs. */
export type Holder = 'unit' | 'bureau';
export interface HolderSpan {
  /** null: nobody's clock runs, it is suspended. */
  readonly holder: Holder | null;
  readonly from: Instant;
}

/** 暂停: a flag beside the status; while it stands nothing falls due and only Resume, Revoke and Comment are taken (Y6). */
export interface Suspension {
  readonly since: Instant;
}

interface Known extends SupervisionFields {
  readonly id: AssignmentId;
  readonly sequence: number;
  readonly hash: string;
  readonly cycle: string;
  readonly task: TaskCode;
  readonly obligation: ObligationId;
  readonly unit: UnitId;
  readonly mandatory: boolean;
  readonly planNeeded: boolean;
  readonly level: AssignmentLevel;
  /** The province that reviews a city's plan first (B1); null at other levels. */
  readonly province: UnitId | null;
  readonly leadDepartment: UnitId;
  readonly supportingDepartments: readonly UnitId[];
  readonly catalogueHash: string;
  /** The calendar that its dates are reckoned with, until a change set brings another. */
  readonly calendarVersion: string;
  readonly acknowledgeBy: Day;
  readonly planDueOn: Day;
  /** notice: the guideline names the date; setting: the cycle does. */
  readonly planDueSource: 'notice' | 'setting';
  /** The notice's, what departments made a condition of their approval (L10), and what an earlier year left open (X3). */
  readonly milestones: readonly { readonly id: string; readonly dueOn: Day; readonly kind?: 'condition'; readonly from?: { readonly assignment: AssignmentId; readonly milestone: string } }[];
  readonly metrics: readonly MetricTarget[];
  readonly completionDueOn: Day;
  readonly issuedAt: Instant;
  readonly suspended: Suspension | null;
  /** The settings that its limits are reckoned with, until a change set brings others. */
  readonly settingsVersion: number;
  /** A first coordinator wants it revoked. */
  readonly revocation: { readonly by: readonly UserId[] } | null;
  readonly exemption: ExemptionRequest | null;
  /** The unit wants to leave an optional assignment whose plan was submitted. */
  readonly optOut: { readonly by: readonly UserId[] } | null;
  /** At most one a duty. */
  readonly extensions: readonly ExtensionRequest[];
  /** How often a deadline was extended; each round's revision date is one of its own. */
  readonly extended: Readonly<Record<string, number>>;
  /** Duties whose escalation a refused extension had held: it goes on from this day. */
  readonly escalatesFrom: Readonly<Record<string, Day>>;
  readonly redated: Readonly<Record<string, Redated>>;
  /** 轮次, from 1. */
  readonly round: number;
  readonly instants: readonly DueInstant[];
  readonly holders: readonly HolderSpan[];
  /** Duties whose date has passed while the unit held them. */
  readonly overdue: readonly string[];
  /** Version of the last frozen text; 0 before the first. */
  readonly planVersion: number;
  readonly firstTimeliness: Timeliness | null;
  /** Letter to answer, from `PlanReturned` until the next submission. */
  readonly letter: Letter | null;
  /** Letters so far; the third is told to the director (L9). */
  readonly returns: number;
  /** What the last round leaves behind; null before the first has ended. */
  readonly reviewed: Reviewed | null;
  /** 0–100. */
  readonly percent: number;
  readonly milestonesReached: readonly string[];
  readonly reports: readonly Report[];
  /** The newest value of each metric that has one. */
  readonly metricValues: Readonly<Record<string, number>>;
  /** Ids of all evidence given (P2). */
  readonly evidence: readonly string[];
  readonly hasReported: boolean;
  /** 配合情况 of supporting departments to a bureau measure (B3): the last of each department and period. */
  readonly contributions: readonly { readonly department: UnitId; readonly period: string | null; readonly at: Instant }[];
  /** Periods of the last report dates, one after the other, at which it was red for being behind (P3). */
  readonly behindAt: readonly string[];
  /** The province has let this city's plan through to the departments (B1). */
  readonly passedByProvince: boolean;
  /** 经办 of the unit's clerk work, where it was handed to somebody (L11); null: any of its clerks. */
  readonly handler: Handler | null;
  /** 抄送: users and units with the right to read. */
  readonly copiedTo: readonly (UserId | UnitId)[];
  /** 提及 in the last comments that mention somebody (L13). */
  readonly mentions: readonly Mention[];
}

/** Who was mentioned in a comment, by its sequence. */
export interface Mention {
  readonly comment: number;
  readonly audience: Audience;
  readonly at: Instant;
  readonly users: readonly UserId[];
}

/** Who does the unit's clerk work, and who gets it back with the answer. */
export interface Handler {
  readonly by: UserId;
  readonly returnTo: UserId | null;
}

/** 退回意见函: one a round. */
export interface Letter {
  readonly id: string;
  readonly items: readonly ReturnItem[];
  readonly revisionDueOn: Day;
  readonly returnTo: ReturnTo;
  /** Version of the text that it is about: the same one signed again has no answers of the clerk. */
  readonly version: number;
}

/** Who reviews again follows from it (L8). */
export interface Reviewed {
  readonly slots: readonly ReviewSlot[];
  readonly sectionHashes: Readonly<Record<string, string>>;
  /** Departments that ever put an item or a condition on a section. */
  readonly concerned: Readonly<Record<string, readonly UnitId[]>>;
}

/** A frozen text and who handled it. */
export interface FrozenPlan {
  readonly version: number;
  readonly frozenAt: Instant;
  readonly signOffLevels: number;
  readonly textHash: string;
  readonly sections: readonly string[];
  /** Empty in events of rules version 1: then every section counts as changed. */
  readonly sectionHashes: Readonly<Record<string, string>>;
  readonly drafters: readonly UserId[];
  readonly signers: readonly UserId[];
  /** Levels signed so far; with a proxy two names stand for one level. */
  readonly levels: number;
}
/** A department's place in a review round. */
export interface ReviewSlot {
  readonly department: UnitId;
  readonly claimedBy: UserId | null;
  readonly decision: ReviewDecision | null;
  readonly decidedBy: readonly UserId[];
  readonly items: readonly ReturnItem[];
  readonly conditions: readonly Condition[];
  /** Of a return: to whom, and the lead's later revision date. */
  readonly returnTo: ReturnTo;
  readonly revisionDueOn: Day | null;
  /** Approved in an earlier round and not asked again (L8). */
  readonly stands: boolean;
  /** Since when the department is waited for. */
  readonly since: Instant;
  /** 委派: who gets the slot back with the answer of `claimedBy` (L11). */
  readonly delegatedBy?: UserId | null;
  readonly advice?: AdviceGiven;
}
/** What a delegate proposed; the delegator decides. */
export interface AdviceGiven {
  readonly by: UserId;
  readonly decision: ReviewDecision;
}
/** Opposite demands that the lead settles before the letter goes out (L7). */
export interface Settlement {
  readonly contradictions: readonly Contradiction[];
  readonly since: Instant;
  readonly dueOn: Day;
}
interface WithPlan {
  readonly plan: FrozenPlan;
}

export type NotIssued = { readonly status: 'not_issued'; readonly id: AssignmentId; readonly sequence: 0; readonly hash: string };
export type Assigned = Known & { readonly status: 'assigned' };
export type Acknowledged = Known & { readonly status: 'acknowledged' };
export type Drafted = Known & WithPlan & { readonly status: 'drafted' };
export type SignedOff = Known & WithPlan & { readonly status: 'signed_off' };
export type InReview = Known & WithPlan & {
  readonly status: 'in_review';
  readonly quorum: Quorum;
  readonly slots: readonly ReviewSlot[];
  readonly reviewDueOn: Day;
  readonly settlement: Settlement | null;
  /** A city's plan is with its province first (B1). */
  readonly stage: 'province' | 'departments';
};
export type Returned = Known & WithPlan & { readonly status: 'returned' };
export type Approved = Known & { readonly status: 'approved'; readonly plan: FrozenPlan | null };
export type CompletionDeclared = Known & { readonly status: 'completion_declared'; readonly plan: FrozenPlan | null };
export type Closed = Known & { readonly status: 'closed'; readonly outcome: 'closed_out' | 'exempted' | 'revoked' | 'rejected' | 'opted_out' | 'carried_over'; readonly held: HeldDays } & CarriedOver;
/** Where an assignment went on that was carried over; whether it was never acknowledged. */
interface CarriedOver {
  readonly carriedTo?: AssignmentId;
  readonly isUnacknowledged?: true;
}

export type IssuedState = Assigned | Acknowledged | Drafted | SignedOff | InReview | Returned | Approved | CompletionDeclared | Closed;
/** 任务 (到单位): states of section 5 of the feature document. */
export type AssignmentState = NotIssued | IssuedState;
export type AssignmentStatus = AssignmentState['status'];
export const STATUSES = [
  'not_issued', 'assigned', 'acknowledged', 'drafted', 'signed_off', 'in_review', 'returned', 'approved', 'completion_declared', 'closed',
] as const satisfies readonly AssignmentStatus[];

/** The hash before the first event. */
export const NO_HASH = '';
export const initialState = (id: AssignmentId): NotIssued => ({ status: 'not_issued', id, sequence: 0, hash: NO_HASH });
