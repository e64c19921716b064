import type { StreamId } from '#domain/shared/ids.js';

/** A stream's workflow has the stream's id; codes only, as ids are never encrypted. */
export const workflowIdOf = (stream: StreamId): string => stream;
export const REMINDER_DISPATCH_ID = 'reminder-dispatch';
/** The nightly schedule, and the workflow that it starts. */
export const OPERATIONS_ID = 'operations-nightly';
/** The hourly schedule of the anchors, and its workflow. */
export const ANCHOR_ID = 'audit-anchor';
