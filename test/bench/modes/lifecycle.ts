import type { AssignmentId } from '#domain/shared/ids.js';
import { launchCycle } from '#record/launch.js';
import { drive, round, sender, summary } from '../callers.js';
import { assignmentsOf, peopleOf, YEAR } from '../content.js';
import { CpuMeter } from '../cpu.js';
import { Life, readLifecycle, type Lifecycle } from '../lifecycle.js';
import type { BenchOptions } from '../options.js';
import { heard, settled } from '../settled.js';
import { startSystem, type System } from '../system.js';
import { bytesAnAssignment, tableBytes } from '../tables.js';

const INSTANCES = 300;

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
export async function issueAll({ record }: System) {
  const began = performance.now();
  const outcome = await launchCycle(record, { year: YEAR, commandId: 'bench/launch', actor: { kind: 'user', userId: 'coordinator', unit: 'bureau', roles: ['coordinator'] }, settings: { submitOnSignOff: true, resubmission: 'full' } });
  if ('refusal' in outcome) throw new Error(`the launch is refused: ${outcome.refusal.code}`);
  const seconds = (performance.now() - began) / 1000;
  const { issued = 0 } = outcome.receipt;
  return { issued, seconds: round(seconds), per_s: round(issued / seconds), p50_ms: round(seconds * 1000), p95_ms: round(seconds * 1000), p99_ms: round(seconds * 1000) };
}

async function live(system: System, life: Lifecycle, { threads, order }: BenchOptions, instances: number) {
  const { send, close } = sender(system.origin, threads);
  const doer = new Life(send, life);
  await doer.signIn(peopleOf(life.departments).map((person) => person.id));
  const ids = assignmentsOf(instances);
  const [empty, emptyTables] = [await footprint(system), await tableBytes(system.owner)];
  const launched = await issueAll(system);
  const [open, openTables] = [await footprint(system), await tableBytes(system.owner)];
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
  if (order === 'step') for (let step = 0; step < life.steps.length; step++) await take(step, ids);
  else for (let first = 0; first < ids.length; first += threads) for (let step = 0; step < life.steps.length; step++) await take(step, ids.slice(first, first + threads));

  const lastAct = performance.now();
  cpu.go();
  await settled(system);
  const history = await heard(system, ids);
  const settling = (performance.now() - lastAct) / 1000;
  cpu.pause();
  close();

  const all = byStep.flat();
  const [closed, closedTables] = [await footprint(system), await tableBytes(system.owner)];
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
      open_by_table: bytesAnAssignment(emptyTables, openTables, launched.issued),
      closed_by_table: bytesAnAssignment(emptyTables, closedTables, launched.issued),
      wal_bytes_per_action: Math.round(used.wal / all.length),
      /** Of all that was asked, the untimed acts and reads too: the server counts with a delay. */
      commits_per_request: round((closed.commits - began.commits) / doer.requests),
    },
    history,
    ...cpu.perAct(all.length),
  };
}

/** The whole life of M assignments, N callers with one act under way each. */
export async function lifecycle(options: BenchOptions): Promise<object> {
  const { instances = INSTANCES, threads, order, postgres, profile } = options;
  const life = readLifecycle(options.lifecycle);
  const system = await startSystem({ postgres, instances, departments: life.departments, profile });
  try {
    const { rows } = await system.owner.query<{ sync: string; version: string }>(`select current_setting('synchronous_commit') as sync, current_setting('server_version') as version`);
    const cpu = process.cpuUsage();
    const result = await live(system, life, options, instances);
    const { user, system: kernel } = process.cpuUsage(cpu);
    return { version: `PostgreSQL ${rows[0]?.version}`, instances, threads, order, synchronous_commit: rows[0]?.sync, ...result, client_cpu_s: round((user + kernel) / 1e6) };
  } finally {
    await system.stop();
  }
}
