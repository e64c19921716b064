import { refuse } from '../shared/refusal.js';
import { isBlank } from '../shared/text.js';
import type { Verb } from '../assignment/verb.js';
import { closedByFulfilment } from '../supervision/close-supervision.js';

/** P1: a fall or a jump of more points than this asks for a reason. */
const JUMP_POINTS = 30;

/** 进展报送 (P1, P2). Percent 0–100; what is reached says on what ground. */
export const submitProgress: Verb<'SubmitProgress'> = {
  decide: (state, { percent, milestonesReached, text }) => {
    if (!(percent >= 0 && percent <= 100)) return refuse('PERCENT_OUT_OF_RANGE', { percent });
    const unknown = milestonesReached.filter((id) => !state.milestones.some((milestone) => milestone.id === id));
    if (unknown.length > 0) return refuse('UNKNOWN_MILESTONE', { milestones: unknown });
    if (isBlank(text) && (milestonesReached.length > 0 || percent === 100)) return refuse('EVIDENCE_REQUIRED', { percent, milestones: milestonesReached });
    if (isBlank(text) && (percent < state.percent || percent - state.percent > JUMP_POINTS)) return refuse('FALL_NEEDS_REASON', { before: state.percent, after: percent });
    return {
      events: [
        { type: 'ProgressSubmitted', data: { percent, milestonesReached }, ...(isBlank(text) ? {} : { texts: { report: text } }) },
        ...closedByFulfilment(state, ...milestonesReached.map((id) => `milestone:${id}`)),
      ],
    };
  },
};
