import { doersOf } from '../access/actor.js';
import type { Refusal } from '../shared/refusal.js';
import type { UnitId, UserId } from '../shared/ids.js';
import type { PersonVerb } from './assignment.commands.js';
import type { IssuedState } from './assignment.state.js';
import { BUREAU } from './seat.js';
import type { PendingRequest, RequestSide } from './pending.js';
import type { UserActor } from './verb.js';

/** The department of a side's role, for worklists and ledger rows. */
export const unitOfSide = (side: RequestSide, leadDepartment: UnitId): UnitId => (side === 'director' ? leadDepartment : BUREAU);

/** Who decides for the bureau: of its own measure the coordinator alone (B3). */
export const bureauSides = ({ level }: Pick<IssuedState, 'level'>, sides: readonly RequestSide[]): readonly RequestSide[] => (level === 'bureau' ? ['coordinator'] : sides);

export const sideOf = (actor: UserActor): RequestSide => (actor.unit === BUREAU ? 'coordinator' : 'director');

/** The sides that have not decided yet. */
export const waitingSides = ({ needs, consents }: PendingRequest): RequestSide[] => needs.filter((side) => !consents.some((consent) => consent.side === side));

export const hasAllConsents = (request: PendingRequest, actor: UserActor): boolean => waitingSides(request).every((side) => side === sideOf(actor));

/** Why this person may not decide the request: nobody decides for both sides, nor on what they asked for themselves. */
export const mayDecideRequest = (verb: PersonVerb, request: PendingRequest | null | undefined, actor: UserActor): Refusal | undefined => {
  if (!request) return { code: 'NO_REQUEST', facts: { verb } };
  const side = sideOf(actor);
  if (!request.needs.includes(side)) return { code: 'WRONG_ROLE', facts: { verb, roles: [...request.needs], side: 'lead' } };
  if (request.consents.some((consent) => consent.side === side)) return { code: 'ALREADY_DECIDED', facts: { department: actor.unit, decision: 'granted' } };
  return secondPersonNeeded(verb, [...request.by, ...request.consents.flatMap((consent) => consent.by)], actor);
};

/** Two names for one act: who did the first part may not do the second, nor by proxy. */
export const secondPersonNeeded = (verb: PersonVerb, first: readonly UserId[], actor: UserActor): Refusal | undefined => {
  const same = first.find((user) => doersOf(actor).includes(user));
  return same === undefined ? undefined : { code: 'SECOND_PERSON_NEEDED', facts: { verb, by: same } };
};
