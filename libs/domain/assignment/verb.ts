import type { Actor } from '../access/actor.js';
import type { Decision, Refusal } from '../shared/refusal.js';
import type { CommandOf, PersonVerb } from './assignment.commands.js';
import type { NewAssignmentEvent } from './assignment.events.js';
import type { AssignmentFacts, Reckoning } from './assignment.facts.js';
import type { StateFor } from './assignment.transitions.js';

export type UserActor = Extract<Actor, { kind: 'user' }>;

/**
 * The rule of one verb. State, side and role are checked before, by the table of transitions; the instants that the state
 * then waits for are armed behind it.
 */
export interface Verb<V extends PersonVerb> {
  /** The first reason why this person may not, whatever the body; a button shows it. */
  readonly may?: (state: StateFor<V>, actor: UserActor, reckoning: Reckoning) => Refusal | undefined;
  readonly decide: (state: StateFor<V>, command: CommandOf<V> & { readonly actor: UserActor }, facts: AssignmentFacts) => Decision<NewAssignmentEvent>;
}

/** A folder's verbs. */
export type Verbs<V extends PersonVerb> = { readonly [K in V]: Verb<K> };
