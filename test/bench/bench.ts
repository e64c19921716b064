/**
 * `npm run bench`: the whole life of M assignments through HTTP, on the composed system, and one line of JSON at the end.
 *
 *   npm run bench -- [--instances 300] [--threads 16] [--order step|instance] [--postgres postgres://superuser@host/db] [--profile DIR]
 *   npm run bench -- --mode reminders [--instances 10000]: reminders due at one instant, each to a person of its own
 *
 * Beside a peer, both work in the same cluster (`--postgres`), each in a database of its own. It fails where an assignment
 * ends in a wrong state or a workflow never hears of an act. Seconds are printed, never asserted.
 *
 *   npm run bench -- --mode lists [--assignments 100000] [--calls 50] [--only PAGE] [--postgres URL [--database NAME]] [--profile DIR]
 *
 * What one reader waits for on every list page, with so many assignments, and its ratio to a bare read. A database that is
 * named is kept, so that the next run finds it filled.
 */
import { Client } from '@temporalio/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { AssignmentId } from '#domain/shared/ids.js';
import { assignmentViewQuery } from '#messages/assignment.messages.js';
import { workflowIdOf } from '#messages/workflow-ids.js';
import { launchCycle } from '#record/launch.js';
import { drive, round, sender, summary } from './callers.js';
import { assignmentsOf, peopleOf, YEAR } from './content.js';
import { CpuMeter } from './cpu.js';
import { lists } from './lists/lists.js';
import { Life, readLifecycle, type Lifecycle } from './lifecycle.js';
import { mailSink, reminderStorm } from './reminders.js';
import { connectTemporal, startSystem, type System } from './system.js';

const { values: flag } = parseArgs({
  options: {
    mode: { type: 'string', default: 'lifecycle' },
    instances: { type: 'string' },
    threads: { type: 'string', default: '16' },
    order: { type: 'string', default: 'step' },
    postgres: { type: 'string' },
    profile: { type: 'string' },
    assignments: { type: 'string', default: '100000' },
    calls: { type: 'string', default: '50' },
    only: { type: 'string' },
    database: { type: 'string' },
    lifecycle: { type: 'string', default: fileURLToPath(new URL('lifecycle.json', import.meta.url)) },
  },
});
const instances = Number(flag.instances ?? 300);
/** Reminders due at one instant, unless `--instances` says otherwise. */
const REMINDERS = 10_000;
/** Enough assignments for people to work on meanwhile. */
const BESIDE = 128;
const threads = Number(flag.threads);
/** A workflow that has not heard by then never will. */
const SETTLE_MS = 120_000;

interface Footprint {
  readonly bytes: number;
  readonly wal: number;
  readonly commits: number;
}
const footprint = async ({ owner }: System): Promise<Footprint> => {
  const { rows } = await owner.query<Footprint>(`select pg_database_size(current_database())::float8 as bytes, (pg_current_wal_lsn() - '0/0')::float8 as wal,
    (select xact_commit::float8 from pg_stat_database where datname = current_database()) as commits`);
  return rows[0] ?? { bytes: 0, wal: 0, commits: 0 };
};

/** Every assignment in one transaction, as a cycle's launch is. Sign-off submits, as the peers' does. */
async function launch({ record }: System) {
  const began = performance.now();
  const outcome = await launchCycle(record, { year: YEAR, commandId: 'bench/launch', actor: { kind: 'user', userId: 'coordinator', unit: 'bureau', roles: ['coordinator'] }, settings: { submitOnSignOff: true, resubmission: 'full' } });
  if ('refusal' in outcome) throw new Error(`the launch is refused: ${outcome.refusal.code}`);
  const seconds = (performance.now() - began) / 1000;
  const { issued = 0 } = outcome.receipt;
  return { issued, seconds: round(seconds), per_s: round(issued / seconds), p50_ms: round(seconds * 1000), p95_ms: round(seconds * 1000), p99_ms: round(seconds * 1000) };
}

/** Only what must be told counts: an act that moves no instant and ends no stage rides with the next. */
async function settled({ owner }: System): Promise<void> {
  for (const until = Date.now() + SETTLE_MS; ; await sleep(10)) {
    const { rows } = await owner.query<{ waiting: number }>('select count(*)::int as waiting from wake where wake.not_before <= now()');
    if (rows[0]?.waiting === 0) return;
    if (Date.now() > until) throw new Error(`${rows[0]?.waiting} streams were never told`);
  }
}

/** Each workflow's own fold against the record; answers the history of one life. */
async function heard(system: System, ids: readonly AssignmentId[]) {
  const connection = await connectTemporal(system);
  const { workflow } = new Client({ connection, namespace: system.temporal.namespace });
  const { rows } = await system.owner.query<{ id: string; sequence: number; last_hash: string }>('select stream.id, stream.sequence, stream.last_hash from stream');
  const recorded = new Map(rows.map((row) => [row.id, row]));
  await drive(8, ids.length, async (index) => {
    const id = ids[index] as AssignmentId;
    const handle = workflow.getHandle(workflowIdOf(id));
    for (const until = Date.now() + SETTLE_MS; ; await sleep(20)) {
      const state = await handle.query(assignmentViewQuery);
      if (state.hash === recorded.get(id)?.last_hash) return;
      if (Date.now() > until) throw new Error(`${id}: the workflow is at ${state.sequence}, the record at ${recorded.get(id)?.sequence}`);
    }
  });
  const { historyLength, historySize } = await workflow.getHandle(workflowIdOf(ids[0] as AssignmentId)).describe();
  await connection.close();
  return { events: historyLength, bytes: historySize ?? 0 };
}

