import type { CollaborationCommandBodies } from './collaboration.commands.js';
import { comment } from './comment.js';
import { copy } from './copy.js';
import type { Verbs } from './verb.js';

export const COLLABORATION_VERBS: Verbs<keyof CollaborationCommandBodies> = {
  Copy: copy,
  Comment: comment,
};
