import { describe, expect, it } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { readFileSync } from 'node:fs';
import { SYSTEM } from '#domain/access/actor.js';
import { ledgerChangedSignal } from '#messages/reminder.messages.js';
import { TASK_QUEUES } from '#messages/task-queues.js';
import { issueBody } from '#testing/assignments.js';
import { AssignmentProcess } from '#testing/assignment-process.js';
import { CHARACTERS } from '#testing/characters/all.js';
import { CHARACTERS_STREAM, instantOfLine, perform, YEAR_BEGINS, YEAR_ENDS, type Character } from '#testing/characters/character.js';
import { asList } from '#testing/in-memory-reminders.js';
import { recordWithReminders } from '#testing/rehearsal.js';
import { IDENTITY, timeSkippingServer } from '#testing/temporal-servers.js';
import { endWorkflow } from '#testing/workflow-histories.js';
import { workflowSuite } from '#testing/workflow-suite.js';

describe('the year of a character, kept by the workflows', () => {
  const suite = workflowSuite(timeSkippingServer);

  /** Both workflows with a record and a ledger in memory; people act at their hours of the skipping clock. */
  const play = async ({ name, story }: Character): Promise<string> => {
    const { env } = suite.server;
    const offset = YEAR_BEGINS - (await env.currentTimeMs());
    const now = async (): Promise<number> => (await env.currentTimeMs()) + offset;
    const dispatchId = `${name}/reminder-dispatch`;
    /** As the relay does at each look. */
    const tellDispatch = async (): Promise<void> => {
      const dueAt = reminders.earliest;
      if (dueAt === null) return;
      await env.client.workflow.signalWithStart('reminderDispatchWorkflow', { workflowId: dispatchId, taskQueue: name, args: [{ clockOffset: offset }], signal: ledgerChangedSignal, signalArgs: [{ dueAt, clockOffset: offset }] });
    };
    const { record, reminders } = recordWithReminders(now, tellDispatch);
    const process = new AssignmentProcess(env.client, record, CHARACTERS_STREAM, { taskQueue: name, clockOffset: () => offset });
    const dispatchDue = async () => {
      const at = await now();
      const dispatched = reminders.dispatch(at);
      const nextDueAt = reminders.earliest;
      return nextDueAt === null ? { dispatched, nextDueAt } : { dispatched, nextDueAt, waitMs: Math.max(0, nextDueAt - at) };
    };
    const shared = { connection: env.nativeConnection, namespace: env.namespace ?? 'default', identity: IDENTITY } as const;
    const worker = await Worker.create({ ...shared, taskQueue: name, workflowBundle: suite.workflowBundle, activities: { ...record.activities, dispatchDue } });
    const notify = await Worker.create({ ...shared, taskQueue: TASK_QUEUES.notify, activities: { deliverHanded: () => Promise.resolve({ sent: 0, retryInMs: null }) } });
    const year = async (): Promise<void> => {
      await record.must(CHARACTERS_STREAM, SYSTEM, issueBody(CHARACTERS_STREAM));
      await process.tell();
      for (const line of story) {
        await env.sleep(Math.max(0, instantOfLine(line) - (await now())));
        await perform(record, line);
        await process.tell();
      }
      await env.sleep(YEAR_ENDS - (await now()));
    };
    // What would be left running holds the server's clock in the next test.
    const end = async (): Promise<void> => {
      await process.end();
      await endWorkflow(env.client, dispatchId);
    };
    await notify.runUntil(worker.runUntil(() => year().finally(end)));
    return asList(reminders.notices);
  };

  it.each([...CHARACTERS])('$name: the same notices as in the rehearsal', async (character) => {
    expect(await play(character)).toBe(readFileSync(new URL(`../../test/fixtures/golden/${character.name}.txt`, import.meta.url), 'utf8'));
  });
});
