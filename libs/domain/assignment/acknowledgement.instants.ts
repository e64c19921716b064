import { endOf } from '../calendar/day.js';
import type { Awaits } from '../deadline/awaited.js';
import { passed } from '../deadline/deadline-passed.js';
import type { DueHandlers } from '../deadline/due-instant.js';
import type { IssuedDueRule } from '../deadline/due-rule.js';

/** The limit of the acknowledgement (L1). */
export const acknowledgementAwaits: Awaits = (state) =>
  state.status === 'assigned' && !state.overdue.includes('acknowledgement') ? [{ rule: 'acknowledgement_due', at: endOf(state.acknowledgeBy) }] : [];

export const ISSUED_DUE: DueHandlers<IssuedDueRule> = {
  acknowledgement_due: (_state, due) => [passed('acknowledgement', due)],
};
