import type { Actor, Role } from '../access/actor.js';
import { heldByAnother } from '../access/held-by.js';
import type { UnitId } from '../shared/ids.js';
import type { Refusal } from '../shared/refusal.js';
import type { PersonVerb } from './assignment.commands.js';
import type { IssuedState } from './assignment.state.js';
import { departmentsOf } from '../review/departments.js';
import { TRANSITIONS } from './assignment.transitions.js';
import { BUREAU, roleAt } from './seat.js';
import type { Sender, Side, Transition } from './transition.js';
import type { UserActor } from './verb.js';

/** Which units stand on each side. A bureau measure is the lead department's own; the coordinator looks after it (B3). */
const placesOf = (state: IssuedState, side: Side): readonly UnitId[] => {
  if (side === 'unit') return [state.unit];
  if (side === 'bureau') return [BUREAU];
  if (side === 'addressee') return state.instructions.map(({ addressee }) => addressee);
  if (side === 'province') return state.province === null ? [] : [state.province];
  if (side === 'supporting') return state.level === 'bureau' ? state.supportingDepartments : [];
  if (state.level === 'bureau') return [BUREAU];
  return side === 'lead' ? [state.leadDepartment] : departmentsOf(state);
};

/** Whether the actor's unit stands on this side of the assignment. */
export const isOnSide = (state: IssuedState, actor: UserActor, side: Side): boolean => placesOf(state, side).includes(actor.unit);

/** Section 5: a suspended assignment takes these alone. */
const WHILE_SUSPENDED: readonly string[] = ['ResumeAssignment', 'RevokeAssignment', 'Comment'];

const rolesOf = (state: IssuedState, { side, roles }: Sender): readonly Role[] => roles.map((role) => roleAt(state.level, side, role));
const holdsRole = (state: IssuedState, actor: UserActor, sender: Sender): boolean => rolesOf(state, sender).some((role) => actor.roles.includes(role));

/** Whether the actor stands where one of the verb's senders stands, whatever their role there. */
export const isSenderOf = (state: IssuedState, actor: UserActor, verb: PersonVerb): boolean => TRANSITIONS[verb].who.some(({ side }) => isOnSide(state, actor, side));

/** Role first, then state: a stranger learns nothing of the state. */
export const unauthorised = (state: IssuedState, actor: Actor, verb: PersonVerb): Refusal | undefined => {
  const { who, from }: Transition = TRANSITIONS[verb];
  const mayRole = actor.kind === 'user' && who.some((sender) => isOnSide(state, actor, sender.side) && holdsRole(state, actor, sender));
  if (!mayRole) return { code: 'WRONG_ROLE', facts: { verb, roles: [...new Set(who.flatMap((sender) => rolesOf(state, sender)))], side: who[0]?.side ?? '' } };
  if (state.status === 'closed') return { code: 'CLOSED', facts: { outcome: state.outcome } };
  if (state.suspended && !WHILE_SUSPENDED.includes(verb)) return { code: 'SUSPENDED', facts: { verb } };
  if (!from.includes(state.status)) return { code: 'WRONG_STATE', facts: { verb, status: state.status, from: [...from] } };
  return heldByAnother(state, actor, who);
};
