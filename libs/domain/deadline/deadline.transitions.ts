import { UNIT_HELD } from '../assignment/life.transitions.js';
import type { Transition } from '../assignment/transition.js';
import type { DeadlineCommandBodies } from './deadline.commands.js';

export const DEADLINE_TRANSITIONS = {
  RequestExtension: { from: UNIT_HELD, who: [{ side: 'unit', roles: ['leader'] }] },
  DecideExtension: { from: UNIT_HELD, who: [{ side: 'lead', roles: ['director'] }, { side: 'bureau', roles: ['coordinator'] }] },
} as const satisfies Record<keyof DeadlineCommandBodies, Transition>;
