import { armedAfter } from '../assignment/armed-after.js';
import type { Verb } from '../assignment/verb.js';

/** 不予销号: back to carrying out. */
export const returnCompletion: Verb<'ReturnCompletion'> = {
  decide: (state, { reason }, facts) => ({
    events: [{ type: 'CompletionReturned', data: { instants: armedAfter(state, { status: 'approved' }, facts) }, texts: { reason } }],
  }),
};