async function lifecycle(system: System, life: Lifecycle) {
  const { send, close } = sender(system.origin, threads);
  const doer = new Life(send, life);
  await doer.signIn(peopleOf(life.departments).map((person) => person.id));
  const ids = assignmentsOf(instances);
  const empty = await footprint(system);
  const launched = await launch(system);
  const open = await footprint(system);
  await settled(system);

  const cpu = new CpuMeter(system.pids);
  const byStep = life.steps.map((): number[] => []);
  const used = { seconds: 0, wal: 0 };
  const began = await footprint(system);
  /** Times one step of some assignments; what they need before it is done first. */
  const take = async (step: number, some: readonly AssignmentId[]): Promise<void> => {
    const act = life.steps[step];
    if (!act) return;
    await drive(threads, some.length, (index) => doer.prepare(some[index] as AssignmentId, act));
    const before = await footprint(system);
    cpu.go();
    const ran = await drive(threads, some.length, (index) => doer.act(some[index] as AssignmentId, act, `bench/${some[index]}/${step}`));
    cpu.pause();
    const after = await footprint(system);
    used.seconds += ran.seconds;
    used.wal += after.wal - before.wal;
    byStep[step]?.push(...ran.ms);
  };
  if (flag.order === 'step') for (let step = 0; step < life.steps.length; step++) await take(step, ids);
  else for (let first = 0; first < ids.length; first += threads) for (let step = 0; step < life.steps.length; step++) await take(step, ids.slice(first, first + threads));

  const lastAct = performance.now();
  cpu.go();
  await settled(system);
  const history = await heard(system, ids);
  const settling = (performance.now() - lastAct) / 1000;
  cpu.pause();
  close();

  const all = byStep.flat();
  const closed = await footprint(system);
  return {
    launch: launched,
    actions: {
      count: all.length,
      ...summary(used.seconds, all),
      instances_per_s: round(ids.length / used.seconds),
      p99_by_step: Object.fromEntries(byStep.map((ms, step) => [`${step + 1}-${life.steps[step]?.step}`, summary(1, ms).p99_ms])),
    },
    settled: { seconds: round(used.seconds + settling), actions_per_s: round(all.length / (used.seconds + settling)) },
    db: {
      bytes_per_open_instance: Math.round((open.bytes - empty.bytes) / launched.issued),
      bytes_per_closed_instance: Math.round((closed.bytes - empty.bytes) / launched.issued),
      wal_bytes_per_action: Math.round(used.wal / all.length),
      /** Of all that was asked, the untimed acts and reads too: the server counts with a delay. */
      commits_per_request: round((closed.commits - began.commits) / doer.requests),
    },
    history,
    ...cpu.perAct(all.length),
  };
}

/** Reminders due at one instant beside people who work; `--instances` says how many. */
async function reminders(): Promise<void> {
  const count = Number(flag.instances ?? REMINDERS);
  const mails = await mailSink();
  const system = await startSystem({ postgres: flag.postgres, instances: BESIDE, departments: readLifecycle(flag.lifecycle).departments, profile: flag.profile, smtpUrl: mails.url });
  try {
    await launch(system);
    process.stdout.write(`${JSON.stringify({ peer: 'liandong', mode: flag.mode, ...(await reminderStorm(system, mails, count)) })}\n`);
  } finally {
    await system.stop();
    mails.close();
  }
}

async function main(): Promise<void> {
  if (flag.mode === 'reminders') return await reminders();
  if (flag.mode === 'lists') {
    const { postgres, database, profile, only } = flag;
    process.stdout.write(`${JSON.stringify(await lists({ postgres, database, profile, only, assignments: Number(flag.assignments), calls: Number(flag.calls) }))}\n`);
    return;
  }
  if (flag.mode !== 'lifecycle') throw new Error(`--mode ${flag.mode}: lifecycle, lists or reminders`);
  if (!(instances > 0) || !(threads > 0) || !['step', 'instance'].includes(flag.order)) throw new Error('--instances and --threads above 0, --order step or instance');
  const life = readLifecycle(flag.lifecycle);
  const system = await startSystem({ postgres: flag.postgres, instances, departments: life.departments, profile: flag.profile });
  try {
    const { rows } = await system.owner.query<{ sync: string; version: string }>(`select current_setting('synchronous_commit') as sync, current_setting('server_version') as version`);
    const cpu = process.cpuUsage();
    const result = await lifecycle(system, life);
    const { user, system: kernel } = process.cpuUsage(cpu);
    const line = { peer: 'liandong', version: `PostgreSQL ${rows[0]?.version}`, mode: flag.mode, instances, threads, order: flag.order, synchronous_commit: rows[0]?.sync, ...result, client_cpu_s: round((user + kernel) / 1e6) };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  } finally {
    await system.stop();
  }
}

await main();
