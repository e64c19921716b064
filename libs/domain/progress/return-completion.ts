import type { Verb } from '../assignment/verb.js';

/** 不予销号: back to carrying out. */
export const returnCompletion: Verb<'ReturnCompletion'> = {
  decide: (_state, { reason }) => ({ events: [{ type: 'CompletionReturned', data: {}, texts: { reason } }] }),
};
