import type { CollaborationEvents } from './collaboration.events.js';
import type { Evolves } from './evolving.js';

export const COLLABORATION_EVOLVE: Evolves<keyof CollaborationEvents> = {
  Copied: (state, { data: { to } }) => ({ ...state, copiedTo: [...state.copiedTo, ...to] }),
  CommentAdded: (state) => state,
};
