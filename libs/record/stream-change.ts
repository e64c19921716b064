import type { AssignmentCommand } from '#domain/assignment/assignment.commands.js';
import type { AssignmentEvent, NewAssignmentEvent } from '#domain/assignment/assignment.events.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import { evolve } from '#domain/assignment/assignment.evolve.js';
import type { AssignmentState, IssuedState } from '#domain/assignment/assignment.state.js';
import type { Instant } from '#domain/calendar/instant.js';
import { stageOf } from '#domain/assignment/stage.js';
import { nextDue } from '#domain/deadline/next-due.js';
import { ledgerChanges, type LedgerChanges } from '#domain/reminder/ledger-changes.js';
import { worklistChanges, type WorklistChanges } from './projections/worklist-item.projection.js';
import { sealAndFold, type RecordedEvent } from './recorded-event.js';

/** What one command did to one stream: sealed events, the state after them, what it changed of the ledger and of worklists. */
export interface StreamChange {
  readonly before: AssignmentState;
  readonly after: IssuedState;
  /** When it happened. */
  readonly at: Instant;
  readonly events: readonly AssignmentEvent[];
  readonly sealed: readonly RecordedEvent[];
  readonly ledger: LedgerChanges;
  readonly worklist: WorklistChanges;
  /** False where the workflow may hear of it with the next signal: no instant moved, no stage ended, no effect asked. */
  readonly mustWake: boolean;
}

/** Events that ask for an effect beside the workflow's loop. */
export const WITH_EFFECT: readonly string[] = ['SupervisionOpened', 'SupervisionRaised', 'InstructionGiven'];

/** An event without its texts, as `evolve` and the workflow know it. */
export const toldOf = ({ texts: _texts, ...event }: RecordedEvent): AssignmentEvent => event as unknown as AssignmentEvent;

/** Seals and folds what `decide` gave. */
export const changeOf = (before: AssignmentState, given: readonly NewAssignmentEvent[], command: AssignmentCommand, facts: AssignmentFacts): StreamChange => {
  const { after, events, sealed } = sealAndFold<AssignmentState, AssignmentEvent>(before, given, command, evolve, (state) => (state.status === 'not_issued' ? 1 : state.round));
  return changeBetween(before, after, events, sealed, facts);
};

/** The same of events that were sealed before. */
export const changeAgain = (before: AssignmentState, sealed: readonly RecordedEvent[], factsOf: (after: IssuedState) => AssignmentFacts): StreamChange => {
  const events = sealed.map(toldOf);
  const after = events.reduce(evolve, before);
  if (after.status === 'not_issued') throw new Error(`no event issued ${before.id}`);
  return changeBetween(before, after, events, sealed, factsOf(after));
};

const changeBetween = (before: AssignmentState, after: AssignmentState, events: readonly AssignmentEvent[], sealed: readonly RecordedEvent[], facts: AssignmentFacts): StreamChange => {
  if (after.status === 'not_issued') throw new Error(`the act gave no event for ${before.id}`);
  const mustWake = nextDue(before)?.at !== nextDue(after)?.at || stageOf(before) !== stageOf(after) || events.some((event) => WITH_EFFECT.includes(event.type));
  return { before, after, at: facts.at, events, sealed, ledger: ledgerChanges(before, after, facts), worklist: worklistChanges(before, after, facts), mustWake };
};
