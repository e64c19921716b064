import type { Client, WorkflowHandleWithSignaledRunId } from '@temporalio/client';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { assignmentViewQuery, eventsRecordedSignal, type AssignmentStart, type EventsRecorded } from '#messages/assignment.messages.js';
import { eventually } from './eventually.js';
import type { InMemoryRecord } from './in-memory-record.js';
import { endWorkflow } from './workflow-histories.js';

type AssignmentWorkflow = (start: AssignmentStart) => Promise<void>;

export interface ProcessOptions {
  /** One a test, so that no test sees another's work. */
  readonly taskQueue: string;
  /** What the relay reads when it starts a workflow. */
  clockOffset(): number;
  readonly continueAt?: number;
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

  /** One signal with all that was not told, as the relay does; or the one given. A terminated workflow starts again. */
  async tell(message: EventsRecorded = this.record.toldOf(this.stream, this.told)): Promise<WorkflowHandleWithSignaledRunId<AssignmentWorkflow>> {
    const { taskQueue, clockOffset, ...more } = this.options;
    const start: AssignmentStart = { assignment: this.stream, rulesVersion: RULES_VERSION, clockOffset: clockOffset(), ...more };
    const handle = await this.client.workflow.signalWithStart<AssignmentWorkflow, [EventsRecorded]>('assignmentWorkflow', {
      workflowId: this.workflowId, taskQueue, args: [start], signal: eventsRecordedSignal, signalArgs: [message],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
    });
    this.told = Math.max(this.told, message.upTo);
    return handle;
  }

  /** What it was not told yet, if there is any: one that has ended is not told again that it has. */
  async tellRest(): Promise<void> {
    const rest = this.record.toldOf(this.stream, this.told);
    if (rest.upTo > this.told) await this.tell(rest);
  }

  get handle() {
    return this.client.workflow.getHandle<AssignmentWorkflow>(this.workflowId);
  }

  /** The state as the workflow has folded it; needs a worker. */
  state(): Promise<AssignmentState> {
    return this.handle.query(assignmentViewQuery);
  }

  /** Nothing of it is left running. */
  end(): Promise<void> {
    return endWorkflow(this.client, this.workflowId);
  }

  /** Waits until the workflow has folded the event of this sequence. */
  untilAt(sequence: number): Promise<void> {
    return eventually(`${this.workflowId} at ${sequence}`, async () => (await this.state()).sequence >= sequence);
  }

  /** Waits until the workflow has folded all that the record holds. */
  async untilCaughtUp(): Promise<AssignmentState> {
    let state = await this.state();
    await eventually(`${this.workflowId} knows what the record holds`, async () => {
      state = await this.state();
      const recorded = this.record.stateOf(this.stream);
      return state.sequence === recorded.sequence && state.hash === recorded.hash;
    });
    return state;
  }
}
