import { yearOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import type { LadderRule } from '../reminder/reminder-rule.js';
import type { TaskCode } from '../shared/ids.js';
import type { RollRule } from '../calendar/working-calendar.js';
import type { Quorum } from '../review/quorum.js';
import type { ObligationId } from '../shared/ids.js';

/** Settings of a cycle with the defaults of the feature document; wd = working days. */
export interface CycleSettings {
  readonly version: number;
  /** Plan deadline where the notice names none (T1). */
  readonly planDueOn: Day;
  /** T1. */
  readonly completionDueOn: Day;
  /** L1, wd. */
  readonly acknowledgeWithinWd: number;
  /** Section 7, wd a round. */
  readonly reviewLimitWd: number;
  /** B1, wd: a province reviews a city's plan. */
  readonly provinceReviewWd: number;
  /** Section 8: revision date is at least this many wd after the return. */
  readonly revisionWd: number;
  /** P1: a report is due this many wd after its period. */
  readonly reportWithinWd: number;
  /** P1: a report is shut this many wd after it was due. */
  readonly reportShutWd: number;
  /** Section 7, wd to check a report. */
  readonly progressLimitWd: number;
  /** Section 4, wd to do a returned report again. */
  readonly progressRedoWd: number;
  /** Section 7: blue on this wd overdue. */
  readonly blueOnWd: number;
  /** Section 7: reply to blue, wd. */
  readonly blueReplyWd: number;
  /** Section 7: reply to orange and red, wd. */
  readonly orangeReplyWd: number;
  readonly redReplyWd: number;
  /** Section 7: a promise is at most this many wd ahead. */
  readonly promiseWithinWd: number;
  /** S6: appeal against a red notice, wd from its issue. */
  readonly appealWithinWd: number;
  /** Section 7, wd from the declared completion. */
  readonly closeOutLimitWd: number;
  /** L5, minutes after the deadline. */
  readonly graceMinutes: number;
  /** L4. */
  readonly signOffLevels: 0 | 1 | 2 | 3;
  readonly submitOnSignOff: boolean;
  /** B3: whether the bureau's own measures are issued to their lead departments. */
  readonly bureauMeasures: boolean;
  /** Section 8: opt-in window from the launch, wd. */
  readonly optInWd: number;
  /** L12: tasks whose plans may be approved in a batch; absent in cycles launched before it was there. */
  readonly batchApproval?: readonly TaskCode[];
  /** L3: sections of a plan that need a file, by obligation; absent: none does. */
  readonly filesNeeded?: Readonly<Record<ObligationId, readonly string[]>>;
  /** T4: the reminder rules around a deadline that are in use; absent: all of section 6. */
  readonly ladder?: readonly LadderRule[];
  /** Section 7: extension, exemption, wd. */
  readonly requestLimitWd: number;
  /** T3: how a date that falls on a day off is rolled when it is set. */
  readonly rollRules: Readonly<Record<RolledDate, RollRule>>;
  /** L6; `quorumOf` overrides it for an obligation. */
  readonly quorum: Quorum;
  readonly quorumOf: Readonly<Record<ObligationId, Quorum>>;
  /** L7: to settle opposite demands, wd. */
  readonly settlementWd: number;
  /** Section 4: a round may be closed this many wd after its limit. */
  readonly closeRoundWd: number;
  /** L8: departments that returned and those of changed sections review again, or all. */
  readonly resubmission: 'changed' | 'full';
}
/** Deadlines that have a roll rule of their own. */
export type RolledDate = 'plan' | 'milestone' | 'report' | 'completion';

export const settingsOf = (year: number): CycleSettings => ({
  version: 1,
  planDueOn: `${year}-06-30` as Day,
  completionDueOn: `${year}-12-31` as Day,
  acknowledgeWithinWd: 3,
  reviewLimitWd: 10,
  provinceReviewWd: 5,
  revisionWd: 10,
  reportWithinWd: 5,
  reportShutWd: 10,
  progressLimitWd: 10,
  progressRedoWd: 5,
  blueOnWd: 3,
  blueReplyWd: 5,
  orangeReplyWd: 3,
  redReplyWd: 2,
  promiseWithinWd: 15,
  appealWithinWd: 5,
  closeOutLimitWd: 10,
  graceMinutes: 15,
  signOffLevels: 1,
  submitOnSignOff: false,
  bureauMeasures: true,
  optInWd: 20,
  requestLimitWd: 5,
  rollRules: { plan: 'none', milestone: 'none', report: 'none', completion: 'none' },
  quorum: 'all',
  quorumOf: {},
  settlementWd: 3,
  closeRoundWd: 5,
  resubmission: 'changed',
});

/** Settings of a cycle that an earlier release launched: what it does not name is the default. */
export const completed = (stored: CycleSettings): CycleSettings => ({ ...settingsOf(yearOf(stored.planDueOn)), ...stored });
