import { ACCESS_TRANSITIONS } from '../access/access.transitions.js';
import { DEADLINE_TRANSITIONS } from '../deadline/deadline.transitions.js';
import { PLAN_TRANSITIONS } from '../plan/plan.transitions.js';
import { PROGRESS_TRANSITIONS } from '../progress/progress.transitions.js';
import { REVIEW_TRANSITIONS } from '../review/review.transitions.js';
import { SUPERVISION_TRANSITIONS } from '../supervision/supervision.transitions.js';
import type { PersonVerb } from './assignment.commands.js';
import { LIFE_TRANSITIONS } from './life.transitions.js';
import type { IssuedState } from './assignment.state.js';
import { COLLABORATION_TRANSITIONS } from './collaboration.transitions.js';
import type { Transition } from './transition.js';

/** Who may send a verb, and from which states: section 4 of the feature document, a row each. */
export const TRANSITIONS = {
  AcknowledgeAssignment: { from: ['assigned'], who: [{ side: 'unit', roles: ['liaison', 'clerk'] }] },
  ...PLAN_TRANSITIONS,
  ...REVIEW_TRANSITIONS,
  ...PROGRESS_TRANSITIONS,
  ...ACCESS_TRANSITIONS,
  ...COLLABORATION_TRANSITIONS,
  ...DEADLINE_TRANSITIONS,
  ...LIFE_TRANSITIONS,
  ...SUPERVISION_TRANSITIONS,
} as const satisfies Record<PersonVerb, Transition>;

export const PERSON_VERBS = Object.keys(TRANSITIONS) as readonly PersonVerb[];

/** The states in which a verb's rule runs. */
export type StateFor<V extends PersonVerb> = Extract<IssuedState, { status: (typeof TRANSITIONS)[V]['from'][number] }>;
