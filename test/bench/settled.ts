import { setTimeout as sleep } from 'node:timers/promises';
import type { AssignmentId } from '#domain/shared/ids.js';
import { assignmentViewQuery } from '#messages/assignment.messages.js';
import { workflowIdOf } from '#messages/workflow-ids.js';
import { drive } from './callers.js';
import { connectTemporal, type System } from './system.js';

/** A workflow that has not heard by then never will. */
const SETTLE_MS = 120_000;
const LOOK_MS = 10;

/** What is told at once: an act that moves no instant and ends no stage rides with the next, within the hour. */
export const WAITING = 'select count(*)::int as waiting from wake where wake.not_before <= now()';

/** Ends when every workflow was told of what is told at once; throws where that takes too long. */
export async function settled({ owner }: System, withinMs = SETTLE_MS): Promise<void> {
  for (const until = Date.now() + withinMs; ; await sleep(LOOK_MS)) {
    const { rows } = await owner.query<{ waiting: number }>(WAITING);
    if (rows[0]?.waiting === 0) return;
    if (Date.now() > until) throw new Error(`${rows[0]?.waiting} streams were never told`);
  }
}

/** Every workflow is told of the rest too, and its own fold is held against the record; answers the history of one life: its events, its bytes, its billable Actions. */
export async function heard(system: System, ids: readonly AssignmentId[]): Promise<{ events: number; bytes: number; actions: number }> {
  await system.owner.query('update wake set not_before = now() where wake.not_before > now()');
  await settled(system);
  const { connection, workflow } = await connectTemporal(system);
  const { rows } = await system.owner.query<{ id: string; sequence: number; last_hash: string }>('select stream.id, stream.sequence, stream.last_hash from stream');
  const recorded = new Map(rows.map((row) => [row.id, row]));
  await drive(8, ids.length, async (index) => {
    const id = ids[index] as AssignmentId;
    const handle = workflow.getHandle(workflowIdOf(id));
    for (const until = Date.now() + SETTLE_MS; ; await sleep(20)) {
      const state = await handle.query(assignmentViewQuery);
      if (state.hash === recorded.get(id)?.last_hash) return;
      if (Date.now() > until) throw new Error(`${id}: the workflow is at ${state.sequence}, the record at ${recorded.get(id)?.sequence}`);
    }
  });
  const handle = workflow.getHandle(workflowIdOf(ids[0] as AssignmentId));
  const { historyLength, historySize } = await handle.describe();
  const { events } = await handle.fetchHistory();
  await connection.close();
  return { events: historyLength, bytes: historySize ?? 0, actions: (events ?? []).filter((event) => BILLED.some((kind) => event[kind] != null)).length };
}

/** What Temporal bills as an Action, as far as histories show it. */
const BILLED = [
  'workflowExecutionStartedEventAttributes', 'workflowExecutionSignaledEventAttributes', 'timerStartedEventAttributes', 'activityTaskScheduledEventAttributes', 'markerRecordedEventAttributes',
  'upsertWorkflowSearchAttributesEventAttributes', 'workflowExecutionUpdateAcceptedEventAttributes',
] as const;
