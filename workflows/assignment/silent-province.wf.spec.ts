import { describe, expect, it } from '@jest/globals';
import type { AssignmentId } from '#domain/shared/ids.js';
import { assignmentScene, type AssignmentScene } from '#testing/assignment-scene.js';
import { eventually } from '#testing/eventually.js';
import type { InMemoryRecord } from '#testing/in-memory-record.js';
import { inBeijing } from '#testing/in-beijing.js';
import { timeSkippingServer } from '#testing/temporal-servers.js';
import { workflowSuite } from '#testing/workflow-suite.js';

/** Task 7: its plan is due on 30 June; task 8 has milestones at the end of March, June and the year beside the plan. */
const PLAN = 'asg/2024/t07-o1/44' as AssignmentId;
const MILESTONES = 'asg/2024/t08-o1/44' as AssignmentId;
const DAY_MS = 86_400_000;
/** A timer may fire this much after its instant, never before. */
const TOLERANCE_MS = 30_000;

describe('time passes for an assignment', () => {
  const suite = workflowSuite(timeSkippingServer);

  /** The record's clock reads 29 March 2024, 09:00 at the start of the test. */
  const inTheYear2024 = async (stream: AssignmentId, test: (scene: AssignmentScene) => Promise<void>, hurryMs = 0): Promise<void> => {
    const scene = await assignmentScene(suite.server, { stream, taskQueue: suite.taskQueue('year'), hurryMs });
    const worker = await scene.worker({ workflowBundle: suite.workflowBundle });
    // What would be left running holds the server's clock in the next test.
    await worker.runUntil(() => test(scene).finally(() => scene.process.end()));
  };

  /** Which instants have passed, when by Beijing's clock, with which outcome; never early, never late. */
  const passed = (record: InMemoryRecord): string[] =>
    record.timedActs.map(({ rule, at: actedAt, outcome }) => {
      const minute = Math.floor(actedAt / 60_000) * 60_000;
      expect(actedAt - minute).toBeLessThan(TOLERANCE_MS);
      return `${inBeijing(minute)} ${rule} ${outcome}`;
    });

  it('a silent province: overdue at 24:00 of 30 June, blue on 3 July, orange on 11 July, red drafted on 17 July, each at 09:00, and nothing else in a year', () =>
    inTheYear2024(PLAN, async ({ record, process, actors, until }) => {
      await actors.issue();
      await actors.acknowledge();
      await process.tell();
      await until('2024-06-30', 23, 59);
      expect(passed(record)).toEqual([]);
      await until('2024-07-03', 8, 59);
      expect(record.notices).toEqual([]);
      await until('2025-03-29');
      expect(passed(record)).toEqual([
        '2024-07-01 00:00 plan_due DeadlinePassed',
        '2024-07-03 09:00 plan_blue SupervisionOpened',
        '2024-07-11 09:00 case_orange SupervisionRaised',
        '2024-07-17 09:00 case_red SupervisionRaised',
      ]);
      expect(record.notices).toEqual([4, 5, 6].map((sequence) => `${PLAN}@${sequence}`));
      const state = await process.state();
      expect(state).toEqual(record.stateOf(PLAN));
      expect(state).toMatchObject({ status: 'acknowledged', overdue: ['plan'], cases: 1, openCase: { level: 'red', issuedAt: null, replyDueOn: '2024-07-16' }, instants: [] });
    }));

  it('one that never acknowledges has the same ladder in April; its plan’s date passes under the open case', () =>
    inTheYear2024(PLAN, async ({ record, process, actors, until }) => {
      await actors.issue();
      await process.tell();
      await until('2025-03-29');
      expect(passed(record)).toEqual([
        '2024-04-04 00:00 acknowledgement_due DeadlinePassed',
        '2024-04-09 09:00 acknowledgement_blue SupervisionOpened',
        '2024-04-17 09:00 case_orange SupervisionRaised',
        '2024-04-23 09:00 case_red SupervisionRaised',
        '2024-07-01 00:00 plan_due DeadlinePassed',
      ]);
      expect(await process.state()).toMatchObject({ status: 'assigned', overdue: ['acknowledgement', 'plan'], cases: 1, instants: [] });
    }));

  it('its twin acknowledges and submits in time, and its plan is approved: not one instant falls due until its first report is', () =>
    inTheYear2024(PLAN, async ({ record, process, actors, until }) => {
      await actors.issue();
      await process.tell();
      await until('2024-04-03', 17);
      await actors.acknowledge();
      await process.tell();
      await until('2024-06-30', 23, 59);
      await actors.submit();
      await process.tell();
      await until('2024-07-12', 10);
      await actors.approvePlan();
      await process.tell();
      await until('2024-10-12');
      expect(passed(record)).toEqual([]);
      expect(record.notices).toEqual([]);
      expect(await process.state()).toMatchObject({ status: 'approved', firstTimeliness: 'in_time', overdue: [] });
    }));

  it('a silent province with milestones: each falls due once beside the plan, and one case is all', () =>
    inTheYear2024(MILESTONES, async ({ record, process, actors, until }) => {
      await actors.issue();
      await actors.acknowledge();
      await process.tell();
      await until('2025-03-29');
      const [first, ...later] = passed(record);
      expect(first).toBe('2024-04-01 00:00 milestone_due DeadlinePassed');
      // The plan and the second milestone end with the same day.
      expect(later).toEqual([
        '2024-07-01 00:00 plan_due DeadlinePassed',
        '2024-07-01 00:00 milestone_due DeadlinePassed',
        '2024-07-03 09:00 plan_blue SupervisionOpened',
        '2024-07-11 09:00 case_orange SupervisionRaised',
        '2024-07-17 09:00 case_red SupervisionRaised',
        '2025-01-01 00:00 milestone_due DeadlinePassed',
      ]);
      expect(record.notices).toHaveLength(3);
      expect(record.calls.composeSupervisionNotice).toBe(3);
    }));

  it('a year with milestones and reports in time ends with close-out, and so does the workflow', () =>
    inTheYear2024(MILESTONES, async ({ record, process, actors, until }) => {
      await actors.issue();
      await actors.acknowledge();
      await actors.submit();
      await actors.approvePlan();
      await process.tell();
      await until('2024-03-31', 23);
      await actors.reachMilestones();
      await process.tell();
      for (const [day, period] of [['2024-07-02', '2024-Q2'], ['2024-10-09', '2024-Q3']] as const) {
        await until(day);
        await actors.report(100);
        await actors.accept(period);
        await process.tell();
      }
      await until('2024-12-27');
      await actors.complete();
      await process.tell();
      await until('2025-01-03');
      expect(await process.state()).toMatchObject({ status: 'completion_declared', overdue: [] });
      await actors.closeOut();
      await process.tell();
      await eventually('the workflow ends', async () => (await process.handle.describe()).status.name === 'COMPLETED');
      // A report's date comes though it is in: it says how far behind the assignment is.
      expect(passed(record)).toEqual(['2024-07-06 00:00 report_due ReportDatePassed', '2024-10-13 00:00 report_due ReportDatePassed']);
    }));

  it('a review of ten working days over May Day: submitted on 30 April, its limit ends with 16 May, once', () =>
    inTheYear2024(PLAN, async ({ record, process, actors, until }) => {
      await actors.issue();
      await actors.acknowledge();
      await process.tell();
      await until('2024-04-30', 16);
      await actors.submit();
      await process.tell();
      await until('2024-07-05');
      expect(passed(record)).toEqual(['2024-05-17 00:00 review_limit ReviewLimitPassed']);
      expect(record.notices).toEqual([]);
    }));

  it('a return: the revision date passes, blue on the third working day, the submission closes the case', () =>
    inTheYear2024(PLAN, async ({ record, process, actors, until }) => {
      await actors.issue();
      await actors.acknowledge();
      await actors.submit();
      await process.tell();
      await until('2024-04-12', 10);
      await actors.returnPlan();
      await process.tell();
      await until('2024-07-10', 10);
      // The later of plan deadline and return + 10 working days.
      expect(passed(record)).toEqual(['2024-07-01 00:00 revision_due DeadlinePassed', '2024-07-03 09:00 revision_blue SupervisionOpened']);
      expect(await process.state()).toMatchObject({ status: 'returned', round: 2, openCase: { level: 'blue' } });
      await actors.submit();
      await process.tell();
      await until('2024-07-12');
      expect(await process.state()).toMatchObject({ status: 'in_review', openCase: null });
    }));

  it('a workflow that wakes early by the record’s clock waits the span it is told, and does not ask again before', () =>
    inTheYear2024(
      PLAN,
      async ({ record, process, actors, until }) => {
        await actors.issue();
        await process.tell();
        await until('2024-04-05');
        expect(passed(record)).toEqual(['2024-04-03 00:00 acknowledgement_due TOO_EARLY', '2024-04-04 00:00 acknowledgement_due DeadlinePassed']);
      },
      DAY_MS,
    ));

  it('the demo clock jumps past three dates: they pass at once, in their order; the fourth waits for its own', () =>
    inTheYear2024(MILESTONES, async ({ record, process, actors, until, jump }) => {
      await actors.issue();
      await actors.acknowledge();
      await process.tell();
      await until('2024-03-30');
      await jump('2024-07-02', 10);
      await until('2024-07-02', 10, 1);
      expect(record.timedActs.map(({ rule, outcome }) => [rule, outcome])).toEqual([['milestone_due', 'DeadlinePassed'], ['plan_due', 'DeadlinePassed'], ['milestone_due', 'DeadlinePassed']]);
      await until('2024-07-04');
      expect(passed(record).at(-1)).toBe('2024-07-03 09:00 plan_blue SupervisionOpened');
      expect(record.timedActs).toHaveLength(4);
    }));

  it('the demo clock jumps to just before a date and back: nothing passes before its instant', () =>
    inTheYear2024(PLAN, async ({ record, process, actors, until, jump }) => {
      await actors.issue();
      await process.tell();
      await until('2024-03-30');
      await jump('2024-04-03', 23, 50);
      await until('2024-04-03', 23, 55);
      expect(passed(record)).toEqual([]);
      await jump('2024-04-01');
      await until('2024-04-03', 23, 59);
      expect(passed(record)).toEqual([]);
      await until('2024-04-05');
      expect(passed(record)).toEqual(['2024-04-04 00:00 acknowledgement_due DeadlinePassed']);
    }));
});
