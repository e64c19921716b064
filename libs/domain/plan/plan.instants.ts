import { endOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import type { Awaits } from '../deadline/awaited.js';
import type { DueHandlers } from '../deadline/due-instant.js';
import type { PlanDueRule } from '../deadline/due-rule.js';
import { passed } from '../deadline/deadline-passed.js';

/** The plan's deadline, after a return the revision date (T1). */
export const planAwaits: Awaits = (state) => {
  if (!state.planNeeded || !['assigned', 'acknowledged', 'drafted', 'signed_off', 'returned'].includes(state.status)) return [];
  const deadline = (duty: 'plan' | 'revision', dueOn: Day) => (state.overdue.includes(duty) ? [] : [{ rule: `${duty}_due` as const, at: endOf(dueOn) }]);
  return state.letter ? deadline('revision', state.letter.revisionDueOn) : deadline('plan', state.planDueOn);
};

export const PLAN_DUE: DueHandlers<PlanDueRule> = {
  plan_due: (_state, due) => [passed('plan', due)],
  revision_due: (_state, due) => [passed('revision', due)],
};
