import { SYSTEM } from '#domain/access/actor.js';
import type { CycleEvents } from '#domain/cycle/cycle.events.js';
import type { CycleDueRule } from '#domain/cycle/cycle.state.js';
import type { CycleId } from '#domain/shared/ids.js';
import type { EventIn } from '#domain/shared/stream.js';
import { CYCLE } from './cycle.aggregate.js';
import { executeStream } from './execute-stream.js';
import { loadEvents } from './load-events.js';
import type { RecordContext } from './record-context.js';

type CycleEvent = EventIn<CycleEvents>;

/** The events of a cycle after a sequence, as its workflow may know them. Throws on a broken chain. */
export async function loadCycleEvents(record: RecordContext, cycle: CycleId, after: number): Promise<{ upTo: number; events: CycleEvent[] }> {
  const { upTo, events } = await loadEvents(record, cycle, after);
  // Sound: a cycle's stream holds a cycle's events.
  return { upTo, events: events as unknown as CycleEvent[] };
}

/** A timed command of a cycle, answered as `executeTimed` answers those of an assignment. */
export async function passCycleInstant(
  record: RecordContext,
  { cycle, rule, occurrence, after }: { cycle: CycleId; rule: CycleDueRule; occurrence: string; after: number },
): Promise<{ events: CycleEvent[]; waitMs?: number }> {
  const outcome = await executeStream(record, CYCLE, {
    stream: cycle, commandId: `due/${rule}/${occurrence}@${cycle}`, actor: SYSTEM, body: { type: 'PassInstant', rule, occurrence }, tellsWorkflow: true,
  });
  const { events } = await loadCycleEvents(record, cycle, after);
  if ('refusal' in outcome && outcome.refusal.code === 'TOO_EARLY') return { events, waitMs: Number(outcome.refusal.facts['waitMs']) };
  if (events.length === 0) throw new Error(`${cycle}: ${rule} ${occurrence} is due for the workflow alone; reconcile it`);
  return { events };
}
