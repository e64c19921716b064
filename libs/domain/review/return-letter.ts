import { dayOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { InReview, IssuedState, ReviewSlot } from '../assignment/assignment.state.js';
import { calendarFor } from '../calendar/working-calendar.js';
import { limitDay } from '../deadline/awaited.js';
import { heldDays } from '../deadline/clocks.js';
import type { Refusal } from '../shared/refusal.js';
import { provinceDueOn } from './province-stage.js';
import type { ReturnTo } from './review.events.js';

const latest = (...days: readonly (Day | null | undefined)[]): Day => days.reduce<Day>((late, day) => (day && day > late ? day : late), '' as Day);

export const letterId = (state: IssuedState): string => `letter/${state.id}/${state.round}`;

/** The revision date is at least the later of plan deadline and return + 10 wd (section 8). */
export const earliestRevision = (state: IssuedState, at: Instant, { calendar, settings }: AssignmentFacts): Day =>
  latest(state.planDueOn, limitDay(calendarFor(calendar, state), dayOf(at), settings.revisionWd));

/** A date that the lead gives may only be later than the rule's. */
export const tooEarly = (state: IssuedState, revisionDueOn: Day | undefined, at: Instant, facts: AssignmentFacts): Refusal | undefined => {
  const earliest = earliestRevision(state, at, facts);
  return revisionDueOn !== undefined && revisionDueOn < earliest ? { code: 'REVISION_DATE_EARLY', facts: { revisionDueOn, earliest } } : undefined;
};

/** Only a city's plan goes back to a province, and not from there. */
export const noSuchAddressee = (state: InReview, returnTo: ReturnTo | undefined): Refusal | undefined =>
  returnTo === 'province' && (state.province === null || state.stage === 'province') ? { code: 'NO_PROVINCE', facts: { unit: state.unit } } : undefined;

/** To the clerk, unless all who return name somebody else; where nobody signs off, the leader has nothing to do. */
const addresseeOf = (state: InReview, slots: readonly ReviewSlot[]): ReturnTo => {
  const [first = 'clerk', ...rest] = new Set(slots.map((slot) => slot.returnTo));
  return rest.length > 0 || (first === 'leader' && state.plan.signOffLevels === 0) ? 'clerk' : first;
};

/** What the lead settled (L7); without it all items stay. */
export interface Settled {
  readonly dropped: readonly string[];
  readonly returnTo?: ReturnTo;
  readonly revisionDueOn?: Day;
}

/** 退回意见函: one letter a round with the items of all departments (L7). */
export const returnLetter = (state: InReview, slots: readonly ReviewSlot[], at: Instant, facts: AssignmentFacts, settled?: Settled): Extract<NewAssignmentEvent, { type: 'PlanReturned' }> => {
  const returning = slots.filter((slot) => slot.decision === 'return');
  const returnTo = settled?.returnTo ?? addresseeOf(state, returning);
  // What departments gave back to the province goes on to the city with what the province adds.
  const before = state.stage === 'province' ? (state.letter?.items ?? []) : [];
  return {
    type: 'PlanReturned',
    data: {
      letter: letterId(state),
      items: [...before, ...returning.flatMap((slot) => slot.items).filter((item) => !settled?.dropped.includes(item.id))],
      nextRound: state.round + 1,
      revisionDueOn: latest(earliestRevision(state, at, facts), ...returning.map((slot) => slot.revisionDueOn), settled?.revisionDueOn),
      held: heldDays(state.holders, at, facts.calendar),
      returnTo,
      ...(returnTo === 'province' ? { provinceDueOn: provinceDueOn(at, facts) } : {}),
      ...(settled ? { dropped: settled.dropped } : {}),
    },
  };
};
