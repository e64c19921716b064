import { condition, continueAsNew, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import { eventsRecordedSignal } from '#messages/assignment.messages.js';
import type { ChangeSetStart } from '#messages/change-set.messages.js';
import { inBulk } from '../shared/activity-proxies.js';
import { CONTINUE_AT } from '../shared/follow-stream.js';

/**
 * Applies a change set (变更单) behind the act of its second person, a page of assignments at a time. It waits for the record
 * to say that there is something to apply, told by the relay: again after rows were held and previewed once more. It knows no
 * row: the record does, so that it can be killed and started anew. It ends when each row is applied or dropped.
 */
export async function changeSetWorkflow({ changeSet, continueAt = CONTINUE_AT }: ChangeSetStart): Promise<void> {
  // Whatever started this run is a reason to look.
  let isTold = true;
  setHandler(eventsRecordedSignal, () => {
    isTold = true;
  });
  for (let settled = 0; ; ) {
    await condition(() => isTold);
    isTold = false;
    const page = await inBulk.applyChangePage({ changeSet });
    settled += page.settled;
    setCurrentDetails(`已办 ${settled} 项${page.isLeft ? '' : page.isClosed ? '，已完成' : '，等待执行或再次预览'}`);
    if (page.isClosed) return;
    if (page.isLeft) isTold = true;
    if (isTold && workflowInfo().historyLength > continueAt) await continueAsNew<typeof changeSetWorkflow>({ changeSet, continueAt });
  }
}
