import { at, endOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { DueInstant, DueRule } from './due-instant.js';

/** 09:00 Beijing: reminders and supervision notices go out in the morning (section 6). */
export const MORNING = 9;

/** The nth working day after a deadline, 09:00: blue on the third working day overdue (section 7). */
export const nthOverdueMorning = (calendar: WorkingCalendar, dueOn: Day, nth: number): Instant => at(addWorkingDays(calendar, dueOn, nth), MORNING);

/** Working day on which a limit of n working days that starts at this day ends. */
export const limitDay = (calendar: WorkingCalendar, from: Day, n: number): Day => addWorkingDays(calendar, from, n);

interface Wanted {
  readonly rule: DueRule;
  readonly at: Instant;
  readonly about?: string;
}

/** What the state after an act waits for. Without sequence and occurrence: `arm` gives those. */
export type AwaitedState = Pick<IssuedState, 'status' | 'mandatory' | 'acknowledgeBy' | 'planDueOn' | 'milestones' | 'milestonesReached' | 'overdue' | 'openCase' | 'letter'> & {
  readonly reviewDueOn: Day | null;
};

/**
 * Every instant that the state waits for. What has fallen due once is not armed again; supervision is for mandatory
 * assignments without an open case (S1).
 */
const wanted = (state: AwaitedState, { calendar, settings }: AssignmentFacts): Wanted[] => {
  const list: Wanted[] = [];
  const deadline = (duty: string, due: DueRule, blue: DueRule | null, dueOn: Day): void => {
    if (!state.overdue.includes(duty)) list.push({ rule: due, at: endOf(dueOn) });
    if (blue && state.mandatory && !state.openCase) list.push({ rule: blue, at: nthOverdueMorning(calendar, dueOn, settings.blueOnWd) });
  };
  switch (state.status) {
    case 'assigned':
      deadline('acknowledgement', 'acknowledgement_due', null, state.acknowledgeBy);
      deadline('plan', 'plan_due', 'plan_blue', state.planDueOn);
      break;
    case 'acknowledged':
    case 'drafted':
    case 'signed_off':
    case 'returned':
      if (state.letter) deadline('revision', 'revision_due', 'revision_blue', state.letter.revisionDueOn);
      else deadline('plan', 'plan_due', 'plan_blue', state.planDueOn);
      break;
    case 'in_review':
      if (state.reviewDueOn && !state.overdue.includes('review')) list.push({ rule: 'review_limit', at: endOf(state.reviewDueOn) });
      break;
    case 'approved':
    case 'completion_declared':
      break;
    case 'closed':
      return [];
  }
  for (const { id, dueOn } of state.milestones) {
    if (!state.milestonesReached.includes(id) && !state.overdue.includes(`milestone:${id}`)) list.push({ rule: 'milestone_due', at: endOf(dueOn), about: id });
  }
  return list;
};

/**
 * The whole list armed after an act. One that was armed for the same instant keeps its occurrence; a new one gets the
 * sequence of the act, so that no receipt of an earlier one can answer for it.
 */
export const arm = (before: readonly DueInstant[], sequence: number, state: AwaitedState, facts: AssignmentFacts): DueInstant[] =>
  wanted(state, facts).map((each) => {
    const armed = before.find((other) => other.rule === each.rule && other.at === each.at && other.about === each.about);
    return armed ?? { ...each, occurrence: [sequence, each.about].filter((part) => part !== undefined).join('-') };
  });
