import type { CycleActivities } from '#messages/cycle.messages.js';
import { passCycleInstant as throughRecord } from '#record/pass-cycle-instant.js';
import type { RecordContext } from '#record/record-context.js';

/** Twice is harmless: the command id is built from rule and occurrence. */
export const passCycleInstant =
  (record: RecordContext): CycleActivities['passCycleInstant'] =>
  (input) =>
    throughRecord(record, input);
