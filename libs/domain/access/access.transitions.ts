import { OPEN_STATES } from '../assignment/open-states.js';
import type { Transition } from '../assignment/transition.js';
import type { AccessCommandBodies } from './access.commands.js';

export const ACCESS_TRANSITIONS = {
  Reassign: { from: OPEN_STATES, who: [{ side: 'unit', roles: ['clerk', 'leader'] }, { side: 'department', roles: ['reviewer', 'director'] }, { side: 'province', roles: ['reviewer', 'leader'] }] },
  Delegate: { from: OPEN_STATES, who: [{ side: 'unit', roles: ['clerk'] }, { side: 'department', roles: ['reviewer'] }, { side: 'province', roles: ['reviewer'] }] },
} as const satisfies Record<keyof AccessCommandBodies, Transition>;
