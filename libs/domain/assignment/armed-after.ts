import { arm, type AwaitedState } from '../deadline/arm.js';
import type { DueInstant } from '../deadline/due-instant.js';
import type { AssignmentFacts } from './assignment.facts.js';
import type { IssuedState } from './assignment.state.js';

/** What is armed once `change` has happened to `state`. */
export const armedAfter = (state: IssuedState, change: Partial<AwaitedState>, facts: AssignmentFacts): DueInstant[] =>
  arm(state.instants, state.sequence + 1, { ...state, reviewDueOn: state.status === 'in_review' ? state.reviewDueOn : null, ...change }, facts);
