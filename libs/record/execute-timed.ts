import type { AssignmentEvent } from '#domain/assignment/assignment.events.js';
import { SYSTEM } from '#domain/access/actor.js';
import type { DueRule } from '#domain/deadline/due-rule.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { execute } from './execute.js';
import { loadEvents } from './load-events.js';
import type { RecordContext } from './record-context.js';

/**
 * A timed command through the same door. Its answer, all events after `after`, is the telling: no `wake` row. `waitMs`
 * where the record's clock is behind the caller's (a span). Throws where record and workflow differ: nothing is due here,
 * and nothing that the workflow has not heard explains it.
 */
export async function executeTimed(
  record: RecordContext,
  { assignment, rule, occurrence, after }: { assignment: AssignmentId; rule: DueRule; occurrence: string; after: number },
): Promise<{ events: AssignmentEvent[]; waitMs?: number }> {
  const outcome = await execute(record, {
    stream: assignment,
    commandId: `due/${rule}/${occurrence}@${assignment}`,
    actor: SYSTEM,
    body: { type: 'PassInstant', rule, occurrence },
    tellsWorkflow: true,
  });
  const { events } = await loadEvents(record, assignment, after);
  const waitMs = 'refusal' in outcome && outcome.refusal.code === 'TOO_EARLY' ? Number(outcome.refusal.facts['waitMs']) : undefined;
  if (waitMs !== undefined) return { events, waitMs };
  if (events.length === 0) throw new Error(`${assignment}: ${rule} ${occurrence} is due for the workflow alone; reconcile it`);
  return { events };
}
