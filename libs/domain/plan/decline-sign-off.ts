import type { Verb } from '../assignment/verb.js';

/** 退改: the unit's leader sends the text back to the clerk. */
export const declineSignOff: Verb<'DeclineSignOff'> = {
  decide: (_state, { reason }) => ({ events: [{ type: 'SignOffDeclined', data: {}, texts: { reason } }] }),
};
