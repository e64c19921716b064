import type { Day } from '../calendar/instant.js';
import type { HeldDays } from '../deadline/deadline.events.js';
import type { ReportDuty } from '../progress/report.js';
import type { UnitId, UserId } from '../shared/ids.js';

/** 意见条目: what a department wants changed in a section. Its text is with the event's texts, key `item:{id}`. */
export interface ReturnItem {
  readonly id: string;
  readonly department: UnitId;
  readonly section: string;
}

export interface ReviewEvents {
  ReviewClaimed: { readonly department: UnitId; readonly reviewer: UserId };
  ReviewReleased: { readonly department: UnitId };
  ReviewDecided: { readonly department: UnitId; readonly decision: 'approve' | 'return'; readonly items: readonly ReturnItem[] };
  PlanReturned: {
    readonly letter: string;
    readonly items: readonly ReturnItem[];
    readonly nextRound: number;
    readonly revisionDueOn: Day;
    readonly held: HeldDays;
  };
  /** `reports`: what is owed while it is carried out (P1). */
  PlanApproved: { readonly held: HeldDays; readonly reports?: readonly ReportDuty[] };
  ReviewLimitPassed: { readonly waitingFor: readonly UnitId[]; readonly dueOn: Day };
}
