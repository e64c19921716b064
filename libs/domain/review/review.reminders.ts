import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { InReview, IssuedState } from '../assignment/assignment.state.js';
import { datedSince } from '../deadline/duty-date.js';
import { runsSince } from '../deadline/holder.js';
import { bureauLadder, headsOf, headsOfProvince } from '../reminder/limit-ladder.js';
import type { PlannedReminder } from '../reminder/reminder-rule.js';
import { awaitedSlots } from './review-slot.js';

/** To the department waited for, then to its heads; opposite demands wait for the lead (L7). */
export const reviewReminders = (state: InReview, { calendar }: AssignmentFacts): PlannedReminder[] => {
  const { round, reviewDueOn, settlement } = state;
  if (settlement) {
    return bureauLadder(
      { duty: 'settlement', dueOn: settlement.dueOn, occurrence: `r${round}/${settlement.dueOn}`, since: datedSince(state, 'settlement', settlement.since), isChanged: 'settlement' in state.redated, holder: ['lead:reviewer'], heads: headsOf('lead') },
      calendar,
    );
  }
  return awaitedSlots(state).flatMap(({ department, since }) =>
    bureauLadder(
      {
        duty: `review:${department}`, dueOn: reviewDueOn, occurrence: `r${round}/${reviewDueOn}`, since: datedSince(state, 'review', since), isChanged: 'review' in state.redated,
        holder: [`${department}:reviewer`], heads: department === state.province ? headsOfProvince(department) : headsOf(department),
      },
      calendar,
    ),
  );
};

/** The director hears of the third return (L9). */
const TOLD_AT = 3;
export const thirdReturn = (state: IssuedState): PlannedReminder[] => {
  const since = runsSince(state);
  return state.returns === TOLD_AT ? [{ duty: 'returns', rule: 'third_return', occurrence: String(TOLD_AT), dueAt: since, addressees: ['lead:director'], alone: true, suppressed: null }] : [];
};
