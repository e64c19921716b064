import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { AssignmentEvent } from '#domain/assignment/assignment.events.js';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import type { DueRule } from '#domain/deadline/due-rule.js';
import type { AssignmentId } from '#domain/shared/ids.js';

/** Start input: state only at continue-as-new. `clockOffset` in ms, 0 outside the demo. */
export interface AssignmentStart {
  readonly assignment: AssignmentId;
  readonly rulesVersion: number;
  readonly clockOffset?: number;
  readonly upTo?: number;
  readonly state?: AssignmentState;
  /** History length at which a run continues as new; tests lower it. */
  readonly continueAt?: number;
}

/** What the record holds: all events after the last told one; without events where they would be too many. */
export interface EventsRecorded {
  readonly upTo: number;
  readonly events: readonly AssignmentEvent[];
  readonly rulesVersion: number;
}
export const eventsRecordedSignal = defineSignal<[EventsRecorded]>('eventsRecorded');
/** Demo and tests: the offset in ms of the record's clock; arm anew. */
export const clockMovedSignal = defineSignal<[number]>('clockMoved');
export const assignmentViewQuery = defineQuery<AssignmentState>('assignmentView');

export interface AssignmentActivities {
  /** Events after `after`; throws on a broken chain. */
  loadEvents(input: { assignment: AssignmentId; after: number }): Promise<{ upTo: number; events: readonly AssignmentEvent[] }>;
  /**
   * Sends the timed command through the record. Answers all events after `after`; `waitMs` where the instant has not
   * come yet by the record's clock (a span: the two clocks differ).
   */
  executeTimed(input: { assignment: AssignmentId; rule: DueRule; occurrence: string; after: number }): Promise<{ events: readonly AssignmentEvent[]; waitMs?: number }>;
  /** Writes the supervision notice (督办单) as a document beside the record; done once per event. */
  composeSupervisionNotice(input: { assignment: AssignmentId; sequence: number }): Promise<void>;
}
