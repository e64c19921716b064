import type { Verb } from '../assignment/verb.js';
import { closedByFulfilment } from '../supervision/close-supervision.js';

/** 办结 (P6): blocked by an open case or an unreached milestone. */
export const declareCompletion: Verb<'DeclareCompletion'> = {
  may: (state) => {
    // A case about the late completion itself is answered by it.
    if (state.openCase && state.openCase.duty !== 'completion') return { code: 'OPEN_CASE', facts: { case: state.openCase.id } };
    const open = state.milestones.filter((milestone) => !state.milestonesReached.includes(milestone.id)).map((milestone) => milestone.id);
    return open.length > 0 ? { code: 'MILESTONES_OPEN', facts: { milestones: open } } : undefined;
  },
  decide: (state, { text }) => ({ events: [{ type: 'CompletionDeclared', data: {}, texts: { report: text } }, ...closedByFulfilment(state, 'completion')] }),
};
