import type { Verbs } from '../assignment/verb.js';
import type { AccessCommandBodies } from './access.commands.js';
import { delegate } from './delegate.js';
import { reassign } from './reassign.js';

export const ACCESS_VERBS: Verbs<keyof AccessCommandBodies> = {
  Reassign: reassign,
  Delegate: delegate,
};
