import { readFileSync } from 'node:fs';
import type { WorkflowBundle } from '@temporalio/worker';
import { SYSTEM } from '#domain/access/actor.js';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import type { UserActor } from '#domain/assignment/verb.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { assignmentScene, instantOf, type AssignmentScene, type SceneOptions } from './assignment-scene.js';
import { changeSetScene, InMemoryChangeSet } from './change-set-scene.js';
import { cycleScene } from './cycle-scene.js';
import { dispatchScene } from './dispatch-scene.js';
import { issueBody } from './assignments.js';
import { eventually } from './eventually.js';
import { castOf, colleagueOf } from './moves.js';
import { devServer, timeSkippingServer, type TestServer } from './temporal-servers.js';
import { historiesOf, type History } from './workflow-histories.js';

interface Recorded {
  readonly workflowId: string;
  /** Runs, oldest first. */
  readonly histories: readonly History[];
}
/** Something that happens to a workflow, whose history is kept for the replay test. */
export interface ReplayScenario {
  readonly name: string;
  record(bundlePath: string): Promise<Recorded>;
}

const PLAN = 'asg/2024/t07-o1/11' as AssignmentId;
const MILESTONES = 'asg/2024/t08-o1/11' as AssignmentId;
const JOINT = 'asg/2024/t02-o1/11' as AssignmentId;
const TASK_QUEUE = 'recorded';

const bundleIn = (path: string): WorkflowBundle => ({ code: readFileSync(path, 'utf8') }) as WorkflowBundle;

const onServer = async (start: () => Promise<TestServer>, work: (server: TestServer) => Promise<Recorded>): Promise<Recorded> => {
  const server = await start();
  try {
    return await work(server);
  } finally {
    await server.close();
  }
};

const anAssignment = (name: string, start: () => Promise<TestServer>, options: Omit<SceneOptions, 'taskQueue'>, happens: (scene: AssignmentScene) => Promise<void>): ReplayScenario => ({
  name,
  record: (bundlePath) =>
    onServer(start, async (server) => {
      const scene = await assignmentScene(server, { taskQueue: TASK_QUEUE, ...options });
      const worker = await scene.worker({ workflowBundle: bundleIn(bundlePath) });
      return worker.runUntil(async () => {
        await happens(scene);
        const { workflowId } = scene.process;
        return { workflowId, histories: await historiesOf(server.env.client, workflowId) };
      });
    }),
});

/** Acts in turn, each told by itself and heard before the next. */
const eachTold = async ({ process }: AssignmentScene, ...acts: (() => Promise<unknown>)[]): Promise<void> => {
  for (const act of acts) {
    await act();
    await process.tell();
    await process.untilCaughtUp();
  }
};

