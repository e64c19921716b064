import { doersOf } from '../access/actor.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import type { UserActor } from '../assignment/verb.js';
import type { Refusal } from '../shared/refusal.js';
import type { SupervisionCase } from './supervision.state.js';

export const openCases = (state: IssuedState): readonly SupervisionCase[] => [...(state.openCase ? [state.openCase] : []), ...state.instructions];
/** The open case or instruction of this id. */
export const caseOf = (state: IssuedState, id: string): SupervisionCase | undefined => openCases(state).find((each) => each.id === id);

export const noCase = (id?: string): Refusal => ({ code: 'NO_OPEN_CASE', facts: id === undefined ? {} : { case: id } });

/** Whose the check of a reply is: the issuer's; of a notice by rule the lead reviewer's. */
export const mayCheck = (state: IssuedState, found: SupervisionCase, actor: UserActor): Refusal | undefined => {
  const isOwn = found.issuer === null ? actor.unit === state.leadDepartment && actor.roles.includes('reviewer') : doersOf(actor).includes(found.issuer);
  return isOwn ? undefined : { code: 'NOT_ISSUER', facts: found.issuer === null ? { case: found.id } : { case: found.id, by: found.issuer } };
};

/** Whose the end of a case is: its issuer's alone; a red draft is any bureau leader's to drop. What the rules issued ends with its duty. */
export const mayClose = (found: SupervisionCase, actor: UserActor): Refusal | undefined => {
  const isOwn = found.level === 'red' && found.issuedAt === null ? actor.roles.includes('bureau_leader') : found.issuer !== null && doersOf(actor).includes(found.issuer);
  return isOwn ? undefined : { code: 'NOT_ISSUER', facts: found.issuer === null ? { case: found.id } : { case: found.id, by: found.issuer } };
};

/** The first reason that holds for every open case; none of them: there is none, or one is in order. */
export const forSome = (state: IssuedState, why: (each: SupervisionCase) => Refusal | undefined): Refusal | undefined => {
  const cases = openCases(state);
  if (cases.length === 0) return noCase();
  const refusals = cases.map(why);
  return refusals.some((refusal) => !refusal) ? undefined : refusals[0];
};
