import { readFileSync } from 'node:fs';
import { Worker, type WorkflowBundle } from '@temporalio/worker';
import { nextDue } from '#domain/deadline/next-due.js';
import { clockMovedSignal, type AssignmentActivities } from '#messages/assignment.messages.js';
import { AssignmentProcess } from './assignment-process.js';
import { instantOf } from './assignment-scene.js';
import { eventually } from './eventually.js';
import { InMemoryRecord } from './in-memory-record.js';
import { chance } from './moves.js';
import { walkAtRandom } from './random-walk.js';
import { walkedBy } from './state-graph.js';
import { devServer, IDENTITY, type TestServer } from './temporal-servers.js';
import { historiesOf, type History } from './workflow-histories.js';

const STEPS = 40;
/** Walks under way at once: one alone mostly waits for the server. */
const AT_ONCE = 10;

/** A walk through the rules that a workflow followed: acts told one by one or together, instants that it let pass. */
export interface Walked {
  readonly seed: number;
  readonly histories: readonly History[];
}

/** Records walks of these seeds on one development server, several at once; answers each as it ends. */
export async function recordWalks(bundlePath: string, seeds: readonly number[], taken: (walk: Walked) => Promise<void>): Promise<void> {
  const server = await devServer();
  const workflowBundle = { code: readFileSync(bundlePath, 'utf8') } as WorkflowBundle;
  const waiting = [...seeds];
  try {
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
          // One that a busy machine did not let end in time is left out: another seed stands for it.
          const histories = await recordWalk(server, workflowBundle, seed).catch((error: Error) => void process.stderr.write(`walk ${seed}: ${error.message}\n`));
          if (histories) await taken({ seed, histories });
        }
      }),
    );
  } finally {
    await server.close();
  }
}

/** How a walk is gone. */
export interface WalkWay {
  readonly steps?: number;
  /** 0: the worker keeps nothing in memory, so that it begins anew at each step. */
  readonly maxCachedWorkflows?: number;
  /** After each step, of which the workflow was told; without it two acts in three are told by themselves, others with the next. */
  readonly afterEach?: (process: AssignmentProcess, record: InMemoryRecord) => Promise<void>;
}

/** One walk of a seed, followed by a workflow to its end. Answers its histories. */
export async function recordWalk({ env }: TestServer, workflowBundle: WorkflowBundle, seed: number, { steps = STEPS, maxCachedWorkflows, afterEach }: WalkWay = {}): Promise<readonly History[]> {
  const choose = chance(seed);
  let offset = instantOf('2024-03-29', 9) - Date.now();
  const { stream, settings, issue } = walkedBy(seed);
  const record = new InMemoryRecord(() => Date.now() + offset, { settings });
  // One task queue a walk: each has a record of its own. A short history now and then continues as new.
  const process = new AssignmentProcess(env.client, record, stream, { taskQueue: `walk-${seed}`, clockOffset: () => offset, ...(seed % 10 === 0 ? { continueAt: 40 } : {}) });
  const worker = await Worker.create({ connection: env.nativeConnection, namespace: env.namespace ?? 'default', identity: IDENTITY, taskQueue: `walk-${seed}`, workflowBundle, ...(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows }), activities: record.activities satisfies AssignmentActivities });
  return worker.runUntil(async () => {
    await walkAtRandom(record, {
      stream, issue, steps, choose, passes: false,
      setClock: async (at) => {
        await process.tellRest();
        offset = Math.max(offset, at - Date.now());
        await process.handle.signal(clockMovedSignal, offset);
        await eventually(`the instant of walk ${seed}`, () => (nextDue(record.stateOf(stream))?.at ?? Infinity) > at);
      },
      after: async () => {
        if (afterEach || choose(3) > 0) await process.tellRest();
        await afterEach?.(process, record);
      },
    });
    await process.tellRest();
    await process.untilCaughtUp();
    if (record.stateOf(stream).status === 'closed') await process.handle.result();
    return historiesOf(env.client, process.workflowId);
  });
}