export const scenarios: readonly ReplayScenario[] = [
  anAssignment('whole-life-with-a-return', devServer, { stream: MILESTONES }, async (scene) => {
    const { actors, process } = scene;
    await eachTold(scene, actors.issue, actors.acknowledge, actors.submit, actors.returnPlan, actors.submit, actors.approvePlan, actors.reachMilestones, actors.complete, actors.closeOut);
    await process.handle.result();
  }),
  anAssignment('silent-province', timeSkippingServer, { stream: PLAN }, async ({ actors, process, until }) => {
    await actors.issue();
    await actors.acknowledge();
    await process.tell();
    await until('2024-08-01');
  }),
  anAssignment('late-province', timeSkippingServer, { stream: MILESTONES }, async ({ actors, process, until }) => {
    await actors.issue();
    await actors.acknowledge();
    await process.tell();
    await until('2024-07-04', 10);
    await actors.submit();
    await process.tell();
    await until('2024-07-20', 10);
    await actors.returnPlan();
    await process.tell();
    await until('2024-08-10');
  }),
  anAssignment('gap-and-repetition', devServer, { stream: PLAN }, async ({ record, actors, process, jump }) => {
    await actors.issue();
    await process.tell();
    await process.untilCaughtUp();
    await actors.acknowledge();
    await actors.submit();
    await process.tell({ ...record.toldOf(PLAN), events: record.eventsOf(PLAN, 4) });
    await process.untilCaughtUp();
    await process.tell(record.toldOf(PLAN));
    await jump('2024-04-20');
    await eventually('the limit has passed', () => record.timedActs.length === 1);
    await process.untilCaughtUp();
  }),
  anAssignment('continued-as-new', devServer, { stream: PLAN, continueAt: 40 }, async (scene) => {
    const { actors, record, jump } = scene;
    await eachTold(scene, actors.issue, actors.acknowledge);
    await jump('2024-07-03', 10);
    await eventually('the notice', () => record.notices.length === 1);
    await eachTold(scene, actors.submit, actors.returnPlan, actors.submit, actors.approvePlan, () => actors.report(10), () => actors.report(20), () => actors.report(30));
  }),
  // What walks at random hardly ever come to.
  anAssignment('advised-taken-back-closed-rejected', devServer, { stream: JOINT }, async (scene) => {
    const { actors, record, process, jump } = scene;
    const body = issueBody(JOINT);
    const department = body.leadDepartment;
    const [reviewer, director] = ['reviewer' as const, 'director' as const].map((role) => castOf(body).find((each) => each.unit === department && each.roles.includes(role)));
    if (!reviewer || !director) throw new Error(`nobody reviews for ${department}`);
    const acts = (actor: UserActor, sent: PersonCommandBody) => () => record.must(JOINT, actor, sent);
    const approve = { type: 'DecideReview', department, decision: 'approve', opinion: '', items: [] } as const;
    const giveBack = { ...approve, decision: 'return', items: [{ section: 'goals', text: '请写明目标值' }] } as const;
    await eachTold(
      scene, () => record.must(JOINT, SYSTEM, { ...body, mandatory: false }), actors.acknowledge, actors.submit,
      acts(reviewer, { type: 'ClaimReview', department }), acts(reviewer, { type: 'Delegate', to: colleagueOf(reviewer).userId, reason: '请先看' }), acts(colleagueOf(reviewer), approve),
      acts(reviewer, approve), acts(reviewer, { type: 'TakeBackDecision', department, reason: '再议' }), acts(reviewer, giveBack),
    );
    await jump('2024-05-06', 10);
    await eventually('the limit has passed', () => record.timedActs.some(({ rule }) => rule === 'review_limit'));
    await process.untilCaughtUp();
    await eachTold(scene, acts(director, { type: 'CloseReviewRound', reason: '逾期未反馈' }), actors.submit, acts(director, { type: 'RejectPlan', reason: '不具备条件' }));
    await process.handle.result();
  }),
  {
    name: 'year-of-a-cycle',
    record: (bundlePath) =>
      onServer(timeSkippingServer, async (server) => {
        const scene = await cycleScene(server, { taskQueue: TASK_QUEUE, continueAt: 40 });
        let histories: readonly History[] = [];
        await scene.run(bundleIn(bundlePath), async () => {
          await scene.cycle.send({ type: 'LaunchCycle', year: 2024, settings: {} });
          await scene.tell([]);
          await scene.until('2024-12-01');
          await scene.cycle.send({ type: 'CloseCycle' });
          await scene.tell();
          await scene.until('2025-02-01');
          await scene.cycle.send({ type: 'ArchiveCycle' });
          await scene.tell();
          await scene.handle.result();
          histories = await historiesOf(server.env.client, scene.workflowId);
        });
        return { workflowId: scene.workflowId, histories };
      }),
  },
  {
    name: 'change-set-with-a-held-row',
    record: (bundlePath) =>
      onServer(devServer, async (server) => {
        const rows = new InMemoryChangeSet(Array.from({ length: 20 }, (_, index) => `row-${index + 1}`), ['row-2']);
        const scene = changeSetScene(server, { changeSet: 'change-set/recorded', rows, taskQueue: TASK_QUEUE, continueAt: 30 });
        let histories: readonly History[] = [];
        await scene.run(bundleIn(bundlePath), () =>
          scene.bulk(async () => {
            await scene.tell();
            await eventually('the rest is applied', () => rows.applied.length === 19);
            rows.release();
            await scene.tell();
            await scene.handle.result();
            histories = await historiesOf(server.env.client, scene.workflowId);
          }),
        );
        return { workflowId: scene.workflowId, histories };
      }),
  },
  {
    name: 'reminder-dispatch',
    record: (bundlePath) =>
      onServer(timeSkippingServer, async (server) => {
        const scene = await dispatchScene(server, { taskQueue: TASK_QUEUE, continueAt: 60 });
        const { ledger, workflowId } = scene;
        ledger.arm(...['2024-05-31', '2024-06-14', '2024-06-21', '2024-06-27', '2024-06-28', '2024-07-01'].map((day) => instantOf(day, 9)));
        await scene.tell();
        let histories: readonly History[] = [];
        await scene.run(bundleIn(bundlePath), async () => {
          await eventually('the question at the start', () => ledger.deliveries.length === 1);
          ledger.channelAnswers.push(60_000, 0);
          await scene.until('2024-06-01');
          ledger.arm(instantOf('2024-06-10', 9));
          await scene.tell();
          await scene.until('2024-07-02');
          histories = await historiesOf(server.env.client, workflowId);
        });
        return { workflowId, histories };
      }),
  },
];
