import type { Verb } from './verb.js';

/** 暂停 (Y6): nothing falls due and no reminder goes out until it is resumed; what was entered stays. */
export const suspendAssignment: Verb<'SuspendAssignment'> = {
  decide: (_state, { reason }) => ({ events: [{ type: 'AssignmentSuspended', data: {}, texts: { reason } }] }),
};
