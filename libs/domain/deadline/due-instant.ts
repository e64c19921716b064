import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { addDays, dayOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import type { DueInstant, DueRule } from './due-rule.js';

/** What happens when an instant has come and the record agrees that it is due. */
export type WhenDue = (state: IssuedState, due: DueInstant, at: Instant, facts: AssignmentFacts) => readonly NewAssignmentEvent[];
/** A folder's answers to its own rules. */
export type DueHandlers<R extends DueRule> = { readonly [Rule in R]: WhenDue };

/** The day of a deadline: it is inclusive and ends at 24:00, the first instant of the next day. */
export const dueDay = (due: DueInstant): Day => addDays(dayOf(due.at), -1);
