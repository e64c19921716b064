import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { AssignmentId } from '#domain/shared/ids.js';
import { workflowIdOf } from '#messages/workflow-ids.js';
import { asking } from '#processes/ask-workflow.js';
import type { StreamRow, WorkflowRow } from './evidence.js';
import type { World } from './world.js';

const AT_ONCE = 12;
/** A run that has just begun loads what was before it; an act may be on its way. */
const LOOKS = 6;
const PAUSE_MS = 1_500;
/** Histories replayed; of a bigger cycle every n-th. */
const MOST_REPLAYS = 500;

/** What every open stream's workflow knows; a closed one's is asked whether it has ended. */
export async function workflowsOf(world: World, streams: readonly StreamRow[]): Promise<readonly WorkflowRow[]> {
  const { temporal } = world.system;
  const ask = asking(temporal);
  const one = async (row: StreamRow): Promise<WorkflowRow> => {
    for (let look = 1; ; look++) {
      const asked = await ask(row.id as AssignmentId);
      const { sequence, hash } = (asked.is === 'running' ? asked.state : null) ?? { sequence: 0, hash: '' };
      const isThere = row.closed ? asked.is === 'completed' : asked.is === 'running' && sequence >= row.sequence;
      if (isThere || look === LOOKS) return { stream: row.id, is: asked.is, sequence, hash, attempt: await attemptOf(world, row.id) };
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  return inParallel(streams, one);
}

async function attemptOf({ system: { temporal } }: World, stream: string): Promise<number> {
  try {
    const { raw } = await temporal.workflow.getHandle(workflowIdOf(stream as AssignmentId)).describe();
    return raw.pendingWorkflowTask?.attempt ?? 0;
  } catch {
    return 0;
  }
}

/** Every history once more, by this bundle, without a server. */
export async function replayed({ system }: World, bundle: string, streams: readonly string[]): Promise<{ checked: number; failed: readonly string[] }> {
  quiet();
  const { temporal } = system;
  const step = Math.max(1, Math.ceil(streams.length / MOST_REPLAYS));
  const chosen = streams.filter((_, index) => index % step === 0);
  const histories = await inParallel(chosen, async (stream) => ({ workflowId: workflowIdOf(stream as AssignmentId), history: await temporal.workflow.getHandle(workflowIdOf(stream as AssignmentId)).fetchHistory().catch(() => undefined) }));
  const failed: string[] = [];
  let checked = 0;
  const known = histories.flatMap(({ workflowId, history }) => (history && (history.events?.length ?? 0) > 2 ? [{ workflowId, history }] : []));
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: { codePath: bundle }, dataConverter: system.dataConverter }, known)) {
    checked += 1;
    if (error) failed.push(`${workflowId}: ${error.name} ${error.message.slice(0, 200)}`);
  }
  return { checked, failed };
}

let isQuiet = false;
function quiet(): void {
  if (isQuiet) return;
  isQuiet = true;
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR', () => undefined) });
}

async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) done[index] = await work(items[index] as T);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return done;
}
