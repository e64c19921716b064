import type { AssignmentEvent } from '#domain/assignment/assignment.events.js';

/** 抄送 to a person or a unit. */
export interface CopyRow {
  readonly assignment_id: string;
  readonly recipient: string;
  readonly copied_ms: number;
}

export const copies = (events: readonly AssignmentEvent[]): CopyRow[] =>
  events.flatMap((event) => (event.type === 'Copied' ? event.data.to.map((recipient) => ({ assignment_id: event.stream, recipient, copied_ms: event.at })) : []));
