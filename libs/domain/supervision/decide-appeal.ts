import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { Verb } from '../assignment/verb.js';
import { noCase } from './case-of.js';

/** 裁定: the notice is upheld, or an erratum beside it closes the case; nothing is edited (S6). */
export const decideAppeal: Verb<'DecideAppeal'> = {
  may: ({ openCase }) => (openCase?.appeal === 'lodged' ? undefined : { code: 'NO_APPEAL', facts: {} }),
  decide: ({ openCase }, { case: id, outcome, reason }) => {
    if (openCase?.id !== id) return { refusal: noCase(id) };
    const closed: NewAssignmentEvent[] = outcome === 'erratum' ? [{ type: 'SupervisionClosed', data: { caseId: id, ground: 'erratum' } }] : [];
    return { events: [{ type: 'AppealDecided', data: { caseId: id, outcome }, texts: { reason } }, ...closed] };
  },
};
