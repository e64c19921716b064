import type { IssuedState } from '../assignment/assignment.state.js';
import { dayOf } from '../calendar/day.js';
import type { Addressee, PlannedReminder } from './reminder-rule.js';
import { WITH_UNIT_LEADER } from './reminder-rule.js';

/** Who hears that a date was moved: whose duty it is. */
const toldOf = (state: IssuedState, duty: string): readonly Addressee[] =>
  duty === 'review' && state.status === 'in_review' ? state.slots.map((slot): Addressee => `${slot.department}:reviewer`) : WITH_UNIT_LEADER;

/** One row a moved date, "was → is", at once (section 8). The day of the change makes it one of its own. */
export const changedDates = (state: IssuedState): PlannedReminder[] =>
  Object.entries(state.redated).map(([duty, { was, is, at }]) => ({
    duty, rule: 'changed', occurrence: `${dayOf(at)}/${was}/${is}`, dueAt: at, addressees: toldOf(state, duty), alone: false, suppressed: null,
  }));
