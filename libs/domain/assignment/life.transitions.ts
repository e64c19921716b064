import type { LifeCommandBodies } from './life.commands.js';
import { OPEN_STATES } from './open-states.js';
import type { Transition } from './transition.js';

/** States in which the unit must act. */
export const UNIT_HELD = ['assigned', 'acknowledged', 'drafted', 'signed_off', 'returned', 'approved'] as const;
const EXEMPTABLE = ['assigned', 'acknowledged', 'returned', 'approved'] as const;

const COORDINATOR = { side: 'bureau', roles: ['coordinator'] } as const;
const LEAD_DIRECTOR = { side: 'lead', roles: ['director'] } as const;
const UNIT_LEADER = { side: 'unit', roles: ['leader'] } as const;

export const LIFE_TRANSITIONS = {
  SuspendAssignment: { from: OPEN_STATES, who: [COORDINATOR] },
  ResumeAssignment: { from: OPEN_STATES, who: [COORDINATOR] },
  RevokeAssignment: { from: OPEN_STATES, who: [COORDINATOR] },
  RequestExemption: { from: EXEMPTABLE, who: [UNIT_LEADER, LEAD_DIRECTOR, COORDINATOR] },
  DecideExemption: { from: EXEMPTABLE, who: [LEAD_DIRECTOR, COORDINATOR] },
  // It makes the assignment: from no state of one that is there.
  OptIn: { from: [], who: [UNIT_LEADER] },
  OptOut: { from: OPEN_STATES, who: [UNIT_LEADER, LEAD_DIRECTOR] },
} as const satisfies Record<keyof LifeCommandBodies, Transition>;
