import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { execFile } from 'node:child_process';
import { pino } from 'pino';
import { createAssignmentActivities, createOperationsActivities } from '#activities/create-activities.js';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { TASK_QUEUES } from '#messages/task-queues.js';
import { REMINDER_DISPATCH_ID } from '#messages/workflow-ids.js';
import { execute } from '#record/execute.js';
import { askReconciliation } from '#record/reconciliations.js';
import { tellAgain } from '#record/tell-again.js';
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
const [YEAR, CHANGE] = ['cycle/2024', 'change-set/lost'] as const;
const ADMIN = { actor: person('sys', 'bureau', 'system_admin'), source: null };
const ALL = ['11', '12', '13', '14', '15', '21', '22'].map(idOf);

describe('the workflows are held against the record', () => {
  let cycle: LaunchedCycle;
  let server: TestServer;
  let relay: Relay;
  let stopWorker: () => Promise<void>;
  /** Of the relay's clock, ms; and how often it has asked for the hour. */
  let [ahead, looked] = [0, 0];
  const now = (): number => {
    looked++;
    return Date.now() + ahead;
  };
  const log = pino({ level: 'silent' });
  const differing = async (): Promise<string[]> => (await compare(cycle.record, asking(server.env.client), await openStreamsNow(cycle.record, [...ALL, YEAR, CHANGE]))).map(({ stream, found }) => `${stream} ${found}`);
  const runOf = async (id: string): Promise<string> => (await server.env.client.workflow.getHandle(id).describe()).runId;
  const statusOf = async (id: string): Promise<string> => (await server.env.client.workflow.getHandle(id).describe()).status.name;
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
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
    };
    relay = new Relay({ record: cycle.record, client, listenUrl: cycle.database.recordUrl, demo: false, log, now });
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

  it('an answer is read by the codec of the client that asks', async () => {
    const { connection, options } = server.env.client;
    let read = 0;
    const codec: PayloadCodec = { encode: (payloads) => Promise.resolve(payloads), decode: (payloads) => Promise.resolve(payloads.map((each) => (read++, each))) };
    expect(await asking(new Client({ connection, namespace: options.namespace, dataConverter: { payloadCodecs: [codec] } }))(SOUND)).toMatchObject({ is: 'running' });
    expect(read).toBe(1);
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
    for (const lost of [YEAR, REMINDER_DISPATCH_ID]) await workflow.getHandle(lost).terminate('by somebody');
    // One that nobody was told of.
    await cycle.owner.query(`insert into stream (id, kind, sequence, last_hash, state, rules_version) values ($1, 'change_set', 1, '', '{}', 1)`, [CHANGE]);

    const found = [`${TERMINATED} terminated`, `${MISSING} missing`, `${BEHIND} behind`, `${AHEAD} other_state`, `${BLOCKED} blocked`, `${COMPLETED} completed`, `${CHANGE} missing`, `${YEAR} terminated`, `${REMINDER_DISPATCH_ID} terminated`];
    const verified = await command('verify', '--json');
    expect(verified.code).toBe(1);
    expect(verified.lines.filter((line) => line.includes('"process"')).map((line) => (JSON.parse(line) as { about: string }).about)).toEqual(found.map((each) => each.split(' ')[0]));
    expect(await reconcile(cycle.record, server.env.client, { scope: 'whole' })).toEqual({
      checked: 10, differences: 9, mended: 9,
      named: [
        { stream: TERMINATED, found: 'terminated', did: 'woken' }, { stream: MISSING, found: 'missing', did: 'woken' }, { stream: BEHIND, found: 'behind', did: 'woken' },
        { stream: AHEAD, found: 'other_state', did: 'started_anew' }, { stream: BLOCKED, found: 'blocked', did: 'started_anew' }, { stream: COMPLETED, found: 'completed', did: 'started_anew' },
        { stream: CHANGE, found: 'missing', did: 'woken' }, { stream: YEAR, found: 'terminated', did: 'woken' },
        { stream: REMINDER_DISPATCH_ID, found: 'terminated', did: 'started_anew' },
      ],
    });
    await toldAll();
    await eventually('none differs', async () => (await differing()).length === 0);
    expect(await Promise.all([CHANGE, REMINDER_DISPATCH_ID].map(statusOf))).toEqual(['RUNNING', 'RUNNING']);
    await cycle.owner.query(`delete from stream where id = $1`, [CHANGE]);
  });

  it('the command says the same, and names what it was called with wrongly', async () => {
    expect(await command('reconcile', '--json')).toEqual({ code: 0, lines: ['{"checked":9,"differences":0}'] });
    expect((await command('reconcile', '--all', '--adopt')).code).toBe(2);
    expect((await command('verify', '--wrong')).code).toBe(2);
    const { code, lines } = await command('verify');
    expect([code, lines.at(-1)]).toEqual([0, expect.stringContaining('0 处不符 differences')]);
  });

  it('a stream of older rules gets a new run, once; asked for, everything does', async () => {
    const runsOf = (): Promise<string[]> => Promise.all([SOUND, YEAR].map(runOf));
    const before = await runsOf();
    await cycle.owner.query(`update stream set rules_version = 1 where id = any ($1)`, [[SOUND, YEAR]]);
    await adoptOldStreams(cycle.record, server.env.client, log);
    const adopted = await runsOf();
    expect(adopted.filter((run, index) => run === before[index])).toEqual([]);
    await adoptOldStreams(cycle.record, server.env.client, log);
    expect(await runsOf()).toEqual(adopted);
    expect((await server.env.client.workflow.getHandle(YEAR).describe()).type).toBe('annualCycleWorkflow');
    const dispatch = await runOf(REMINDER_DISPATCH_ID);
    expect(await reconcile(cycle.record, server.env.client, { scope: 'all' })).toMatchObject({ checked: 9, differences: 9 });
    expect(await runOf(REMINDER_DISPATCH_ID)).not.toBe(dispatch);
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
    const nights = async () => (await nightly.describe()).info.recentActions.flatMap(({ action }) => (action.type === 'startWorkflow' ? [action.workflow] : []));
    const night = async (): Promise<unknown> => {
      // Two of one second have one id.
      const before = (await nights()).map(({ firstExecutionRunId }) => firstExecutionRunId);
      await nightly.trigger();
      await eventually('the night began', async () => (await nights()).length > before.length);
      const [began] = (await nights()).filter(({ firstExecutionRunId }) => !before.includes(firstExecutionRunId));
      return workflow.getHandle(began!.workflowId, began!.firstExecutionRunId).result();
    };
    const reported = async () => (await cycle.owner.query('select watch, found from watch_report order by watch')).rows;
    expect(await night()).toMatchObject({ workflows: { checked: 9, differences: 0, named: [] }, ledger: { broken: 0 } });
    expect(await reported()).toEqual([{ watch: 'ledger', found: 0 }, { watch: 'reconcile', found: 0 }]);
    // Set right at once, it was wrong all the same: an alarm until a look finds nothing.
    await workflow.getHandle(SOUND).terminate('by somebody');
    expect(await night()).toMatchObject({ workflows: { differences: 1, named: [{ stream: SOUND, found: 'terminated', did: 'woken' }] } });
    expect(await reported()).toEqual([{ watch: 'ledger', found: 0 }, { watch: 'reconcile', found: 1 }]);
    await toldAll();
    await eventually('none differs', async () => (await differing()).length === 0);
    expect((await command('reconcile', '--json')).code).toBe(0);
    expect(await reported()).toContainEqual({ watch: 'reconcile', found: 0 });
  });

  it('asked for by an administrator it runs at once, though somebody deleted its schedule, and what it came to stands in the record', async () => {
    const { schedule, workflow } = server.env.client;
    const results = async () => (await cycle.owner.query(`select asked_by, told_at is not null as told, ended_at is not null as ended, checked, differences, mended, named, failure from reconciliation order by id`)).rows;
    // The nights' own stand there too.
    const nights = await results();
    expect(nights).toMatchObject([0, 1].map((differences) => ({ asked_by: null, ended: true, checked: 9, differences, mended: differences, failure: null })));
    await schedule.getHandle('operations-nightly').delete();
    await workflow.getHandle(SOUND!).terminate('by somebody');
    await askReconciliation(cycle.record, ADMIN);
    await eventually('it is done', async () => (await results()).at(-1)?.ended === true);
    expect((await results()).slice(nights.length)).toEqual([{ asked_by: 'sys', told: true, ended: true, checked: 9, differences: 1, mended: 1, named: [{ stream: SOUND, found: 'terminated', did: 'woken' }], failure: null }]);
    await eventually('none differs', async () => (await differing()).length === 0);
  });

  it('a workflow that was told again runs again, or hears nothing new', async () => {
    await server.env.client.workflow.getHandle(TERMINATED!).terminate('by somebody');
    const before = await runOf(BEHIND!);
    expect(await tellAgain(cycle.record, [TERMINATED!, BEHIND!, YEAR], ADMIN)).toBe(3);
    await toldAll();
    await eventually('none differs', async () => (await differing()).length === 0);
    expect([await statusOf(TERMINATED!), await runOf(BEHIND!)]).toEqual(['RUNNING', before]);
  });

  it('a dispatch that ended after it was told is told again of what is overdue, a minute later and not before', async () => {
    await stopWorker();
    const before = await runOf(REMINDER_DISPATCH_ID);
    const overdue = cycle.clock.now - 2 * 60_000;
    await cycle.owner.query(
      `insert into reminder (assignment_id, duty, rule, occurrence, due_at, addressees, alone, state, task_code, unit_id, lead_department) values ($1, 'lost', 'T-1', '2024-03-29', to_timestamp($2 / 1000.0), '{unit:clerk}', true, 'armed', 't07', '11', 'dept-trademark')`,
      [SOUND, overdue],
    );
    const signals = async (): Promise<number> => ((await server.env.client.workflow.getHandle(REMINDER_DISPATCH_ID).fetchHistory()).events ?? []).filter((event) => event.workflowExecutionSignaledEventAttributes).length;
    const already = await signals();
    await eventually('it is told', async () => (await signals()) > already);
    await server.env.client.workflow.getHandle(REMINDER_DISPATCH_ID).terminate('by somebody');
    ahead = 30_000;
    const looks = looked;
    await eventually('the relay has looked twice', () => looked > looks + 2);
    expect(await statusOf(REMINDER_DISPATCH_ID)).toBe('TERMINATED');
    // Who sees it need not wait for that minute.
    await tellAgain(cycle.record, [SOUND!], ADMIN);
    await eventually('it runs again', async () => (await statusOf(REMINDER_DISPATCH_ID)) === 'RUNNING');
    await server.env.client.workflow.getHandle(REMINDER_DISPATCH_ID).terminate('by somebody');
    ahead = 30_000 + 61_000;
    await eventually('it runs again', async () => (await statusOf(REMINDER_DISPATCH_ID)) === 'RUNNING');
    expect(await runOf(REMINDER_DISPATCH_ID)).not.toBe(before);
  });
});
