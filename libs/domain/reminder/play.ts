import { SYSTEM, type Actor } from '../access/actor.js';
import type { AssignmentCommand, AssignmentCommandBody } from '../assignment/assignment.commands.js';
import { decide, foldTentatively } from '../assignment/assignment.decide.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { AssignmentState } from '../assignment/assignment.state.js';
import type { DueInstant } from '../deadline/due-rule.js';
import { isRefused } from '../shared/refusal.js';
import { changesBetween, plannedRows, type LedgerChanges, type PlannedRows } from './ledger-changes.js';

/** What one act or instant does, ahead of the record: nothing of it is sealed or kept. */
export interface Played {
  readonly after: AssignmentState;
  /** What the state after it asks for. */
  readonly rows: PlannedRows;
  readonly events: readonly NewAssignmentEvent[];
  readonly ledger: LedgerChanges;
}

/** Where a walk stands; the rows need not be planned twice. */
export type Standing = Pick<Played, 'after' | 'rows'>;
export const standingAt = (state: AssignmentState, facts: AssignmentFacts): Standing => ({ after: state, rows: plannedRows(state, facts) });

/** Plays an act by the record's own rules at the instant of the facts. Whoever foretells knows what may be done: a refusal is a bug. */
export const play = ({ after: before, rows: was }: Standing, actor: Actor, body: AssignmentCommandBody, facts: AssignmentFacts): Played => {
  const command: AssignmentCommand = { ...body, actor, at: facts.at, commandId: 'foretold' };
  const decision = decide(before, command, facts);
  if (isRefused(decision)) throw new Error(`${before.id}: ${body.type} is refused: ${JSON.stringify(decision.refusal)}`);
  const after = foldTentatively(before, decision.events, command);
  const rows = plannedRows(after, facts);
  return { after, rows, events: decision.events, ledger: changesBetween(before, was, after, rows, facts) };
};

/** Lets an instant come that the state waits for. */
export const playDue = (before: Standing, { rule, occurrence }: DueInstant, facts: AssignmentFacts): Played => play(before, SYSTEM, { type: 'PassInstant', rule, occurrence }, facts);
