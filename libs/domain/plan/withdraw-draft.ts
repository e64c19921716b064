import type { Verb } from '../assignment/verb.js';

/** 收回修改: before submission; voids what was signed off. */
export const withdrawDraft: Verb<'WithdrawDraft'> = {
  decide: (_state, { reason }) => ({ events: [{ type: 'DraftWithdrawn', data: {}, texts: { reason } }] }),
};
