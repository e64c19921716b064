import type { Verb } from '../assignment/verb.js';
import { heldDays } from '../deadline/clocks.js';
import { refuse } from '../shared/refusal.js';

/** 销号 (P6): final; each milestone on evidence that was seen. */
export const closeOut: Verb<'CloseOut'> = {
  may: ({ openCase }) => (openCase ? { code: 'OPEN_CASE', facts: { case: openCase.id } } : undefined),
  decide: (state, { seen = [], reason, at }, { calendar }) => {
    const milestones = seen.map(({ milestone }) => milestone).filter((id) => !state.milestones.some((milestone) => milestone.id === id));
    if (milestones.length > 0) return refuse('UNKNOWN_MILESTONE', { milestones });
    const evidence = seen.flatMap((each) => each.evidence).filter((id) => !state.evidence.includes(id));
    if (evidence.length > 0) return refuse('UNKNOWN_EVIDENCE', { evidence });
    const unseen = state.milestones.filter(({ id }) => !seen.some((each) => each.milestone === id && each.evidence.length > 0)).map(({ id }) => id);
    if (unseen.length > 0) return refuse('EVIDENCE_NOT_SEEN', { milestones: unseen });
    return { events: [{ type: 'ClosedOut', data: { held: heldDays(state.holders, at, calendar), seen }, texts: { reason } }] };
  },
};
