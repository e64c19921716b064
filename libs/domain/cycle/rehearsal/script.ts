import type { PersonCommandBody } from '../../assignment/assignment.commands.js';
import type { AssignmentFacts } from '../../assignment/assignment.facts.js';
import type { IssuedState } from '../../assignment/assignment.state.js';
import type { UserActor } from '../../assignment/verb.js';
import type { Instant } from '../../calendar/instant.js';

/** What somebody does next, and when. */
export interface ScriptedAct {
  readonly at: Instant;
  readonly actor: UserActor;
  readonly body: PersonCommandBody;
}

/**
 * How a unit and its reviewers carry an assignment through the year: their next act in a state, `done` acts after the issue;
 * null: nobody does anything any more, unless an instant changes the state.
 */
export type Script = (state: IssuedState, done: number, facts: AssignmentFacts) => ScriptedAct | null;

/** The text that every `DraftPlan` of a rehearsal freezes. */
export const REHEARSED_TEXT = 'rehearsed-text';
