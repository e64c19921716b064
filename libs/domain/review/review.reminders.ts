import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { InReview, IssuedState } from '../assignment/assignment.state.js';
import { datedSince } from '../deadline/duty-date.js';
import { limitLadder } from '../reminder/limit-ladder.js';
import type { PlannedReminder } from '../reminder/reminder-rule.js';
import { awaitedSlots } from './review-slot.js';

/** Working days before a limit of the bureau on which its holder hears of it; 0 is the last day (section 6). */
const BUREAU_WDS = [-3, 0];

/** To the department waited for; opposite demands wait for the lead (L7). */
export const reviewReminders = (state: InReview, { calendar }: AssignmentFacts): PlannedReminder[] => {
  const { round, reviewDueOn, settlement } = state;
  if (settlement) {
    return limitLadder({ duty: 'settlement', dueOn: settlement.dueOn, wds: BUREAU_WDS, addressees: ['lead:reviewer'], occurrence: `r${round}/${settlement.dueOn}`, since: settlement.since }, calendar);
  }
  return awaitedSlots(state).flatMap(({ department, since }) =>
    limitLadder({ duty: `review:${department}`, dueOn: reviewDueOn, wds: BUREAU_WDS, addressees: [`${department}:reviewer`], occurrence: `r${round}/${reviewDueOn}`, since: datedSince(state, 'review', since) }, calendar),
  );
};

/** The director hears of the third return (L9). */
const TOLD_AT = 3;
export const thirdReturn = (state: IssuedState, { at }: AssignmentFacts): PlannedReminder[] =>
  state.returns === TOLD_AT ? [{ duty: 'returns', rule: 'third_return', occurrence: String(TOLD_AT), dueAt: at, addressees: ['lead:director'], alone: true, suppressed: null }] : [];
