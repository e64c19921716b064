import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NativeConnection, Worker, type WorkflowBundle } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createAssignmentActivities } from '#activities/create-activities.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { TASK_QUEUES } from '#messages/task-queues.js';
import { execute } from '#record/execute.js';
import { openStreamsNow } from '#record/open-streams.js';
import { PROJECTIONS } from '#record/write.js';
import { COORDINATOR, launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { eventually } from '#testing/eventually.js';
import { devServer, type TestServer } from '#testing/temporal-servers.js';
import { bundleWorkflows } from '#testing/workflow-bundle.js';
import { Relay } from '../../apps/worker/src/relay/relay.js';
import { asking } from './ask-workflow.js';
import { compare } from './compare.js';
import { reconcile } from './reconcile.js';

const NEXT = fileURLToPath(new URL('../../workflows/fixtures/next-release.ts', import.meta.url));
const MINUTES = 60_000;
const UNITS = ['11', '12', '13'] as const;
/** Begun by this release; while both run; by the next one alone. */
const [BEFORE, BETWEEN, AFTER] = UNITS.map((unit) => `asg/2024/t07-o1/${unit}` as AssignmentId) as [AssignmentId, AssignmentId, AssignmentId];
const ALL = [BEFORE, BETWEEN, AFTER];

describe('two releases, one after the other and beside each other', () => {
  let cycle: LaunchedCycle;
  let server: TestServer;
  let relay: Relay;
  let bundles: Readonly<Record<'this' | 'next', WorkflowBundle>>;
  const stops = new Map<string, () => Promise<void>>();
  let acts = 0;

  beforeAll(async () => {
    [cycle, server] = [await launched2024(), await devServer()];
    for (const [table, column] of [['wake', 'stream_id'], ['event', 'stream_id'], ['stream', 'id'], ...Object.entries(PROJECTIONS)] as const) {
      await cycle.owner.query(`delete from ${table} where ${column} <> all ($1) and ${column} like 'asg/%'`, [ALL]);
    }
    await cycle.owner.query(`delete from reminder where assignment_id <> all ($1)`, [ALL]);
    await cycle.owner.query('delete from wake where stream_id <> $1', [BEFORE]);
    await cycle.owner.query('update demo_clock set offset_ms = $1', [cycle.clock.now - Date.now()]);
    bundles = { this: await bundleWorkflows(), next: await bundleWorkflows(NEXT) };
    relay = new Relay({ record: cycle.record, client: server.env.client, listenUrl: cycle.database.recordUrl, demo: false, log: pino({ level: 'silent' }) });
    relay.start();
  }, 2 * MINUTES);
  afterAll(async () => {
    await relay.stop();
    for (const stop of stops.values()) await stop();
    await server.close();
    await cycle.close();
  });

  /** Keeps nothing in memory: whichever is free takes the next task of any run. */
  async function begin(release: 'this' | 'next'): Promise<void> {
    const { address } = server.env.connection.options as { address: string };
    const connection = await NativeConnection.connect({ address });
    const worker = await Worker.create({
      connection, namespace: server.env.namespace ?? 'default', taskQueue: TASK_QUEUES.assignment, identity: release, maxCachedWorkflows: 0,
      workflowBundle: bundles[release], activities: createAssignmentActivities(cycle.record),
    });
    const running = worker.run();
    stops.set(release, async () => {
      stops.delete(release);
      worker.shutdown();
      await running;
      await connection.close();
    });
  }
  /** Dates move, so that the workflow is told at once. */
  async function act(stream: AssignmentId): Promise<void> {
    for (const type of ['SuspendAssignment', 'ResumeAssignment'] as const) {
      const outcome = await execute(cycle.record, { stream, commandId: `two/${acts++}`, actor: COORDINATOR, body: { type, reason: '升级演练' } });
      if ('refusal' in outcome) throw new Error(JSON.stringify(outcome.refusal));
    }
  }
  const acknowledge = async (stream: AssignmentId): Promise<void> => {
    const unit = stream.split('/').at(-1) ?? '';
    const outcome = await execute(cycle.record, { stream, commandId: `two/${acts++}`, actor: person(`c${unit}`, unit, 'liaison', 'clerk'), body: { type: 'AcknowledgeAssignment' } });
    if ('refusal' in outcome) throw new Error(JSON.stringify(outcome.refusal));
  };
  const differing = async (streams: readonly AssignmentId[]): Promise<string[]> => (await compare(cycle.record, asking(server.env.client), await openStreamsNow(cycle.record, streams))).map(({ stream, found }) => `${stream} ${found}`);
  const agreed = (streams: readonly AssignmentId[]): Promise<void> => eventually('record and workflows say the same', async () => (await cycle.owner.query('select from wake')).rowCount === 0 && (await differing(streams)).length === 0, 2 * MINUTES, 300);
  const servedBy = async (stream: AssignmentId): Promise<string[]> => {
    const { events } = await server.env.client.workflow.getHandle(stream).fetchHistory();
    return [...new Set((events ?? []).flatMap(({ workflowTaskCompletedEventAttributes: done }) => done?.identity ?? []))].sort();
  };

  it('beside each other both serve what began before, and nothing of it fails; what begins meanwhile does not stick', async () => {
    await begin('this');
    await acknowledge(BEFORE);
    await agreed([BEFORE]);
    await begin('next');
    await acknowledge(BETWEEN);
    await eventually('both have served it', async () => {
      await act(BEFORE);
      return (await servedBy(BEFORE)).length === 2;
    }, MINUTES, 300);
    await act(BETWEEN);
    await agreed([BEFORE, BETWEEN]);
    const { events } = await server.env.client.workflow.getHandle(BEFORE).fetchHistory();
    expect((events ?? []).filter(({ workflowTaskFailedEventAttributes: failed }) => failed != null)).toEqual([]);
  }, 4 * MINUTES);

  it('the next one alone serves all of them', async () => {
    await stops.get('this')?.();
    await acknowledge(AFTER);
    for (const stream of ALL) await act(stream);
    await agreed(ALL);
    expect(await servedBy(AFTER)).toEqual(['next']);
  }, 3 * MINUTES);

  it('back: acts go on, what the next one began is named as blocked and begun anew, and nothing is lost', async () => {
    await stops.get('next')?.();
    await begin('this');
    for (const stream of ALL) await act(stream);
    await agreed([BEFORE]);
    await eventually('this release cannot replay it', async () => (await differing([AFTER]))[0] === `${AFTER} blocked`, MINUTES, 500);
    const { named } = await reconcile(cycle.record, server.env.client, { scope: 'whole' });
    expect(named).toContainEqual({ stream: AFTER, found: 'blocked', did: 'started_anew' });
    await agreed(ALL);
    expect(await servedBy(AFTER)).toEqual(['this']);
  }, 4 * MINUTES);
});
