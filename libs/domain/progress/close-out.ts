import type { Verb } from '../assignment/verb.js';
import { heldDays } from '../deadline/clocks.js';

/** 销号: final. */
export const closeOut: Verb<'CloseOut'> = {
  may: ({ openCase }) => (openCase ? { code: 'OPEN_CASE', facts: { case: openCase.id } } : undefined),
  decide: (state, { reason, at }, { calendar }) => ({
    events: [{ type: 'ClosedOut', data: { held: heldDays(state.holders, at, calendar) }, texts: { reason } }],
  }),
};
