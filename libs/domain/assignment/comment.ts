import { refuse } from '../shared/refusal.js';
import type { Verb } from './verb.js';

/** 沟通 (L13), also while suspended. What is said inside never reaches the other side. */
export const comment: Verb<'Comment'> = {
  decide: (state, { audience, about, text, mentions, actor }, { recipients = [] }) => {
    const unknown = mentions.filter((id) => !recipients.includes(id));
    if (unknown.length > 0) return refuse('UNKNOWN_RECIPIENT', { ids: unknown });
    const side = actor.unit === state.unit ? 'unit' : actor.unit === state.province ? 'province' : 'bureau';
    return { events: [{ type: 'CommentAdded', data: { audience, side, about, mentions: [...new Set(mentions)] }, texts: { text } }] };
  },
};
