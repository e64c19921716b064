import { describe, expect, it } from '@jest/globals';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { AssignmentId } from '#domain/shared/ids.js';
import { assignmentScene, type AssignmentScene } from '#testing/assignment-scene.js';
import { doomedWorker } from '#testing/doomed-worker.js';
import { eventually } from '#testing/eventually.js';
import { devServer } from '#testing/temporal-servers.js';
import { historiesOf } from '#testing/workflow-histories.js';
import { workflowSuite } from '#testing/workflow-suite.js';

const PLAN = 'asg/2024/t07-o1/44' as AssignmentId;
const MILESTONES = 'asg/2024/t08-o1/44' as AssignmentId;

describe('the process of an assignment is interrupted', () => {
  const suite = workflowSuite(devServer);
  const scene = (stream: AssignmentId, more: { continueAt?: number } = {}): Promise<AssignmentScene> => assignmentScene(suite.server, { stream, taskQueue: suite.taskQueue('interrupted'), ...more });
  const statusOf = async ({ process }: AssignmentScene): Promise<string> => (await process.handle.describe()).status.name;

  /** A whole life of which every act is told by itself, with a return and two instants of a silent province in it. */
  const wholeLife = async ({ record, process, actors, jump }: AssignmentScene): Promise<void> => {
    const each = async (...acts: (() => Promise<unknown>)[]): Promise<void> => {
      for (const act of acts) {
        await act();
        await process.tell();
      }
    };
    await each(actors.issue, actors.acknowledge);
    await jump('2024-07-03', 10);
    await eventually('the case', () => record.timedActs.length === 2);
    await each(actors.submit, actors.returnPlan, actors.submit, actors.approvePlan);
    for (let percent = 1; percent <= 20; percent++) await each(() => actors.report(percent));
    await eventually('the notice', () => record.notices.length === 1);
    await process.untilCaughtUp();
  };
  const expectWhole = ({ record }: AssignmentScene): void => {
    expect(record.timedActs.map(({ rule, outcome }) => [rule, outcome])).toEqual([['plan_due', 'DeadlinePassed'], ['plan_blue', 'SupervisionOpened']]);
    expect(record.notices).toEqual([`${PLAN}@4`]);
    expect(record.calls.composeSupervisionNotice).toBe(1);
  };

  it('continues as new while events arrive: nothing is lost, no effect and no instant comes twice', async () => {
    const it = await scene(PLAN, { continueAt: 15 });
    await (await it.worker({ workflowBundle: suite.workflowBundle })).runUntil(() => wholeLife(it));
    expectWhole(it);
    const runs = await historiesOf(suite.server.env.client, it.process.workflowId);
    // How many depends on how fast the machine is: signals of a slow one share a task.
    expect(runs.length).toBeGreaterThan(1);
  });

  it('its twin with the usual limit stays one run', async () => {
    const it = await scene(PLAN);
    await (await it.worker({ workflowBundle: suite.workflowBundle })).runUntil(() => wholeLife(it));
    expectWhole(it);
    expect(await historiesOf(suite.server.env.client, it.process.workflowId)).toHaveLength(1);
  });

  it('a worker that keeps nothing in memory replays at each step and does the same', async () => {
    const it = await scene(PLAN);
    await (await it.worker({ workflowBundle: suite.workflowBundle, maxCachedWorkflows: 0 })).runUntil(() => wholeLife(it));
    expectWhole(it);
  });

  it('between two acts one worker ends and another goes on', async () => {
    const it = await scene(PLAN);
    await it.actors.issue();
    await it.process.tell();
    await (await it.worker({ workflowBundle: suite.workflowBundle })).runUntil(() => it.process.untilCaughtUp());
    await it.actors.acknowledge();
    await it.process.tell();
    await it.actors.submit();
    await it.process.tell();
    await (await it.worker({ workflowBundle: suite.workflowBundle })).runUntil(async () => {
      expect(await it.process.untilCaughtUp()).toMatchObject({ status: 'in_review' });
    });
    expect(it.record.calls.loadEvents).toBe(0);
  });

  /** Kills a worker process in the middle of an activity; meanwhile the record does what the activity asked, or does not. */
  const killedHalfWay = async (it: AssignmentScene, meanwhile: (input: never) => Promise<unknown>): Promise<void> => {
    const doomed = doomedWorker(suite.server, it.taskQueue, suite.workflowBundle);
    try {
      await it.process.tell();
      const { activity, input } = await doomed.begun;
      expect(activity).toBe('executeTimed');
      await meanwhile(input as never);
    } finally {
      await doomed.kill();
    }
  };

  it('a worker is killed when an instant is recorded and not yet answered: one event, and another worker goes on', async () => {
    const it = await scene(PLAN);
    await it.actors.issue();
    await it.setClock('2024-04-04');
    await killedHalfWay(it, it.record.activities.executeTimed);
    await it.actors.acknowledge();
    await it.process.tell();
    await (await it.worker({ workflowBundle: suite.workflowBundle })).runUntil(async () => {
      // After the 10 s that an activity may take.
      await eventually('the second attempt', () => it.record.timedActs.length === 2);
      expect(await it.process.untilCaughtUp()).toMatchObject({ status: 'acknowledged', overdue: ['acknowledgement'] });
    });
    expect(it.record.timedActs.map(({ outcome }) => outcome)).toEqual(['DeadlinePassed', 'repeated']);
    expect(it.record.eventsOf(PLAN).map(({ type }) => type)).toEqual(['AssignmentIssued', 'DeadlinePassed', 'AssignmentAcknowledged']);
  });

  it('a worker is killed before the instant is recorded, and the province is faster than the next one: nothing passes', async () => {
    const it = await scene(PLAN);
    await it.actors.issue();
    await it.setClock('2024-04-04');
    await killedHalfWay(it, it.actors.acknowledge);
    await it.process.tell();
    await (await it.worker({ workflowBundle: suite.workflowBundle })).runUntil(async () => {
      await eventually('the second attempt', () => it.record.timedActs.length === 1);
      expect(await it.process.untilCaughtUp()).toMatchObject({ status: 'acknowledged', overdue: [] });
    });
    expect(it.record.timedActs.map(({ outcome }) => outcome)).toEqual(['NOTHING_DUE']);
  });

  it('fulfilled while the instant was on its way: nothing passes, and the process has heard of the fulfilment', async () => {
    const it = await scene(PLAN);
    await it.actors.issue();
    await it.actors.acknowledge();
    await it.process.tell();
    const { executeTimed } = it.record.activities;
    await (
      await it.worker({
        workflowBundle: suite.workflowBundle,
        activities: {
          ...it.record.activities,
          executeTimed: async (input: Parameters<typeof executeTimed>[0]) => {
            if (it.record.timedActs.length === 0) await it.actors.submit();
            return executeTimed(input);
          },
        },
      })
    ).runUntil(async () => {
      await it.jump('2024-07-01');
      await eventually('the command', () => it.record.timedActs.length === 1);
      expect(await it.process.untilCaughtUp()).toMatchObject({ status: 'in_review', overdue: [] });
    });
    expect(it.record.timedActs).toMatchObject([{ rule: 'plan_due', outcome: 'NOTHING_DUE' }]);
  });

  it('terminated, it lives again at the next act, folds the record, and repeats no effect', async () => {
    const it = await scene(PLAN);
    await it.actors.issue();
    await it.actors.acknowledge();
    await it.setClock('2024-07-03', 10);
    await (await it.worker({ workflowBundle: suite.workflowBundle })).runUntil(async () => {
      await it.process.tell();
      await eventually('the notice', () => it.record.notices.length === 1);
      await it.process.handle.terminate('by somebody');
      expect(await statusOf(it)).toBe('TERMINATED');
      await it.actors.submit();
      await it.process.tell();
      expect(await it.process.untilCaughtUp()).toEqual(it.record.stateOf(PLAN));
    });
    expectWhole(it);
    expect(it.record.calls.loadEvents).toBe(1);
  });

  it('ends when its assignment is closed, and an old message does not start it again', async () => {
    const it = await scene(MILESTONES);
    const { actors } = it;
    for (const act of [actors.issue, actors.acknowledge, actors.submit, actors.approvePlan, actors.reachMilestones, actors.complete]) await act();
    await (await it.worker({ workflowBundle: suite.workflowBundle })).runUntil(async () => {
      await it.process.tell();
      expect(await it.process.untilCaughtUp()).toMatchObject({ status: 'completion_declared' });
      expect(await statusOf(it)).toBe('RUNNING');
      await actors.closeOut();
      await it.process.tell();
      await it.process.handle.result();
      expect(await it.process.state()).toEqual(it.record.stateOf(MILESTONES));
    });
    expect(await statusOf(it)).toBe('COMPLETED');
    await expect(it.process.tell(it.record.toldOf(MILESTONES))).rejects.toThrow(WorkflowExecutionAlreadyStartedError);
  });

  it('does not end before its effects are done', async () => {
    const it = await scene(MILESTONES);
    const { actors, record } = it;
    await actors.issue();
    await actors.acknowledge();
    let finish: () => void = () => undefined;
    const mayFinish = new Promise<void>((resolve) => (finish = resolve));
    const composeSupervisionNotice: typeof record.activities.composeSupervisionNotice = (input) => mayFinish.then(() => record.activities.composeSupervisionNotice(input));
    await it.setClock('2024-07-03', 10);
    await (await it.worker({ workflowBundle: suite.workflowBundle, activities: { ...record.activities, composeSupervisionNotice } })).runUntil(async () => {
      await it.process.tell();
      await eventually('the case', () => record.timedActs.at(-1)?.rule === 'plan_blue');
      for (const act of [actors.submit, actors.approvePlan, actors.reachMilestones, actors.complete, actors.closeOut]) await act();
      await it.process.tell();
      expect(await it.process.untilCaughtUp()).toMatchObject({ status: 'closed' });
      expect(await statusOf(it)).toBe('RUNNING');
      finish();
      await it.process.handle.result();
    });
    expect(record.notices).toHaveLength(1);
  });
});
