import { endOf } from '../calendar/day.js';
import type { Awaits } from '../deadline/awaited.js';
import type { DueHandlers, ProgressDueRule } from '../deadline/due-instant.js';
import { passed } from '../deadline/deadline-passed.js';

/** Each milestone not reached yet (T1). */
export const progressAwaits: Awaits = (state) =>
  state.milestones
    .filter(({ id }) => !state.milestonesReached.includes(id) && !state.overdue.includes(`milestone:${id}`))
    .map(({ id, dueOn }) => ({ rule: 'milestone_due', at: endOf(dueOn), about: id }));

export const PROGRESS_DUE: DueHandlers<ProgressDueRule> = {
  milestone_due: (_state, due) => [passed('milestone', due)],
};
