import type { IssuedState } from '../assignment/assignment.state.js';
import type { Sender } from '../assignment/transition.js';
import type { UserActor } from '../assignment/verb.js';
import type { Refusal } from '../shared/refusal.js';
import { doersOf, type Role } from './actor.js';

const CLERKS: readonly Role[] = ['clerk', 'liaison'];

/**
 * Once somebody handles the unit's clerk work, its other clerks keep off it (L11). Clerk work is what only clerks and liaisons
 * send; who may send it as liaison still does.
 */
export const heldByAnother = (state: IssuedState, actor: UserActor, who: readonly Sender[]): Refusal | undefined => {
  if (!state.handler || actor.unit !== state.unit || doersOf(actor).includes(state.handler.by)) return undefined;
  const roles = who.filter(({ side }) => side === 'unit').flatMap((sender) => sender.roles);
  const isClerkWork = roles.every((role) => CLERKS.includes(role));
  // A department that carries something out has no liaison (B3).
  const isLiaison = state.level !== 'bureau' && roles.includes('liaison') && actor.roles.includes('liaison');
  return isClerkWork && !isLiaison ? { code: 'HELD_BY', facts: { by: state.handler.by } } : undefined;
};
