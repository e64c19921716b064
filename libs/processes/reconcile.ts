import type { Client } from '@temporalio/client';
import { eventsRecordedSignal } from '#messages/assignment.messages.js';
import type { Reconciled, ReconcileReport, ReconcileScope } from '#messages/operations.messages.js';
import { TASK_QUEUES } from '#messages/task-queues.js';
import { REMINDER_DISPATCH_ID, workflowIdOf } from '#messages/workflow-ids.js';
import { earliestArmed } from '#record/dispatch.js';
import { openStreams, type OpenStream } from '#record/open-streams.js';
import type { RecordContext } from '#record/record-context.js';
import { clockOffset, wakeAgain } from '#record/wake.js';
import { asking, describing } from './ask-workflow.js';
import { compare, settledOf, type Found } from './compare.js';
import { followerOf, tellDispatch } from './follower.js';

const PAGE = 200;
const MOST_NAMED = 100;

export interface ReconcileOptions {
  /** `old`: the workflows of streams that older rules folded, whatever they say: those rules are not in this build. */
  readonly scope: ReconcileScope | 'old';
  readonly onPage?: (checked: number) => void;
  /** Called for each difference, also beyond those that the report names. */
  readonly onFound?: (found: Reconciled) => void;
}

/**
 * Holds the workflows of open streams and the dispatch of reminders against the record and sets right what differs: missing,
 * terminated, behind: a `wake` row, the relay tells it; other state or a task that fails: thrown away and started anew;
 * completed while the stream is open: started anew, and an alarm for the caller. One that does not answer is named: there may
 * be no worker.
 */
export async function reconcile(record: RecordContext, client: Client, { scope, onPage, onFound }: ReconcileOptions): Promise<ReconcileReport> {
  const offset = await clockOffset(record);
  const ask = asking(client);
  const which = scope === 'nightly' ? 'changed' : scope === 'old' ? 'old' : 'every';
  const named: Reconciled[] = [];
  let [checked, differences, mended] = [0, 0, 0];
  const report = (found: readonly Reconciled[], looked: number): void => {
    for (const each of found) {
      differences++;
      if (each.did !== 'nothing') mended++;
      onFound?.(each);
      if (named.length < MOST_NAMED) named.push(each);
    }
    checked += looked;
    onPage?.(checked);
  };
  for (let after = ''; ; ) {
    const page = await openStreams(record, which, after, PAGE);
    const last = page.at(-1);
    if (!last) break;
    const found = scope === 'all' || scope === 'old' ? page.map(anew) : await compare(record, ask, page);
    report(await setRight(record, client, found, offset), page.length);
    after = last.stream;
  }
  // Rules of no stream run in it: it is never of an older version.
  if (scope !== 'old') report(await setDispatchRight(record, client, scope, offset), 1);
  return { checked, differences, mended, named };
}

async function setDispatchRight(record: RecordContext, client: Client, scope: ReconcileScope, offset: number): Promise<readonly Reconciled[]> {
  const found = scope === 'all' ? 'asked_for' : await settledOf(() => describing(client, REMINDER_DISPATCH_ID));
  if (found === 'running') return [];
  const isSilent = found === 'silent';
  if (!isSilent) await tellDispatch(client, { dueAt: await earliestArmed(record), clockOffset: offset }, { anew: true });
  return [{ stream: REMINDER_DISPATCH_ID, found, did: isSilent ? 'nothing' : 'started_anew' }];
}

const anew = ({ stream, sequence }: OpenStream): Found => ({ stream, found: 'asked_for', knows: 0, last: sequence });

const WOKEN: readonly Found['found'][] = ['missing', 'terminated', 'behind'];

async function setRight(record: RecordContext, client: Client, found: readonly Found[], offset: number): Promise<readonly Reconciled[]> {
  const woken = found.filter((each) => WOKEN.includes(each.found));
  await wakeAgain(record.pool, woken.map(({ stream, knows, last }) => ({ stream, first: knows + 1, last })));
  const replaced = found.filter((each) => !woken.includes(each) && each.found !== 'silent');
  await Promise.all(replaced.map((each) => startAnew(client, each, offset)));
  return found.map(({ stream, found: what }) => ({ stream, found: what, did: what === 'silent' ? 'nothing' : WOKEN.includes(what) ? 'woken' : 'started_anew' }));
}

/** A new run that folds the record from its first event; whatever ran under the id is terminated in the same call. */
async function startAnew(client: Client, { stream, last }: Found, offset: number): Promise<void> {
  const { workflow, start, rulesVersion, searchAttributes } = followerOf(stream, offset);
  await client.workflow.signalWithStart(workflow, {
    workflowId: workflowIdOf(stream), taskQueue: TASK_QUEUES.assignment, args: [start], signal: eventsRecordedSignal, signalArgs: [{ upTo: last, events: [], rulesVersion }],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE', workflowIdConflictPolicy: 'TERMINATE_EXISTING', staticSummary: stream,
    ...(searchAttributes ? { searchAttributes } : {}),
  });
}
