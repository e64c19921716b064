import type { CollaborationCommandBodies } from './collaboration.commands.js';
import { OPEN_STATES } from './open-states.js';
import type { Sender, Transition } from './transition.js';

/** *involved* of section 4. */
const INVOLVED: readonly Sender[] = [
  { side: 'unit', roles: ['liaison', 'clerk', 'leader'] },
  { side: 'province', roles: ['reviewer', 'leader'] },
  { side: 'department', roles: ['reviewer', 'director'] },
  { side: 'supporting', roles: ['reviewer', 'director'] },
  { side: 'bureau', roles: ['coordinator', 'bureau_leader'] },
];

export const COLLABORATION_TRANSITIONS = {
  Copy: { from: OPEN_STATES, who: INVOLVED },
  Comment: { from: OPEN_STATES, who: INVOLVED },
} as const satisfies Record<keyof CollaborationCommandBodies, Transition>;
