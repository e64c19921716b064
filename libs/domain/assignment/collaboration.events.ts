import type { UnitId, UserId } from '../shared/ids.js';
import type { Audience } from './collaboration.commands.js';

export interface CollaborationEvents {
  Copied: { readonly to: readonly (UserId | UnitId)[] };
  /** The text is with the event's texts, key `text`. `side` wrote it, and alone reads what is `inside`. */
  CommentAdded: { readonly audience: Audience; readonly side: 'unit' | 'province' | 'bureau'; readonly about: string | null; readonly mentions: readonly UserId[] };
}
