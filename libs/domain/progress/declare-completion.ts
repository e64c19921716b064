import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { Verb } from '../assignment/verb.js';
import { isBlank } from '../shared/text.js';
import { evidenceOf, wrongEvidence } from './evidence.js';
import { closedByFulfilment } from '../supervision/close-supervision.js';

/** 办结 (P6): blocked by an open case and by a milestone that is not reached; a condition of the approval is one. */
export const declareCompletion: Verb<'DeclareCompletion'> = {
  may: (state) => {
    // A case about the late completion itself is answered by it.
    if (state.openCase && state.openCase.duty !== 'completion') return { code: 'OPEN_CASE', facts: { case: state.openCase.id } };
    const open = state.milestones.filter((milestone) => !state.milestonesReached.includes(milestone.id)).map((milestone) => milestone.id);
    return open.length > 0 ? { code: 'MILESTONES_OPEN', facts: { milestones: open } } : undefined;
  },
  decide: (state, { text, evidence: given }, { attachments }) => {
    const refusal = wrongEvidence(given, attachments);
    if (refusal) return { refusal };
    const evidence = evidenceOf(given, state.sequence + 1);
    const declared: NewAssignmentEvent = { type: 'CompletionDeclared', data: { evidence: evidence.facts }, texts: { ...(isBlank(text) ? {} : { report: text }), ...evidence.texts } };
    return { events: [declared, ...closedByFulfilment(state, 'completion')] };
  },
};
