import type { CollaborationEvents } from './collaboration.events.js';
import type { Evolves } from './evolving.js';

/** Told long since; the state need not grow with every comment. */
const MENTIONS_KEPT = 20;

export const COLLABORATION_EVOLVE: Evolves<keyof CollaborationEvents> = {
  Copied: (state, { data: { to } }) => ({ ...state, copiedTo: [...state.copiedTo, ...to] }),
  CommentAdded: (state, { sequence, at, data: { audience, mentions } }) =>
    mentions.length === 0 ? state : { ...state, mentions: [...state.mentions, { comment: sequence, audience, at, users: mentions }].slice(-MENTIONS_KEPT) },
};
