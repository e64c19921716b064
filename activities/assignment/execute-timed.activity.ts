import type { AssignmentActivities } from '#messages/assignment.messages.js';
import { executeTimed as throughRecord } from '#record/execute-timed.js';
import type { RecordContext } from '#record/record-context.js';

/** Twice is harmless: the command id is built from rule and occurrence. */
export const executeTimed =
  (record: RecordContext): AssignmentActivities['executeTimed'] =>
  (input) =>
    throughRecord(record, input);
