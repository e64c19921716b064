import { refuse } from '../shared/refusal.js';
import type { Verb } from './verb.js';

/** 抄送 (L11): the right to read, for persons and units; who has it already gets no second copy. */
export const copy: Verb<'Copy'> = {
  decide: (state, { to }, { recipients = [] }) => {
    const unknown = to.filter((id) => !recipients.includes(id));
    if (unknown.length > 0) return refuse('UNKNOWN_RECIPIENT', { ids: unknown });
    const added = [...new Set(to)].filter((id) => !state.copiedTo.includes(id));
    return added.length > 0 ? { events: [{ type: 'Copied', data: { to: added } }] } : refuse('ALREADY_COPIED', { ids: [...to] });
  },
};
