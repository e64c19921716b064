import type { AssignmentLevel } from '../assignment/assignment.events.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import type { UserActor } from '../assignment/verb.js';
import type { PersonFact } from '../assignment/assignment.facts.js';
import type { Refusal } from '../shared/refusal.js';
import type { UnitId, UserId } from '../shared/ids.js';
import { hadInHand } from '../review/review-slot.js';
import { doersOf, type Role } from './actor.js';

/** A piece of work that can change hands: the clerk work of the unit, or a department's undecided place in the round. */
export interface Work {
  readonly department: UnitId | null;
  /** What its holder must be. */
  readonly role: Role;
  readonly by: UserId | null;
  readonly returnTo: UserId | null;
}

/** Who may give work of others to somebody else: the leader of a unit or of a city's province, the department's director. */
const OVERSEERS: readonly Role[] = ['leader', 'director'];
export const oversees = (actor: UserActor): boolean => actor.roles.some((role) => OVERSEERS.includes(role));

/** Who does the two kinds of work. A bureau measure is a department's own: its reviewers carry it out, the coordinator reviews (B3). */
const ROLES_OF: Readonly<Record<AssignmentLevel, { readonly unit: Role; readonly review: Role }>> = {
  province: { unit: 'clerk', review: 'reviewer' },
  city: { unit: 'clerk', review: 'reviewer' },
  bureau: { unit: 'reviewer', review: 'coordinator' },
};

/** The work of the actor's side in this state. */
export const workOf = (state: IssuedState, actor: UserActor): Work | undefined => {
  if (actor.unit === state.unit) return { department: null, role: ROLES_OF[state.level].unit, by: state.handler?.by ?? null, returnTo: state.handler?.returnTo ?? null };
  if (state.status !== 'in_review') return undefined;
  const slot = state.slots.find(({ department, decision }) => department === actor.unit && !decision);
  return slot && { department: slot.department, role: ROLES_OF[state.level].review, by: slot.claimedBy, returnTo: slot.delegatedBy ?? null };
};

/** Why the work is not this person's to hand over: `owners` of it are, and in a unit anybody's is everybody's. */
export const notTheirs = (work: Work, actor: UserActor, owners: readonly (UserId | null)[]): Refusal | undefined => {
  const { by, department } = work;
  if (doersOf(actor).some((doer) => owners.includes(doer))) return undefined;
  if (by === null) return department === null ? undefined : { code: 'NOT_CLAIMED_BY_YOU', facts: {} };
  return { code: department === null ? 'HELD_BY' : 'NOT_CLAIMED_BY_YOU', facts: { by } };
};

export const NOTHING_TO_HAND_OVER: Refusal = { code: 'NOTHING_TO_HAND_OVER', facts: {} };

/** Only to a person with an enabled account, of the own unit, with the role; who drafted or signed off reviews nothing (fixed). */
export const unfit = (state: IssuedState, work: Work, actor: UserActor, to: UserId, person: PersonFact | undefined): Refusal | undefined => {
  if (!person?.enabled) return { code: 'PERSON_UNAVAILABLE', facts: { by: to } };
  if (person.unit !== actor.unit) return { code: 'NOT_SAME_UNIT', facts: { by: to } };
  if (!person.roles.includes(work.role)) return { code: 'PERSON_LACKS_ROLE', facts: { by: to, roles: [work.role] } };
  if (to === work.by) return { code: 'ALREADY_THEIRS', facts: { by: to } };
  const isInvolved = 'plan' in state && !!state.plan && hadInHand(state.plan).includes(to);
  return work.department !== null && isInvolved ? { code: 'DRAFTED_OR_SIGNED_OFF', facts: { by: to } } : undefined;
};
