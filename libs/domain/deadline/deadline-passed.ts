import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { DeadlineEvents } from './deadline.events.js';
import { dueDay } from './due-instant.js';
import type { DueInstant } from './due-rule.js';

/** A deadline has passed while its duty was not done: what an instant of this duty records. */
export const passed = (duty: DeadlineEvents['DeadlinePassed']['duty'], due: DueInstant): NewAssignmentEvent => {
  const data = { duty, dueOn: dueDay(due) };
  return { type: 'DeadlinePassed', data: due.about === undefined ? data : { ...data, milestone: due.about } };
};
