import { doersOf } from '#domain/access/actor.js';
import type { AssignmentEvent } from '#domain/assignment/assignment.events.js';

/** 已办 and 我发起 of a person: the last thing they did on an assignment, and whether they set a plan on its way. */
export interface InvolvementRow {
  readonly user_id: string;
  readonly assignment_id: string;
  readonly started: boolean;
  readonly last_type: string;
  readonly last_ms: number;
}

const STARTS: readonly string[] = ['PlanDrafted', 'PlanSubmitted', 'CompletionDeclared'];

/** One row an act and person, two with a proxy: its first event names what was done. */
export const involvements = (events: readonly AssignmentEvent[]): InvolvementRow[] => {
  const first = events[0];
  if (!first || first.actor.kind !== 'user' || first.type === 'AssignmentIssued') return [];
  const started = events.some((event) => STARTS.includes(event.type));
  return doersOf(first.actor).map((user_id) => ({ user_id, assignment_id: first.stream, started, last_type: first.type, last_ms: first.at }));
};
