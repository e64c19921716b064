import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { endOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import type { Awaits } from '../deadline/awaited.js';
import { passed } from '../deadline/deadline-passed.js';
import type { DueHandlers } from '../deadline/due-instant.js';
import type { CloseOutDueRule } from '../deadline/due-rule.js';
import { heldSince, limitSince } from '../deadline/holder.js';

/** The bureau's limit for a completion that was declared (section 7). */
export const closeOutDueOn = (state: IssuedState, { calendar, settings }: Pick<AssignmentFacts, 'calendar' | 'settings'>): Day => limitSince(state, heldSince(state), settings.closeOutLimitWd, calendar);

export const closeOutAwaits: Awaits = (state, facts) =>
  state.status === 'completion_declared' && !state.overdue.includes('close_out') ? [{ rule: 'close_out_limit', at: endOf(closeOutDueOn(state, facts)) }] : [];

export const CLOSE_OUT_DUE: DueHandlers<CloseOutDueRule> = {
  close_out_limit: (_state, due) => [passed('close_out', due)],
};
