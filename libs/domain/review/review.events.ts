import type { Day } from '../calendar/instant.js';
import type { HeldDays } from '../deadline/deadline.events.js';
import type { ReportDuty } from '../progress/report.js';
import type { Quorum } from './quorum.js';
import type { UnitId, UserId } from '../shared/ids.js';

/** 审核决定; `no_opinion` 未反馈意见 is set by closing the round, never by a department. */
export type ReviewDecision = 'approve' | 'approve_with_conditions' | 'return' | 'no_opinion';
/** To whom a plan goes back (L9): the text is written again, or the same text is signed again, or a city's goes to its province. */
export type ReturnTo = 'clerk' | 'leader' | 'province';
/** What an item asks for, as codes: so that opposite demands are found (L7). */
export interface Demand {
  /** Code of what it is about: a metric, a milestone. */
  readonly subject: string;
  readonly wants: 'add' | 'remove' | { readonly value: number | string };
}
/** 意见条目: what a department wants changed in a section. Its text is with the event's texts, key `item:{id}`. */
export interface ReturnItem {
  readonly id: string;
  readonly department: UnitId;
  readonly section: string;
  readonly demand?: Demand;
}
/** 附带条件: its text is with the event's texts, key `condition:{id}`. */
export interface Condition {
  readonly id: string;
  readonly department: UnitId;
  readonly section: string | null;
  readonly dueOn: Day;
}
/** Items of different departments that cannot all be met. */
export interface Contradiction {
  readonly section: string;
  readonly subject: string;
  readonly items: readonly string[];
}

/** Who reviews, how their decisions count, and until when. */
export interface OpenedRound {
  readonly reviewers: readonly UnitId[];
  readonly stands: readonly UnitId[];
  readonly quorum: Quorum;
  readonly reviewDueOn: Day;
}

export interface ReviewEvents {
  ReviewClaimed: { readonly department: UnitId; readonly reviewer: UserId };
  ReviewReleased: { readonly department: UnitId };
  ReviewDecided: {
    readonly department: UnitId;
    readonly decision: Exclude<ReviewDecision, 'no_opinion'>;
    readonly items: readonly ReturnItem[];
    /** Absent in events of rules version 1. */
    readonly conditions?: readonly Condition[];
    readonly returnTo?: ReturnTo;
    readonly revisionDueOn?: Day;
  };
  DecisionTakenBack: { readonly department: UnitId };
  ReviewerAdded: { readonly department: UnitId };
  ReviewerRemoved: { readonly department: UnitId };
  ReviewRoundClosed: { readonly noOpinion: readonly UnitId[] };
  /** The round's result waits for the lead: the demands listed cannot all be met. */
  SettlementOpened: { readonly contradictions: readonly Contradiction[]; readonly dueOn: Day };
  /** A city's plan goes on from its province to the departments (B1). */
  PlanPassedOn: OpenedRound;
  PlanReturned: {
    readonly letter: string;
    readonly items: readonly ReturnItem[];
    readonly nextRound: number;
    readonly revisionDueOn: Day;
    readonly held: HeldDays;
    /** Absent in events of rules version 1: to the clerk. */
    readonly returnTo?: ReturnTo;
    /** To the province: until when it reviews again. */
    readonly provinceDueOn?: Day;
    /** Items that the lead settled away. */
    readonly dropped?: readonly string[];
  };
  /** `reports`: what is owed while it is carried out (P1). */
  PlanApproved: { readonly held: HeldDays; readonly conditions?: readonly Condition[]; readonly reports?: readonly ReportDuty[] };
  PlanRejected: { readonly held: HeldDays };
  PlanReopened: { readonly letter: string; readonly nextRound: number; readonly revisionDueOn: Day };
  /** `duty` absent: the round's own limit. */
  ReviewLimitPassed: { readonly waitingFor: readonly UnitId[]; readonly dueOn: Day; readonly duty?: 'settlement' };
}
