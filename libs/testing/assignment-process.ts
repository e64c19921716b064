import type { Client, WorkflowHandleWithSignaledRunId } from '@temporalio/client';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { assignmentViewQuery, eventsRecordedSignal, type AssignmentStart, type EventsRecorded } from '#messages/assignment.messages.js';
import type { InMemoryRecord } from './in-memory-record.js';

type AssignmentWorkflow = (start: AssignmentStart) => Promise<void>;

export interface ProcessOptions {
  /** One a test, so that no test sees another's work. */
  readonly taskQueue: string;
  readonly clockOffset?: number;
  readonly continueAt?: number;
  readonly workflowType?: string;
}

/** Stands in for the relay of one stream: tells its workflow what a fake record holds, once or as a test wants it told. */
export class AssignmentProcess {
  private told = 0;
  readonly workflowId: string;

  constructor(
    private readonly client: Client,
    private readonly record: InMemoryRecord,
    readonly stream: AssignmentId,
    private readonly options: ProcessOptions,
  ) {
    this.workflowId = `${options.taskQueue}/${stream}`;
  }

  /** One signal with all that was not told, as the relay does; or the one given. */
  async tell(message: EventsRecorded = this.record.toldOf(this.stream, this.told)): Promise<WorkflowHandleWithSignaledRunId<AssignmentWorkflow>> {
    const { taskQueue, workflowType = 'assignmentWorkflow', ...clock } = this.options;
    const start: AssignmentStart = { assignment: this.stream, rulesVersion: RULES_VERSION, ...clock };
    const handle = await this.client.workflow.signalWithStart<AssignmentWorkflow, [EventsRecorded]>(workflowType, {
      workflowId: this.workflowId, taskQueue, args: [start], signal: eventsRecordedSignal, signalArgs: [message],
    });
    this.told = Math.max(this.told, message.upTo);
    return handle;
  }

  get handle() {
    return this.client.workflow.getHandle<AssignmentWorkflow>(this.workflowId);
  }

  /** The state as the workflow has folded it; needs a worker. */
  state(): Promise<AssignmentState> {
    return this.handle.query(assignmentViewQuery);
  }

  /** Waits until the workflow has folded all that the record holds. Real time: not for the time-skipping server. */
  async untilCaughtUp(timeoutMs = 15_000): Promise<AssignmentState> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const state = await this.state();
      const recorded = this.record.stateOf(this.stream);
      if (state.sequence === recorded.sequence && state.hash === recorded.hash) return state;
      if (Date.now() > end) throw new Error(`${this.workflowId} is at ${state.sequence}, the record at ${recorded.sequence}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
