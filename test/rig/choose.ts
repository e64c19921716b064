import type { PersonCommandBody, PersonVerb } from '#domain/assignment/assignment.commands.js';
import type { Reckoning } from '#domain/assignment/assignment.facts.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { PERSON_VERBS } from '#domain/assignment/assignment.transitions.js';
import { bodyOf, castOf, movesOf, type Chance, type Move } from '#testing/moves.js';

/** Of a hundred acts, about so many are sent by somebody at a moment at random, whether or not the rules take them. */
const WILD_PERCENT = 15;
/** Ends an assignment, or halts it: a long run shall have something left to do. */
const ENDING: readonly PersonVerb[] = ['RevokeAssignment', 'CloseOut', 'RequestExemption', 'DecideExemption', 'SuspendAssignment', 'RejectPlan'];
/** Moves nothing on; seldom, so that plans get somewhere. */
const IDLE: readonly PersonVerb[] = ['Comment', 'Copy', 'NudgeAssignment', 'GiveInstruction', 'Reassign', 'Delegate', 'OpenSupervision', 'RaiseSupervision', 'AddReviewer', 'RemoveReviewer', 'TakeBackDecision', 'ReleaseReview', 'WithdrawDraft', 'DeclineSignOff', 'RequestExtension', 'ReopenPlan'];

const isLeftOut = (verb: PersonVerb, choose: Chance): boolean => (ENDING.includes(verb) && choose(40) > 0) || (IDLE.includes(verb) && choose(5) > 0);

/** What somebody sends next to an assignment that was seen in this state. */
export function chooseMove(state: IssuedState, reckoning: Reckoning, choose: Chance): Move | undefined {
  if (choose(100) < WILD_PERCENT) return wild(state, choose);
  const moves = movesOf(state, reckoning, choose).filter(({ body }) => !isLeftOut(body.type, choose));
  const move = moves[choose(Math.max(1, moves.length))];
  return move && { ...move, body: withHash(move.body, state) };
}

/** Anybody, any verb. */
function wild(state: IssuedState, choose: Chance): Move | undefined {
  const cast = castOf(state);
  const actor = cast[choose(cast.length)];
  const verb = PERSON_VERBS[choose(PERSON_VERBS.length)];
  if (!actor || !verb || ENDING.includes(verb)) return undefined;
  return { actor, body: withHash(bodyOf(state, actor, verb, choose), state) };
}

/** Signing and submitting name the text that was frozen. */
function withHash(body: PersonCommandBody, state: IssuedState): PersonCommandBody {
  if (!('textHash' in body)) return body;
  return 'plan' in state && state.plan ? { ...body, textHash: state.plan.textHash } : body;
}
