import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { InReview, IssuedState } from '../assignment/assignment.state.js';
import { datedSince } from '../deadline/duty-date.js';
import { bureauLadder, headsOf } from '../reminder/limit-ladder.js';
import type { PlannedReminder } from '../reminder/reminder-rule.js';
import { awaitedSlots } from './review-slot.js';

/** To the department waited for; opposite demands wait for the lead (L7). */
export const reviewReminders = (state: InReview, { calendar }: AssignmentFacts): PlannedReminder[] => {
  const { round, reviewDueOn, settlement } = state;
  if (settlement) {
    return bureauLadder({ duty: 'settlement', dueOn: settlement.dueOn, holder: ['lead:reviewer'], heads: headsOf('lead'), occurrence: `r${round}/${settlement.dueOn}`, since: settlement.since }, calendar);
  }
  return awaitedSlots(state).flatMap(({ department, since }) =>
    bureauLadder(
      {
        duty: `review:${department}`, dueOn: reviewDueOn, holder: [`${department}:reviewer`], heads: headsOf(department), occurrence: `r${round}/${reviewDueOn}`,
        since: datedSince(state, 'review', since), isChanged: 'review' in state.redated,
      },
      calendar,
    ),
  );
};

/** The director hears of the third return (L9). */
const TOLD_AT = 3;
export const thirdReturn = (state: IssuedState, { at }: AssignmentFacts): PlannedReminder[] =>
  state.returns === TOLD_AT ? [{ duty: 'returns', rule: 'third_return', occurrence: String(TOLD_AT), dueAt: at, addressees: ['lead:director'], alone: true, suppressed: null }] : [];
