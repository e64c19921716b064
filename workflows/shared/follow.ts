import { continueAsNew } from '@temporalio/workflow';
import type { AssignmentEvent, AssignmentEventType } from '#domain/assignment/assignment.events.js';
import { rulesOf } from '#domain/assignment/assignment.rules.js';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import type { Stage } from '#domain/assignment/stage.js';
import type { DueInstant } from '#domain/deadline/due-rule.js';
import { assignmentViewQuery, type AssignmentStart } from '#messages/assignment.messages.js';
import { act } from './activity-proxies.js';
import { followStream, type EffectsOf } from './follow-stream.js';



/** What follows an event of an assignment outside the record, keyed by it; runs beside the loop. */
export type Effects = Partial<Record<AssignmentEventType, (input: { assignment: AssignmentState['id']; sequence: number }) => Promise<void>>>;

/** Follows an assignment's stream. */
export function follow(start: AssignmentStart, always: Effects) {
  const { assignment, rulesVersion } = start;
  const { initialState, evolve, nextDue, stageOf, inWords } = rulesOf(rulesVersion);
  const ofThis = (effects: Effects): EffectsOf<AssignmentEvent> =>
    Object.fromEntries(Object.entries(effects).map(([type, effect]) => [type, (sequence: number) => effect({ assignment, sequence })]));
  const stream = followStream<AssignmentState, AssignmentEvent, DueInstant, Stage>({
    start, initial: initialState(assignment), evolve, nextDue, stageOf, inWords, view: assignmentViewQuery,
    load: (after) => act.loadEvents({ assignment, after }),
    passInstant: ({ rule, occurrence }, after) => act.executeTimed({ assignment, rule, occurrence, after }),
    continueAsNew: (carried) => continueAsNew<(input: AssignmentStart) => Promise<void>>({ assignment, ...carried }),
    always: ofThis(always),
  });
  return {
    during: (stage: Stage, effects: Effects = {}): Promise<void> => stream.during(stage, ofThis(effects)),
    isClosed: () => stream.stage() === 'closed',
    effectsDone: stream.effectsDone,
  };
}
