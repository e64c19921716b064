import { yearOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';

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
  /** Section 8: revision date is at least this many wd after the return. */
  readonly revisionWd: number;
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
}

export const settingsOf = (year: number): CycleSettings => ({
  version: 1,
  planDueOn: `${year}-06-30` as Day,
  completionDueOn: `${year}-12-31` as Day,
  acknowledgeWithinWd: 3,
  reviewLimitWd: 10,
  revisionWd: 10,
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
});

/** Settings as a cycle was launched with, with the defaults of what has been added since. */
export const completeSettings = (stored: CycleSettings): CycleSettings => ({ ...settingsOf(yearOf(stored.planDueOn)), ...stored });
