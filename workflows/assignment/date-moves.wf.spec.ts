import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '#domain/access/actor.js';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { parseDay } from '#domain/calendar/day.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { assignmentScene, type AssignmentScene } from '#testing/assignment-scene.js';
import { issueBody } from '#testing/assignments.js';
import { inBeijing } from '#testing/in-beijing.js';
import { timeSkippingServer } from '#testing/temporal-servers.js';
import { workflowSuite } from '#testing/workflow-suite.js';

const PLAN = 'asg/2024/t07-o1/44' as AssignmentId;
const user = (userId: string, unit: string, ...roles: Role[]): Actor => ({ kind: 'user', userId, unit, roles });
const leader = user('l44', '44', 'leader');
const coordinator = user('co1', 'bureau', 'coordinator');
const director = user('da', issueBody(PLAN).leadDepartment, 'director');

describe('the process follows a date that moves', () => {
  const suite = workflowSuite(timeSkippingServer);

  type Does = (day: string, hour: number, actor: Actor, body: PersonCommandBody) => Promise<void>;
  /** Acknowledged at once; then the acts of the test, each told; answers what had fallen due until the year's end. */
  const passedBy = async (acts: (does: Does, scene: AssignmentScene) => Promise<void>): Promise<string[]> => {
    const scene = await assignmentScene(suite.server, { stream: PLAN, taskQueue: suite.taskQueue('moves') });
    const { record, process, actors, until } = scene;
    const worker = await scene.worker({ workflowBundle: suite.workflowBundle });
    const play = async (): Promise<void> => {
      await actors.issue();
      await actors.acknowledge();
      await process.tell();
      await acts(async (day, hour, actor, body) => {
        await until(day, hour);
        await record.must(PLAN, actor, body);
        await process.tell();
      }, scene);
      await until('2024-08-30');
      expect(await process.state()).toEqual(record.stateOf(PLAN));
    };
    await worker.runUntil(() => play().finally(() => process.end()));
    return record.timedActs.filter(({ rule }) => rule.startsWith('plan_') || rule.endsWith('_limit')).map(({ rule, at, outcome }) => `${inBeijing(Math.floor(at / 60_000) * 60_000)} ${rule} ${outcome}`);
  };

  it('suspended over its deadline: nothing falls due; resumed, the moved date and its blue notice come once', async () => {
    const passed = await passedBy(async (does, { record }) => {
      await does('2024-06-25', 10, coordinator, { type: 'SuspendAssignment', reason: '机构调整' });
      await does('2024-07-09', 10, coordinator, { type: 'ResumeAssignment', reason: '完成' });
      expect(record.timedActs).toEqual([]);
    });
    // 10 working days on: from Sunday 30 June to Friday 12 July.
    expect(passed).toEqual(['2024-07-13 00:00 plan_due DeadlinePassed', '2024-07-17 09:00 plan_blue SupervisionOpened']);
  });

  it('its twin is not suspended', async () => {
    expect(await passedBy(() => Promise.resolve())).toEqual(['2024-07-01 00:00 plan_due DeadlinePassed', '2024-07-03 09:00 plan_blue SupervisionOpened']);
  });

  it('an extension asked for in time holds blue; refused after its day, blue comes on the next working day', async () => {
    const passed = await passedBy(async (does) => {
      await does('2024-06-28', 10, leader, { type: 'RequestExtension', duty: 'plan', dueOn: parseDay('2024-07-20'), reason: '汛情' });
      await does('2024-07-04', 10, director, { type: 'DecideExtension', duty: 'plan', decision: 'refused', parts: [], reason: '不同意' });
    });
    expect(passed).toEqual(['2024-07-01 00:00 plan_due DeadlinePassed', '2024-07-05 09:00 plan_blue SupervisionOpened']);
  });

  it('undecided, the bureau\'s own limit passes and blue stays held', async () => {
    const passed = await passedBy((does) => does('2024-06-28', 10, leader, { type: 'RequestExtension', duty: 'plan', dueOn: parseDay('2024-07-20'), reason: '汛情' }));
    expect(passed).toEqual(['2024-07-01 00:00 plan_due DeadlinePassed', '2024-07-06 00:00 extension_limit RequestLimitPassed']);
  });

  it('granted by both, the new date is the only one that falls due', async () => {
    const passed = await passedBy(async (does) => {
      await does('2024-06-20', 10, leader, { type: 'RequestExtension', duty: 'plan', dueOn: parseDay('2024-07-20'), reason: '汛情' });
      await does('2024-06-21', 10, director, { type: 'DecideExtension', duty: 'plan', decision: 'whole', parts: [], reason: '同意' });
      await does('2024-06-21', 11, coordinator, { type: 'DecideExtension', duty: 'plan', decision: 'whole', parts: [], reason: '同意' });
    });
    expect(passed).toEqual(['2024-07-21 00:00 plan_due DeadlinePassed', '2024-07-24 09:00 plan_blue SupervisionOpened']);
  });
});
