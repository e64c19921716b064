import type { Actor } from '../access/actor.js';
import type { Refusal } from '../shared/refusal.js';
import type { PersonVerb } from './assignment.commands.js';
import { whyNot } from './assignment.decide.js';
import type { Reckoning } from './assignment.facts.js';
import type { IssuedState } from './assignment.state.js';
import { PERSON_VERBS, TRANSITIONS } from './assignment.transitions.js';
import { isSenderOf } from './authority.js';

/** `OptIn` makes an assignment: it is offered where there is none. */
const OFFERED = PERSON_VERBS.filter((verb) => TRANSITIONS[verb].from.length > 0);

/** The verbs of the reader's side, each allowed or with the reason why not. The web shows them and derives nothing. */
export const allowedActions = (state: IssuedState, actor: Actor, reckoning: Reckoning): { type: PersonVerb; refusal: Refusal | null }[] =>
  actor.kind === 'system'
    ? []
    : OFFERED.filter((verb) => isSenderOf(state, actor, verb)).map((type) => ({ type, refusal: whyNot(state, actor, type, reckoning) ?? null }));
