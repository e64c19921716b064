import type { Verb } from '../assignment/verb.js';

/** 撤回: before the first decision; claims do not block. The submission is void. */
export const recallPlan: Verb<'RecallPlan'> = {
  may: (state) => {
    if (state.province !== null && state.stage === 'departments') return { code: 'ALREADY_DECIDED_ROUND', facts: { departments: [state.province] } };
    const decided = state.slots.filter((slot) => slot.decision && !slot.stands).map((slot) => slot.department);
    return decided.length > 0 ? { code: 'ALREADY_DECIDED_ROUND', facts: { departments: decided } } : undefined;
  },
  decide: (_state, { reason }) => ({ events: [{ type: 'PlanRecalled', data: {}, texts: { reason } }] }),
};
