import type { AssignmentActivities } from '#messages/assignment.messages.js';
import { loadEvents as fromRecord } from '#record/load-events.js';
import type { RecordContext } from '#record/record-context.js';

export const loadEvents =
  (record: RecordContext): AssignmentActivities['loadEvents'] =>
  ({ assignment, after }) =>
    fromRecord(record, assignment, after);
