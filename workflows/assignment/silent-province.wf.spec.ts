import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { at, parseDay } from '#domain/calendar/day.js';
import type { AssignmentId } from '#domain/shared/ids.js';

import { AssignmentProcess } from '#testing/assignment-process.js';
import { actorsOf } from '#testing/assignments.js';
import { InMemoryRecord } from '#testing/in-memory-record.js';
import { timeSkippingEnvironment } from '#testing/temporal-servers.js';
import { bundleWorkflows } from '#testing/workflow-bundle.js';

/** Task 7: its plan is due on 30 June; task 8 has milestones beside the plan. */
const PLAN = 'asg/2024/t07-o1/44' as AssignmentId;
const MILESTONES = 'asg/2024/t08-o1/44' as AssignmentId;
const instantOf = (day: string, hour: number): number => at(parseDay(day), hour);
const ISSUED = instantOf('2024-03-29', 9);
/** A timer may fire this much after its instant, never before. */
const TOLERANCE_MS = 5_000;

// One server, one clock: the tests of this file run one after another.
describe('time passes for an assignment', () => {
  let env: TestWorkflowEnvironment;
  let workflowBundle: WorkflowBundle;
  let tests = 0;
  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('WARN') });
    env = await timeSkippingEnvironment();
    workflowBundle = await bundleWorkflows();
  });
  afterAll(async () => {
    await env.teardown();
    await Runtime.instance().shutdown();
  });

  /** A record whose clock reads 29 March 2024, 09:00 at the start of the test; `until` moves time on to a day of it. */
  const inTheYear2024 = async (stream: AssignmentId, test: (year: Year) => Promise<void>): Promise<void> => {
    const clockOffset = ISSUED - (await env.currentTimeMs());
    const now = async (): Promise<number> => (await env.currentTimeMs()) + clockOffset;
    const record = new InMemoryRecord(now);
    const taskQueue = `year-${++tests}`;
    const process = new AssignmentProcess(env.client, record, stream, { taskQueue, clockOffset });
    const worker = await Worker.create({ connection: env.nativeConnection, taskQueue, workflowBundle, activities: record.activities });
    const until = async (day: string, hour = 0): Promise<void> => env.sleep(instantOf(day, hour) - (await now()));
    await worker.runUntil(() => test({ record, process, actors: actorsOf(record, stream), until }));
  };
  interface Year {
    readonly record: InMemoryRecord;
    readonly process: AssignmentProcess;
    readonly actors: ReturnType<typeof actorsOf>;
    until(day: string, hour?: number): Promise<void>;
  }
  const expectActs = (record: InMemoryRecord, expected: readonly [rule: string, day: string, hour: number, outcome: string][]): void => {
    expect(record.timedActs.map(({ rule, outcome }) => [rule, outcome])).toEqual(expected.map(([rule, , , outcome]) => [rule, outcome]));
    record.timedActs.forEach((act, index) => {
      const late = act.at - instantOf(expected[index]![1], expected[index]![2]);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(TOLERANCE_MS);
    });
  };

  it('a silent province: overdue at 24:00 of 30 June, blue on 3 July at 09:00, one notice, and nothing else in a year', () =>
    inTheYear2024(PLAN, async ({ record, process, actors, until }) => {
      await actors.issue();
      await process.tell();
      await until('2024-06-30', 23);
      expectActs(record, [['acknowledgement_due', '2024-04-04', 0, 'DeadlinePassed']]);
      await until('2025-03-29');
      expectActs(record, [
        ['acknowledgement_due', '2024-04-04', 0, 'DeadlinePassed'],
        ['plan_due', '2024-07-01', 0, 'DeadlinePassed'],
        ['plan_blue', '2024-07-03', 9, 'SupervisionOpened'],
      ]);
      expect(record.notices).toEqual([`${PLAN}@4`]);
      expect(await process.state()).toEqual(record.stateOf(PLAN));
    }));

  it('a province that submits in time: neither overdue nor blue', () =>
    inTheYear2024(PLAN, async ({ record, process, actors, until }) => {
      await actors.issue();
      await process.tell();
      await until('2024-04-01', 10);
      await actors.acknowledge();
      await process.tell();
      await until('2024-06-28', 10);
      await actors.submit();
      await process.tell();
      await until('2024-07-05');
      await actors.approvePlan();
      await process.tell();
      await until('2025-03-29');
      expect(record.timedActs).toEqual([]);
      expect(record.notices).toEqual([]);
    }));

  it('a return: the revision date passes, blue follows, fulfilment closes it, the round that nobody ends passes its limit', () =>
    inTheYear2024(PLAN, async ({ record, process, actors, until }) => {
      await actors.issue();
      await actors.acknowledge();
      await actors.submit();
      await process.tell();
      await until('2024-07-10', 10);
      expect(record.timedActs.map(({ rule }) => rule)).toEqual(['review_limit']);
      await actors.returnPlan();
      await process.tell();
      await until('2024-08-20', 10);
      expectActs(record, [
        ['review_limit', '2024-04-16', 0, 'ReviewLimitPassed'],
        ['revision_due', '2024-07-25', 0, 'DeadlinePassed'],
        ['revision_blue', '2024-07-29', 9, 'SupervisionOpened'],
      ]);
      await actors.submit();
      await process.tell();
      await until('2024-08-21');
      expect(await process.state()).toMatchObject({ status: 'in_review', openCase: null });
    }));

  it('a year with milestones ends with close-out, and so does the workflow', () =>
    inTheYear2024(MILESTONES, async ({ record, process, actors, until }) => {
      await actors.issue();
      await actors.acknowledge();
      await actors.submit();
      await actors.approvePlan();
      await process.tell();
      await until('2025-01-02');
      expectActs(record, [
        ['milestone_due', '2024-04-01', 0, 'DeadlinePassed'],
        ['milestone_due', '2024-07-01', 0, 'DeadlinePassed'],
        ['milestone_due', '2025-01-01', 0, 'DeadlinePassed'],
      ]);
      await actors.reachMilestones();
      await actors.complete();
      await process.tell();
      await until('2025-01-03');
      expect(await process.state()).toMatchObject({ status: 'completion_declared' });
      await actors.closeOut();
      await process.tell();
      await process.handle.result();
      expect((await process.handle.describe()).status.name).toBe('COMPLETED');
    }));

  it('an early timer waits the span that the record names, and does not spin', () =>
    inTheYear2024(PLAN, async ({ record, process, actors, until }) => {
      await actors.issue();
      // The workflow believes the record's clock to be a day ahead of what it is.
      const hurried = new AssignmentProcess(env.client, record, PLAN, { taskQueue: `year-${tests}`, clockOffset: ISSUED - (await env.currentTimeMs()) + 86_400_000 });
      expect(hurried.workflowId).toBe(process.workflowId);
      await hurried.tell(record.toldOf(PLAN));
      await until('2024-04-05');
      expect(record.timedActs.map(({ outcome }) => outcome)).toEqual(['TOO_EARLY', 'DeadlinePassed']);
      expectActs({ timedActs: record.timedActs.slice(1) } as InMemoryRecord, [['acknowledgement_due', '2024-04-04', 0, 'DeadlinePassed']]);
    }));
});
