import type { Verb } from '../assignment/verb.js';
import { heldDays } from '../deadline/clocks.js';

/** 驳回: final, and only of what the unit chose itself. */
export const rejectPlan: Verb<'RejectPlan'> = {
  may: (state) => (state.mandatory ? { code: 'MANDATORY_NOT_REJECTED', facts: { obligation: state.obligation } } : undefined),
  decide: (state, { reason, at }, { calendar }) => ({ events: [{ type: 'PlanRejected', data: { held: heldDays(state.holders, at, calendar) }, texts: { reason } }] }),
};
