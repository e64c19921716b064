import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { workflowIdOf } from '#messages/workflow-ids.js';
import type { Tracing } from '#record/tracing.js';
import type { WakeClaim } from '#record/wake.js';

/** What a workflow does because it was told, it does at once; what comes later, comes of the clock. */
const AT_ONCE_MS = 60_000;
/** So many workflows are remembered: those told longest ago are forgotten first. */
const MOST = 1_000;

/**
 * Which telling a workflow's activities come of. Kept in this process alone: nothing of it is in a history, and workflows know
 * nothing of it (decision record 0064). An activity that another worker runs is a trace of its own, found by its workflow's id.
 */
export class ToldTraces {
  private readonly told = new Map<string, { readonly trace: string; readonly at: number }>();

  constructor(
    private readonly tracing: Tracing,
    private readonly now: () => number = Date.now,
  ) {}

  /** A telling: it goes on from the first click, and answers to the others. */
  telling<T>({ stream, last, traces: [of, ...also] }: Pick<WakeClaim, 'stream' | 'last' | 'traces'>, tell: () => Promise<T>): Promise<T> {
    const workflowId = workflowIdOf(stream);
    return this.tracing.within({ name: 'tell workflow', kind: 'producer', of, also, facts: { 'liandong.stream': stream, 'liandong.workflow': workflowId, 'liandong.up_to': last } }, () => {
      const trace = this.tracing.current();
      // Without a click there is nothing that its activities should belong to.
      if (of !== undefined && trace !== undefined) this.remember(workflowId, trace);
      return tell();
    });
  }

  /** For the workers: around each activity, outside the sandbox of workflows. */
  readonly activities: ActivityInterceptorsFactory = ({ info: { activityType, workflowExecution, attempt } }) => ({
    inbound: {
      execute: (input, next) => {
        const workflow = workflowExecution?.workflowId ?? '';
        return this.tracing.within({ name: `activity ${activityType}`, kind: 'consumer', of: this.of(workflow), facts: { 'liandong.activity': activityType, 'liandong.workflow': workflow, 'liandong.attempt': attempt } }, () => next(input));
      },
    },
  });

  private of(workflowId: string): string | undefined {
    const told = this.told.get(workflowId);
    return told && told.at > this.now() - AT_ONCE_MS ? told.trace : undefined;
  }

  private remember(workflowId: string, trace: string): void {
    this.told.delete(workflowId);
    this.told.set(workflowId, { trace, at: this.now() });
    const [oldest] = this.told.keys();
    if (this.told.size > MOST && oldest !== undefined) this.told.delete(oldest);
  }
}
