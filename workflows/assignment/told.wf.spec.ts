import { describe, expect, it } from '@jest/globals';
import type { AssignmentEvent } from '#domain/assignment/assignment.events.js';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { assignmentScene, type AssignmentScene } from '#testing/assignment-scene.js';
import { eventually } from '#testing/eventually.js';
import { devServer } from '#testing/temporal-servers.js';
import { workflowSuite } from '#testing/workflow-suite.js';

const STREAM = 'asg/2024/t07-o1/44' as AssignmentId;

describe('what the process of an assignment is told', () => {
  const suite = workflowSuite(devServer);
  const scene = (startsOn = '2024-03-29'): Promise<AssignmentScene> => assignmentScene(suite.server, { stream: STREAM, taskQueue: suite.taskQueue('told'), startsOn });
  const whileWorking = async (it: AssignmentScene, test: () => Promise<void>, activities = it.record.activities): Promise<void> => (await it.worker({ workflowBundle: suite.workflowBundle, activities })).runUntil(test);
  /** A signal of these events alone. */
  const telling = (...events: readonly AssignmentEvent[]) => ({ upTo: Math.max(...events.map(({ sequence }) => sequence)), events, rulesVersion: RULES_VERSION });

  /** Issued on 29 March and submitted at once: five events, the review under way. */
  const submitted = async (): Promise<{ it: AssignmentScene; events: readonly AssignmentEvent[] }> => {
    const it = await scene();
    await it.actors.issue();
    await it.actors.acknowledge();
    await it.actors.submit();
    const events = it.record.eventsOf(STREAM);
    expect(events.map(({ type }) => type)).toEqual(['AssignmentIssued', 'AssignmentAcknowledged', 'PlanDrafted', 'PlanSignedOff', 'PlanSubmitted']);
    return { it, events };
  };

  it('each event by itself, in order: folded to the record’s state, which the query shows; nothing is loaded', async () => {
    const { it: { record, process, ...it }, events } = await submitted();
    await whileWorking({ record, process, ...it }, async () => {
      for (const event of events) await process.tell(telling(event));
      expect(await process.untilCaughtUp()).toEqual(record.stateOf(STREAM));
      expect(await process.state()).toMatchObject({ id: STREAM, status: 'in_review', sequence: 5, reviewDueOn: '2024-04-15' });
    });
    expect(record.calls).toEqual({ loadEvents: 0, executeTimed: 0, composeSupervisionNotice: 0 });
  });

  it('two signals wait in one task, the later events first: both are heard before anything is loaded', async () => {
    const { it, events } = await submitted();
    await it.process.tell(telling(...events.slice(3)));
    await it.process.tell(telling(...events.slice(0, 3)));
    await whileWorking(it, async () => {
      expect(await it.process.untilCaughtUp()).toEqual(it.record.stateOf(STREAM));
    });
    expect(it.record.calls.loadEvents).toBe(0);
  });

  it('twice, and again from the beginning: the second telling changes nothing', async () => {
    const { it, events } = await submitted();
    await whileWorking(it, async () => {
      await it.process.tell(telling(...events));
      await it.process.tell(telling(...events));
      const before = await it.process.untilCaughtUp();
      for (const event of events.toReversed()) await it.process.tell(telling(event));
      await it.actors.returnPlan();
      await it.process.tell();
      const after = await it.process.untilCaughtUp();
      expect(after).toEqual(it.record.stateOf(STREAM));
      expect(after.sequence).toBeGreaterThan(before.sequence);
    });
    expect(it.record.calls.loadEvents).toBe(0);
  });

  it('out of order, with a hole between: what is missing is loaded, and what comes late is dropped', async () => {
    const { it, events } = await submitted();
    await whileWorking(it, async () => {
      await it.process.tell(telling(events[0]!));
      await it.process.untilAt(1);
      await it.process.tell(telling(...events.slice(3)));
      await it.process.untilCaughtUp();
      expect(it.record.calls.loadEvents).toBe(1);
      await it.process.tell(telling(events[1]!));
      await it.process.tell(telling(events[2]!));
      expect(await it.process.untilCaughtUp()).toEqual(it.record.stateOf(STREAM));
    });
    expect(it.record.calls.loadEvents).toBe(1);
  });

  it('a number alone, as for a hundred events: all of them are loaded, in one call', async () => {
    const { it } = await submitted();
    await whileWorking(it, async () => {
      await it.process.tell({ upTo: 5, events: [], rulesVersion: RULES_VERSION });
      expect(await it.process.untilCaughtUp()).toEqual(it.record.stateOf(STREAM));
    });
    expect(it.record.calls.loadEvents).toBe(1);
  });

  it('a number far ahead of the record costs one load, and the process goes on', async () => {
    const { it, events } = await submitted();
    await whileWorking(it, async () => {
      await it.process.tell(telling(...events));
      await it.process.untilCaughtUp();
      await it.process.handle.signal('eventsRecorded', { upTo: 1_000_000, events: [], rulesVersion: RULES_VERSION });
      await eventually('the load', () => it.record.calls.loadEvents === 1);
      await it.actors.returnPlan();
      await it.process.tell();
      expect(await it.process.untilCaughtUp()).toMatchObject({ status: 'returned', round: 2 });
    });
    expect(it.record.calls.loadEvents).toBe(1);
  });

  it('the record is away: the load is tried again until it answers', async () => {
    const { it } = await submitted();
    let refusals = 2;
    const loadEvents: typeof it.record.activities.loadEvents = (input) => (refusals-- > 0 ? Promise.reject(new Error('the record is away')) : it.record.activities.loadEvents(input));
    await whileWorking(
      it,
      async () => {
        await it.process.tell({ upTo: 5, events: [], rulesVersion: RULES_VERSION });
        expect(await it.process.untilCaughtUp()).toEqual(it.record.stateOf(STREAM));
      },
      { ...it.record.activities, loadEvents },
    );
    expect(refusals).toBe(-1);
  });

  describe('by somebody who forges', () => {
    it('an event that does not follow from the last one: everything is loaded anew', async () => {
      const { it, events } = await submitted();
      await whileWorking(it, async () => {
        await it.process.tell(telling(...events.slice(0, 2)));
        await it.process.untilAt(2);
        await it.process.handle.signal('eventsRecorded', telling({ ...events[2]!, previousHash: 'forged' }));
        expect(await it.process.untilCaughtUp()).toEqual(it.record.stateOf(STREAM));
      });
      expect(it.record.calls.loadEvents).toBe(1);
    });

    it('an event that pretends to follow: found at the next true one, and no notice stays of it', async () => {
      const { it, events } = await submitted();
      await whileWorking(it, async () => {
        await it.process.tell(telling(...events));
        const { hash } = await it.process.untilCaughtUp();
        const forged = { ...events[0]!, type: 'SupervisionOpened', sequence: 6, previousHash: hash, hash: 'forged', data: { caseId: 'forged', level: 'red', ground: 'plan_overdue', dueOn: '2024-06-30', replyDueOn: '2024-07-10', instants: [] } } as unknown as AssignmentEvent;
        await it.process.handle.signal('eventsRecorded', telling(forged));
        await it.process.untilAt(6);
        expect(await it.process.state()).toMatchObject({ openCase: { id: 'forged' } });
        await it.actors.returnPlan();
        await it.process.tell();
        expect(await it.process.untilCaughtUp()).toEqual(it.record.stateOf(STREAM));
      });
      expect(it.record.calls.loadEvents).toBe(1);
      expect(it.record.notices).toEqual([]);
    });
  });

  describe('of a supervision case', () => {
    /** 3 July, 10:00, the province silent since it acknowledged: two instants fall due at once, one of them opens a case with event 4. */
    const overdue = async (): Promise<AssignmentScene> => {
      const it = await scene();
      await it.actors.issue();
      await it.actors.acknowledge();
      await it.setClock('2024-07-03', 10);
      return it;
    };

    it('the notice is composed once, however often the event is told', async () => {
      const it = await overdue();
      await whileWorking(it, async () => {
        await it.process.tell();
        await eventually('the notice', () => it.record.notices.length === 1);
        await it.process.handle.signal('eventsRecorded', it.record.toldOf(STREAM));
        await it.process.handle.signal('eventsRecorded', it.record.toldOf(STREAM));
        await it.actors.submit();
        await it.process.tell();
        await it.process.untilCaughtUp();
      });
      expect(it.record.notices).toEqual([`${STREAM}@4`]);
      expect(it.record.calls.composeSupervisionNotice).toBe(1);
      expect(it.record.timedActs.map(({ rule }) => rule)).toEqual(['plan_due', 'plan_blue']);
    });

    it('a notice that takes long holds nothing up, and one that fails is composed when it can be', async () => {
      const it = await overdue();
      let finish: () => void = () => undefined;
      const mayFinish = new Promise<void>((resolve) => (finish = resolve));
      let failures = 1;
      const composeSupervisionNotice: typeof it.record.activities.composeSupervisionNotice = async (input) => {
        if (failures-- > 0) throw new Error('no font');
        await mayFinish;
        return it.record.activities.composeSupervisionNotice(input);
      };
      await whileWorking(
        it,
        async () => {
          await it.process.tell();
          await eventually('the case', () => it.record.timedActs.length === 2);
          await it.actors.submit();
          await it.process.tell();
          expect(await it.process.untilCaughtUp()).toMatchObject({ status: 'in_review' });
          expect(it.record.notices).toEqual([]);
          finish();
          await eventually('the notice', () => it.record.notices.length === 1);
        },
        { ...it.record.activities, composeSupervisionNotice },
      );
    });
  });
});
