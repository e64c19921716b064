import { Worker, type WorkerOptions } from '@temporalio/worker';
import { at, parseDay } from '#domain/calendar/day.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { clockMovedSignal } from '#messages/assignment.messages.js';
import { AssignmentProcess } from './assignment-process.js';
import { actorsOf } from './assignments.js';
import { InMemoryRecord } from './in-memory-record.js';
import { IDENTITY, type TestServer } from './temporal-servers.js';

/** Epoch ms of an hour of a Beijing day. */
export const instantOf = (day: string, hour = 0, minute = 0): number => at(parseDay(day), hour, minute);

export interface SceneOptions {
  readonly stream: AssignmentId;
  /** One a scene, so that none sees another's work. */
  readonly taskQueue: string;
  /** Day on which the record's clock stands at the start, 09:00. */
  readonly startsOn?: string;
  /** The workflow believes the record's clock to be this much ahead of what it is. */
  readonly hurryMs?: number;
  readonly continueAt?: number;
}

export type AssignmentScene = Awaited<ReturnType<typeof assignmentScene>>;

/** One assignment: a fake record with its clock, the people who act on it, and its process on a server. */
export async function assignmentScene({ env }: TestServer, { stream, taskQueue, startsOn = '2024-03-29', hurryMs = 0, ...more }: SceneOptions) {
  let offset = instantOf(startsOn, 9) - (await env.currentTimeMs());
  const now = async (): Promise<number> => (await env.currentTimeMs()) + offset;
  const record = new InMemoryRecord(now);
  const setClock = async (day: string, hour = 0, minute = 0): Promise<number> => (offset += instantOf(day, hour, minute) - (await now()));
  const process = new AssignmentProcess(env.client, record, stream, { taskQueue, clockOffset: () => offset + hurryMs, ...more });
  return {
    taskQueue, record, process, actors: actorsOf(record, stream),
    worker: (options: Partial<WorkerOptions> = {}): Promise<Worker> =>
      Worker.create({ connection: env.nativeConnection, namespace: env.namespace ?? 'default', identity: IDENTITY, taskQueue, activities: record.activities, ...options }),
    /** Time goes on to this instant of the record's clock; only on a time-skipping server. */
    until: async (day: string, hour = 0, minute = 0): Promise<void> => env.sleep(instantOf(day, hour, minute) - (await now())),
    /** The record's clock jumps; the workflow is not told. */
    setClock,
    /** The record's clock jumps, and the workflow is told, as in the demo. */
    jump: async (day: string, hour = 0, minute = 0): Promise<void> => process.handle.signal(clockMovedSignal, await setClock(day, hour, minute)),
  };
}
