import { Worker, type WorkflowBundle } from '@temporalio/worker';
import type { ChangeSetId } from '#domain/shared/ids.js';
import { eventsRecordedSignal } from '#messages/assignment.messages.js';
import type { ChangeSetActivities, ChangeSetStart } from '#messages/change-set.messages.js';
import { TASK_QUEUES } from '#messages/task-queues.js';
import { IDENTITY, type TestServer } from './temporal-servers.js';
import { endWorkflow } from './workflow-histories.js';

const PAGE = 3;

/** The rows of a change set without a database: which wait, which are held, and each application as it came. */
export class InMemoryChangeSet {
  readonly applied: string[] = [];
  readonly held: string[] = [];
  pages = 0;
  /** Called before each row; what it throws ends the page half-way. */
  beforeRow: (row: string) => void = () => undefined;

  private waiting: string[];
  private stale: readonly string[];

  constructor(waiting: readonly string[], stale: readonly string[] = []) {
    this.waiting = [...waiting];
    this.stale = stale;
  }

  /** As a second preview that was applied: what was held waits again, and is not stale any more. */
  release(): void {
    this.waiting = this.held.splice(0);
    this.stale = [];
  }

  readonly activities: ChangeSetActivities = {
    applyChangePage: () => {
      this.pages++;
      const page = this.waiting.slice(0, PAGE);
      for (const row of page) {
        this.beforeRow(row);
        // As the command id in the record: a row is applied once, however often its page is sent.
        if (!this.applied.includes(row)) (this.stale.includes(row) ? this.held : this.applied).push(row);
      }
      this.waiting = this.waiting.slice(page.length);
      return Promise.resolve({ settled: page.length, isLeft: this.waiting.length > 0, isClosed: this.waiting.length === 0 && this.held.length === 0 });
    },
  };
}

/** One change set and its workflow on a server. */
export function changeSetScene({ env }: TestServer, { changeSet, rows, taskQueue, continueAt }: { changeSet: ChangeSetId; rows: InMemoryChangeSet; taskQueue: string; continueAt?: number }) {
  const workflowId = `${taskQueue}/${changeSet}`;
  const start: ChangeSetStart = { changeSet, ...(continueAt === undefined ? {} : { continueAt }) };
  const shared = { connection: env.nativeConnection, namespace: env.namespace ?? 'default', identity: IDENTITY } as const;
  let upTo = 0;
  return {
    workflowId,
    handle: env.client.workflow.getHandle(workflowId),
    /** As the relay does after an act of the change set. */
    tell: () =>
      env.client.workflow.signalWithStart('changeSetWorkflow', {
        workflowId, taskQueue, args: [start], signal: eventsRecordedSignal, signalArgs: [{ upTo: ++upTo, events: [], rulesVersion: 1 }], workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      }),
    /** Runs the workflow while the test lasts, and by `bulk` the queue of its pages. */
    run: async (workflowBundle: WorkflowBundle, test: () => Promise<void>): Promise<void> => {
      const worker = await Worker.create({ ...shared, taskQueue, workflowBundle });
      await worker.runUntil(() => test().finally(() => endWorkflow(env.client, workflowId)));
    },
    bulk: async (test: () => Promise<void>): Promise<void> => {
      const worker = await Worker.create({ ...shared, taskQueue: TASK_QUEUES.bulk, activities: rows.activities });
      await worker.runUntil(test);
    },
  };
}
