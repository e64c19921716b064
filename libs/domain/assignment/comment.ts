import { doersOf } from '../access/actor.js';
import { refuse } from '../shared/refusal.js';
import { mayOpen, readingSide } from './readers.js';
import type { Verb } from './verb.js';

/** 沟通 (L13), also while suspended. What is said inside never reaches the other side; who is mentioned can read it, and is told. */
export const comment: Verb<'Comment'> = {
  decide: (state, { audience, about, text, mentions, actor }, { people = [] }) => {
    const mentioned = [...new Set(mentions)];
    const unknown = mentioned.filter((id) => !people.some(({ userId, enabled }) => enabled && userId === id));
    if (unknown.length > 0) return refuse('UNKNOWN_RECIPIENT', { ids: unknown });
    const found = readingSide(state, actor.unit);
    const side = found === 'outside' ? 'bureau' : found;
    const blind = people.filter((person) => mentioned.includes(person.userId) && !(mayOpen(state, person) && (audience === 'all' || readingSide(state, person.unit) === side)));
    if (blind.length > 0) return refuse('MENTION_CANNOT_READ', { ids: blind.map(({ userId }) => userId), audience });
    return { events: [{ type: 'CommentAdded', data: { audience, side, about, mentions: mentioned.filter((id) => !doersOf(actor).includes(id)) }, texts: { text } }] };
  },
};
