import type { Actor } from '../access/actor.js';
import type { Refusal } from '../shared/refusal.js';
import type { PersonVerb } from './assignment.commands.js';
import type { IssuedState } from './assignment.state.js';
import { TRANSITIONS, type Side } from './assignment.transitions.js';
import type { UserActor } from './verb.js';

/** Whether the actor's unit stands on this side of the assignment. */
export const isOnSide = (state: IssuedState, actor: UserActor, side: Side): boolean => {
  switch (side) {
    case 'unit':
      return actor.unit === state.unit;
    case 'department':
      return actor.unit === state.leadDepartment || state.supportingDepartments.includes(actor.unit);
    case 'lead':
      return actor.unit === state.leadDepartment;
  }
};

/** Role first, then state: a stranger learns nothing of the state. */
export const unauthorised = (state: IssuedState, actor: Actor, verb: PersonVerb): Refusal | undefined => {
  const { side, roles, from } = TRANSITIONS[verb];
  const mayRole = actor.kind === 'user' && isOnSide(state, actor, side) && roles.some((role) => (actor.roles as readonly string[]).includes(role));
  if (!mayRole) return { code: 'WRONG_ROLE', facts: { verb, roles: [...roles], side } };
  if (state.status === 'closed') return { code: 'CLOSED', facts: { outcome: state.outcome } };
  if (!(from as readonly string[]).includes(state.status)) return { code: 'WRONG_STATE', facts: { verb, status: state.status, from: [...from] } };
  return undefined;
};
