import type { AssignmentCommand } from '#domain/assignment/assignment.commands.js';
import type { AssignmentEvent, NewAssignmentEvent } from '#domain/assignment/assignment.events.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import { evolve } from '#domain/assignment/assignment.evolve.js';
import type { AssignmentState, IssuedState } from '#domain/assignment/assignment.state.js';
import { stageOf } from '#domain/assignment/stage.js';
import { nextDue } from '#domain/deadline/next-due.js';
import { ledgerChanges, type LedgerChanges } from '#domain/reminder/ledger-changes.js';
import { seal, type RecordedEvent } from './recorded-event.js';

/** What one command did to one stream: sealed events, the state after them, the ledger's difference. */
export interface StreamChange {
  readonly before: AssignmentState;
  readonly after: IssuedState;
  readonly events: readonly AssignmentEvent[];
  readonly sealed: readonly RecordedEvent[];
  readonly ledger: LedgerChanges;
  /** False where the workflow may hear of it with the next signal: no instant moved, no stage ended, no effect asked. */
  readonly mustWake: boolean;
}

/** Events that ask for an effect beside the workflow's loop. */
export const WITH_EFFECT: readonly string[] = ['SupervisionOpened', 'SupervisionRaised', 'InstructionGiven'];

/** Seals and folds what `decide` gave. */
export const changeOf = (before: AssignmentState, given: readonly NewAssignmentEvent[], command: AssignmentCommand, facts: AssignmentFacts): StreamChange => {
  let state = before;
  const events: AssignmentEvent[] = [];
  const sealed: RecordedEvent[] = [];
  for (const { type, data, texts } of given) {
    const round = state.status === 'not_issued' ? 1 : state.round;
    const event = seal({ stream: before.id, sequence: state.sequence + 1, type, at: command.at, actor: command.actor, round, data, texts: texts ?? {}, previousHash: state.hash });
    const { texts: _texts, ...told } = event;
    const asEvent = told as unknown as AssignmentEvent;
    state = evolve(state, asEvent);
    sealed.push(event);
    events.push(asEvent);
  }
  if (state.status === 'not_issued') throw new Error(`${command.type} gave no event for ${before.id}`);
  const mustWake = nextDue(before)?.at !== nextDue(state)?.at || stageOf(before) !== stageOf(state) || events.some((event) => WITH_EFFECT.includes(event.type));
  return { before, after: state, events, sealed, ledger: ledgerChanges(before, state, facts), mustWake };
};
