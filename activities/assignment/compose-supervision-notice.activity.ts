import type { AssignmentActivities } from '#messages/assignment.messages.js';
import type { RecordContext } from '#record/record-context.js';
import { composeSupervisionNotice as inRecord } from '#record/supervision-notice.js';

/** Twice is harmless: one document an event. */
export const composeSupervisionNotice =
  (record: RecordContext): AssignmentActivities['composeSupervisionNotice'] =>
  (input) =>
    inRecord(record, input);
