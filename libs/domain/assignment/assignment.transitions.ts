import type { Role } from '../access/actor.js';
import type { PersonVerb } from './assignment.commands.js';
import type { AssignmentStatus, IssuedState } from './assignment.state.js';

/** Whose verb it is: the unit of the assignment, one of its departments, or the lead department alone. */
export type Side = 'unit' | 'department' | 'lead';

interface Transition {
  readonly from: readonly Exclude<AssignmentStatus, 'not_issued' | 'closed'>[];
  readonly side: Side;
  readonly roles: readonly Role[];
}

/** Who may send a verb, and from which states: section 4 of the feature document, a row each. */
export const TRANSITIONS = {
  AcknowledgeAssignment: { from: ['assigned'], side: 'unit', roles: ['liaison', 'clerk'] },
  DraftPlan: { from: ['acknowledged', 'returned'], side: 'unit', roles: ['clerk'] },
  WithdrawDraft: { from: ['drafted', 'signed_off'], side: 'unit', roles: ['clerk'] },
  SignOffPlan: { from: ['drafted'], side: 'unit', roles: ['leader'] },
  DeclineSignOff: { from: ['drafted'], side: 'unit', roles: ['leader'] },
  SubmitPlan: { from: ['signed_off'], side: 'unit', roles: ['liaison', 'clerk'] },
  RecallPlan: { from: ['in_review'], side: 'unit', roles: ['liaison', 'clerk'] },
  ClaimReview: { from: ['in_review'], side: 'department', roles: ['reviewer'] },
  ReleaseReview: { from: ['in_review'], side: 'department', roles: ['reviewer'] },
  DecideReview: { from: ['in_review'], side: 'department', roles: ['reviewer'] },
  SubmitProgress: { from: ['approved'], side: 'unit', roles: ['clerk'] },
  DeclareCompletion: { from: ['approved'], side: 'unit', roles: ['leader'] },
  CloseOut: { from: ['completion_declared'], side: 'lead', roles: ['reviewer'] },
  ReturnCompletion: { from: ['completion_declared'], side: 'lead', roles: ['reviewer'] },
} as const satisfies Record<PersonVerb, Transition>;

export const PERSON_VERBS = Object.keys(TRANSITIONS) as readonly PersonVerb[];

/** The states in which a verb's rule runs. */
export type StateFor<V extends PersonVerb> = Extract<IssuedState, { status: (typeof TRANSITIONS)[V]['from'][number] }>;
