import type { Actor } from '../access/actor.js';
import { heldByAnother } from '../access/held-by.js';
import type { Refusal } from '../shared/refusal.js';
import type { PersonVerb } from './assignment.commands.js';
import type { IssuedState } from './assignment.state.js';
import { departmentsOf } from '../review/departments.js';
import { TRANSITIONS } from './assignment.transitions.js';
import type { Sender, Side, Transition } from './transition.js';
import type { UserActor } from './verb.js';

/** The unit of coordinators and leaders of the bureau. */
export const BUREAU = 'bureau';

/** Whether the actor's unit stands on this side of the assignment. */
export const isOnSide = (state: IssuedState, actor: UserActor, side: Side): boolean => {
  switch (side) {
    case 'unit':
      return actor.unit === state.unit;
    case 'department':
      return departmentsOf(state).includes(actor.unit);
    case 'lead':
      return actor.unit === state.leadDepartment;
    case 'province':
      return actor.unit === state.province;
    case 'bureau':
      return actor.unit === BUREAU;
    case 'addressee':
      return state.instructions.some(({ addressee }) => addressee === actor.unit);
  }
};

/** Section 5: a suspended assignment takes these alone. */
const WHILE_SUSPENDED: readonly string[] = ['ResumeAssignment', 'RevokeAssignment', 'Comment'];

const holdsRole = (actor: UserActor, roles: Sender['roles']): boolean => roles.some((role) => actor.roles.includes(role));

/** Whether the actor stands where one of the verb's senders stands, whatever their role there. */
export const isSenderOf = (state: IssuedState, actor: UserActor, verb: PersonVerb): boolean => TRANSITIONS[verb].who.some(({ side }) => isOnSide(state, actor, side));

/** Role first, then state: a stranger learns nothing of the state. */
export const unauthorised = (state: IssuedState, actor: Actor, verb: PersonVerb): Refusal | undefined => {
  const { who, from }: Transition = TRANSITIONS[verb];
  const mayRole = actor.kind === 'user' && who.some(({ side, roles }) => isOnSide(state, actor, side) && holdsRole(actor, roles));
  if (!mayRole) return { code: 'WRONG_ROLE', facts: { verb, roles: [...new Set(who.flatMap(({ roles }) => roles))], side: who[0]?.side ?? '' } };
  if (state.status === 'closed') return { code: 'CLOSED', facts: { outcome: state.outcome } };
  if (state.suspended && !WHILE_SUSPENDED.includes(verb)) return { code: 'SUSPENDED', facts: { verb } };
  if (!from.includes(state.status)) return { code: 'WRONG_STATE', facts: { verb, status: state.status, from: [...from] } };
  return heldByAnother(state, actor, who);
};
