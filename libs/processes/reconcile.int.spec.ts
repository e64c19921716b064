import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { execFile } from 'node:child_process';
import { pino } from 'pino';
import { createAssignmentActivities, createOperationsActivities } from '#activities/create-activities.js';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { TASK_QUEUES } from '#messages/task-queues.js';
import { execute } from '#record/execute.js';
import { openStreamsNow } from '#record/open-streams.js';
import { PROJECTIONS } from '#record/write.js';
import { launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { eventually } from '#testing/eventually.js';
import { devServer, type TestServer } from '#testing/temporal-servers.js';
import { bundleWorkflows } from '#testing/workflow-bundle.js';
import { adoptOldStreams } from '../../apps/worker/src/operations/adopt-old-streams.js';
import { ensureNightly } from '../../apps/worker/src/operations/nightly.js';
import { Relay } from '../../apps/worker/src/relay/relay.js';
import { asking } from './ask-workflow.js';
import { compare } from './compare.js';
import { reconcile } from './reconcile.js';

const idOf = (unit: string): AssignmentId => `asg/2024/t07-o1/${unit}`;
const [SOUND, TERMINATED, MISSING, BEHIND, AHEAD, BLOCKED, COMPLETED] = ['11', '12', '13', '14', '15', '21', '22'].map(idOf) as [AssignmentId, ...AssignmentId[]] & Record<number, AssignmentId>;
const ALL = ['11', '12', '13', '14', '15', '21', '22'].map(idOf);

describe('the workflows are held against the record', () => {
  let cycle: LaunchedCycle;
  let server: TestServer;
  let relay: Relay;
  let stopWorker: () => Promise<void>;
  const log = pino({ level: 'silent' });
  const differing = async (): Promise<string[]> => (await compare(cycle.record, asking(server.env.client), await openStreamsNow(cycle.record, ALL))).map(({ stream, found }) => `${stream} ${found}`);
  const toldAll = (): Promise<void> => eventually('every workflow was told', async () => (await cycle.owner.query('select from wake')).rowCount === 0);

  beforeAll(async () => {
    [cycle, server] = [await launched2024(), await devServer()];
    // Seven assignments are enough; the launch made 512.
    for (const [table, column] of [['wake', 'stream_id'], ['event', 'stream_id'], ['stream', 'id'], ...Object.entries(PROJECTIONS)] as const) {
      await cycle.owner.query(`delete from ${table} where ${column} <> all ($1) and ${column} like 'asg/%'`, [ALL]);
    }
    // What their units may opt in to is planned by the launch itself.
    await cycle.owner.query(`delete from reminder where assignment_id <> all ($1) and (duty <> 'opt_in' or unit_id <> all ($2))`, [ALL, ALL.map((id) => id.split('/').at(-1))]);
    await cycle.owner.query(`delete from wake where stream_id = $1`, [MISSING]);
    // The database's clock too reads the morning of the launch.
    await cycle.owner.query('update demo_clock set offset_ms = $1', [cycle.clock.now - Date.now()]);
    const { client, nativeConnection, namespace } = server.env;
    const worker = await Worker.create({
      connection: nativeConnection, namespace: namespace ?? 'default', taskQueue: TASK_QUEUES.assignment, workflowBundle: await bundleWorkflows(),
      activities: { ...createAssignmentActivities(cycle.record), ...createOperationsActivities(cycle.record, (options) => reconcile(cycle.record, client, options)) },
    });
    const running = worker.run();
    stopWorker = async () => {
      worker.shutdown();
      await running;
    };
    relay = new Relay({ record: cycle.record, client, listenUrl: cycle.database.recordUrl, demo: false, log });
    relay.start();
    await toldAll();
  });
  afterAll(async () => {
    await relay.stop();
    await stopWorker();
    await server.close();
    await cycle.close();
  });

  /** The operator's command, as it is built; not in the way of the worker, which runs in this process. */
  const command = (name: string, ...flags: string[]): Promise<{ code: number; lines: string[] }> => {
    const { address } = server.env.connection.options as { address: string };
    const env = { PATH: process.env['PATH'], DATABASE_URL: cycle.database.ownerUrl, TEMPORAL_ADDRESS: address };
    return new Promise((resolve) => {
      execFile(process.execPath, [`dist/apps/operator/src/${name}.js`, ...flags], { env }, (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), lines: `${stdout}${stderr}`.trim().split('\n') }));
    });
  };

  it('a launch is told to all but the one whose telling was lost', async () => {
    expect(await differing()).toEqual([`${MISSING} missing`]);
  });

  it('each way in which one can differ is named, set right, and then none differs', async () => {
    const { workflow } = server.env.client;
    await workflow.getHandle(TERMINATED!).terminate('by somebody');
    // Recorded, and never told: as an instant whose answer was lost.
    await execute(cycle.record, { stream: BEHIND!, commandId: 'behind', actor: person('c14', '14', 'liaison', 'clerk'), body: { type: 'AcknowledgeAssignment' }, tellsWorkflow: true });
    const [ahead] = await openStreamsNow(cycle.record, [AHEAD!]);
    await workflow.getHandle(AHEAD!).signal('eventsRecorded', {
      upTo: 2, rulesVersion: RULES_VERSION, events: [{ stream: AHEAD, sequence: 2, type: 'AssignmentAcknowledged', at: 0, actor: { kind: 'system' }, round: 1, data: { workingDaysUsed: 0 }, previousHash: ahead?.hash, hash: 'forged' }],
    });
    await workflow.getHandle(BLOCKED!).terminate('to be replaced');
    await workflow.start('noSuchWorkflow', { workflowId: BLOCKED!, taskQueue: TASK_QUEUES.assignment });
    await workflow.getHandle(COMPLETED!).terminate('to be replaced');
    const [open] = await openStreamsNow(cycle.record, [COMPLETED!]);
    await workflow.start('assignmentWorkflow', { workflowId: COMPLETED!, taskQueue: TASK_QUEUES.assignment, args: [{ assignment: COMPLETED, rulesVersion: RULES_VERSION, state: { ...open?.state, status: 'closed' } }] });
    await workflow.getHandle(COMPLETED!).result();

    const found = [`${TERMINATED} terminated`, `${MISSING} missing`, `${BEHIND} behind`, `${AHEAD} other_state`, `${BLOCKED} blocked`, `${COMPLETED} completed`];
    const verified = await command('verify', '--json');
    expect(verified.code).toBe(1);
    expect(verified.lines.filter((line) => line.includes('"process"')).map((line) => (JSON.parse(line) as { about: string }).about)).toEqual(found.map((each) => each.split(' ')[0]));
    expect(await reconcile(cycle.record, server.env.client, { scope: 'whole' })).toEqual({
      checked: 7, differences: 6,
      named: [
        { stream: TERMINATED, found: 'terminated', did: 'woken' }, { stream: MISSING, found: 'missing', did: 'woken' }, { stream: BEHIND, found: 'behind', did: 'woken' },
        { stream: AHEAD, found: 'other_state', did: 'started_anew' }, { stream: BLOCKED, found: 'blocked', did: 'started_anew' }, { stream: COMPLETED, found: 'completed', did: 'started_anew' },
      ],
    });
    await toldAll();
    await eventually('none differs', async () => (await differing()).length === 0);
  });

  it('the command says the same, and names what it was called with wrongly', async () => {
    expect(await command('reconcile', '--json')).toEqual({ code: 0, lines: ['{"checked":7,"differences":0}'] });
    expect((await command('reconcile', '--all', '--adopt')).code).toBe(2);
    expect((await command('verify', '--wrong')).code).toBe(2);
    const { code, lines } = await command('verify');
    expect([code, lines.at(-1)]).toEqual([0, expect.stringContaining('0 处不符 differences')]);
  });

  it('a stream of older rules gets a new run, once', async () => {
    const runOf = async (): Promise<string> => (await server.env.client.workflow.getHandle(SOUND).describe()).runId;
    const before = await runOf();
    await cycle.owner.query(`update stream set rules_version = 1 where id = $1`, [SOUND]);
    await adoptOldStreams(cycle.record, server.env.client, log);
    const adopted = await runOf();
    expect(adopted).not.toBe(before);
    await adoptOldStreams(cycle.record, server.env.client, log);
    expect(await runOf()).toBe(adopted);
    await eventually('none differs', async () => (await differing()).length === 0);
  });

  it('the night watch runs by its schedule, and reports', async () => {
    await ensureNightly(server.env.client);
    await ensureNightly(server.env.client);
    const { schedule, workflow } = server.env.client;
    const nightly = schedule.getHandle('operations-nightly');
    const { spec, policies } = await nightly.describe();
    const hours = spec.calendars?.flatMap(({ hour, minute }) => [hour, minute]);
    expect([hours, spec.timezone, policies.overlap]).toEqual([[[{ start: 2, end: 2, step: 1 }], [{ start: 0, end: 0, step: 1 }]], 'Asia/Shanghai', 'SKIP']);
    await nightly.trigger();
    let tonight: string | undefined;
    await eventually('the night began', async () => {
      const [action] = (await nightly.describe()).info.recentActions.map((each) => each.action);
      tonight = action?.type === 'startWorkflow' ? action.workflow.workflowId : undefined;
      return tonight !== undefined;
    });
    expect(await workflow.getHandle(tonight!).result()).toMatchObject({ workflows: { checked: 7, differences: 0, named: [] }, ledger: { broken: 0 } });
  });
});
