import type { CycleActivities } from '#messages/cycle.messages.js';
import { loadCycleEvents as fromRecord } from '#record/pass-cycle-instant.js';
import type { RecordContext } from '#record/record-context.js';

export const loadCycleEvents =
  (record: RecordContext): CycleActivities['loadCycleEvents'] =>
  ({ cycle, after }) =>
    fromRecord(record, cycle, after);
