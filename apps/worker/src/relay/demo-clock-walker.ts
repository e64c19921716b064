import type { Client } from '@temporalio/client';
import { clockMovedSignal } from '#messages/assignment.messages.js';
import { workflowIdOf } from '#messages/workflow-ids.js';
import { stepDemoClock } from '#record/demo-clock.js';
import type { RecordContext } from '#record/record-context.js';

/** A workflow that was told and still has something due after this long is told again: it may have been away. */
const REPEAT_MS = 30_000;

/** Demo only: walks the clock, and tells the workflows whose instant has come that it has. */
export class DemoClockWalker {
  isMoving = false;
  private readonly told = new Map<string, { offset: number; at: number }>();

  constructor(
    private readonly record: RecordContext,
    private readonly client: Client,
  ) {}

  async step(): Promise<void> {
    const { moving, offset, dueStreams } = await stepDemoClock(this.record);
    this.isMoving = moving;
    if (!moving) this.told.clear();
    const fresh = dueStreams.filter((stream) => {
      const last = this.told.get(stream);
      return !last || last.offset !== offset || Date.now() - last.at > REPEAT_MS;
    });
    await Promise.all(
      fresh.map(async (stream) => {
        await this.client.workflow.getHandle(workflowIdOf(stream)).signal(clockMovedSignal, offset);
        this.told.set(stream, { offset, at: Date.now() });
      }),
    );
  }
}
