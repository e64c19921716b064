import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { at } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { DueInstant } from './due-rule.js';

/** An instant that a state waits for, before `arm` gives it its occurrence. */
export type AwaitedInstant = Omit<DueInstant, 'occurrence'>;
/** What a folder's duties wait for in a state. What has fallen due once is not awaited again. */
export type Awaits = (state: IssuedState, facts: AssignmentFacts) => readonly AwaitedInstant[];

/** 09:00 Beijing: reminders and supervision notices go out in the morning (section 6). */
export const MORNING = 9;

/** The nth working day after a deadline, 09:00: blue on the third working day overdue (section 7). */
export const nthOverdueMorning = (calendar: WorkingCalendar, dueOn: Day, nth: number): Instant => at(addWorkingDays(calendar, dueOn, nth), MORNING);

/** Working day on which a limit of n working days that starts at this day ends. */
export const limitDay = (calendar: WorkingCalendar, from: Day, n: number): Day => addWorkingDays(calendar, from, n);
