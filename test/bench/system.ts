import { Client, Connection } from '@temporalio/client';
import { hash } from '@node-rs/argon2';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, parseDay } from '#domain/calendar/day.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { dataConverterOf } from '#crypto/data-converter.js';
import { newKeyRing } from '#crypto/key-ring.js';
import { freePort } from '#local-services/ports.js';
import { startPostgres } from '#local-services/postgres.js';
import { NAMESPACE, startTemporal } from '#local-services/temporal.js';
import { ensureLogins, migrate, withLogin } from '#persistence/migrate.js';
import { publishCalendar, publishCatalogue, publishUnits } from '#record/publish.js';
import { createRecord, type RecordContext } from '#record/record-context.js';
import { parentOf } from './cpu.js';
import { catalogueFor, PASSWORD, peopleOf, type Person } from './content.js';

const DIST = fileURLToPath(new URL('../..', import.meta.url));
const LOGIN_PASSWORD = 'bench';
/** What Temporal keeps is encrypted, as in production. */
const KEYS = newKeyRing('default');

export interface SystemOptions {
  /** A cluster to make a database in; without it one is started. */
  readonly postgres: string | undefined;
  /** How many assignments the launch is to issue, at most. */
  readonly instances: number;
  readonly departments: readonly string[];
  /** Who signs in; a clerk and a leader a province and a reviewer a department where nobody says. */
  readonly people?: readonly Person[];
  /** Where mails go; without it nobody listens. */
  readonly smtpUrl?: string;
  /** A folder for the CPU profiles of API and worker. */
  readonly profile: string | undefined;
}

/** The composed system as it runs in production, on scratch data: PostgreSQL, Temporal, API and worker, a process each. */
export interface System {
  readonly origin: string;
  readonly owner: pg.Pool;
  readonly record: RecordContext;
  readonly temporal: { readonly address: string; readonly namespace: string };
  readonly pids: Readonly<Record<'api' | 'worker' | 'temporal' | 'postgres', number | undefined>>;
  /** Temporal and the worker stop, and stay away. */
  goAway(): Promise<void>;
  stop(): Promise<void>;
}

export async function startSystem({ postgres, instances, departments, people = peopleOf(departments), profile, smtpUrl = 'smtp://127.0.0.1:9' }: SystemOptions): Promise<System> {
  const { dir, undo, stop } = await scratch();
  try {
    const cluster = postgres ?? (await ownCluster(dir, undo));
    const { ownerUrl, recordUrl, appUrl } = await databaseIn(cluster, undefined, undo);
    const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
    // The database goes at the end, and with it what is idle.
    owner.on('error', () => undefined);
    const record = createRecord(recordUrl, { max: 1 });
    undo.push(() => owner.end(), () => record.pool.end());
    await fill(owner, record, appUrl, { instances, departments, people });

    const temporal = await startTemporal({ dbFile: join(dir, 'temporal', 'temporal.db') });
    undo.push(() => temporal.stop());
    const { origin, pid: api } = await apiOn({ recordUrl, appUrl, dir, profile }, undo);
    const worker = await child('apps/worker/src/main.js', {
      RECORD_DATABASE_URL: recordUrl, LOG_LEVEL: 'warn', DEMO: 'false', TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: NAMESPACE, WORKFLOW_BUNDLE: join(DIST, 'workflow-bundle.js'), SMTP_URL: smtpUrl, KEYS: JSON.stringify(KEYS),
    }, undo, profiling('worker', profile));
    const backend = await owner.query<{ pid: number }>('select pg_backend_pid() as pid');
    return {
      origin, owner, record,
      temporal: { address: temporal.address, namespace: NAMESPACE },
      pids: { api, worker: worker.pid, temporal: temporal.pid, postgres: parentOf(backend.rows[0]?.pid ?? 0) },
      goAway: async () => {
        worker.kill('SIGTERM');
        await once(worker, 'exit');
        await temporal.stop();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

export interface ApiOptions {
  readonly postgres: string | undefined;
  /** A database that stays, made and filled where it is not there; without it one is made, and dropped at the end. */
  readonly database: string | undefined;
  readonly profile: string | undefined;
  /** One that is made and filled first, where it is not there; this one begins as its copy. */
  readonly base?: { readonly database: string; fill(owner: pg.Pool, record: RecordContext): Promise<void> };
  fill(owner: pg.Pool, record: RecordContext): Promise<void>;
}

/** The API alone, for reads: on a database that `fill` has filled. */
export async function startApi({ postgres, database, profile, base, fill: fillWith }: ApiOptions): Promise<Pick<System, 'origin' | 'owner' | 'stop'>> {
  const { dir, undo, stop } = await scratch();
  try {
    const cluster = postgres ?? (await ownCluster(dir, undo));
    if (base) {
      const { ownerUrl, recordUrl, isNew } = await databaseIn(cluster, base.database, undo);
      if (isNew) await filled(ownerUrl, recordUrl, (owner, record) => base.fill(owner, record));
    }
    const { ownerUrl, recordUrl, appUrl, isNew } = await databaseIn(cluster, database, undo, base?.database);
    if (isNew) await filled(ownerUrl, recordUrl, fillWith);
    const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
    owner.on('error', () => undefined);
    undo.push(() => owner.end());
    const { origin } = await apiOn({ recordUrl, appUrl, dir, profile }, undo);
    return { origin, owner, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** In bulk: no keys between tables are looked at, and a crash would lose it. */
async function filled(ownerUrl: string, recordUrl: string, fillWith: ApiOptions['fill']): Promise<void> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 3, options: '-c session_replication_role=replica -c synchronous_commit=off -c work_mem=256MB -c maintenance_work_mem=512MB' });
  const record = createRecord(recordUrl, { max: 1 });
  try {
    await fillWith(owner, record);
  } finally {
    await Promise.all([owner.end(), record.pool.end()]);
  }
}

/** The cluster that is named, or one of one's own for as long as the work takes. */
export async function onCluster<T>(postgres: string | undefined, work: (url: string) => Promise<T>): Promise<T> {
  if (postgres !== undefined) return work(postgres);
  const { dir, undo, stop } = await scratch();
  try {
    return await work(await ownCluster(dir, undo));
  } finally {
    await stop();
  }
}

export async function dropDatabase(cluster: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  await client.end();
}

const apiOn = async ({ recordUrl, appUrl, dir, profile }: { recordUrl: string; appUrl: string; dir: string; profile: string | undefined }, undo: (() => Promise<unknown>)[]): Promise<{ origin: string; pid: number | undefined }> => {
  const port = await freePort();
  const env = { RECORD_DATABASE_URL: recordUrl, LOG_LEVEL: 'warn', DEMO: 'false', APP_DATABASE_URL: appUrl, PORT: String(port), SESSION_SECRET: 'a secret of a bench, 32 letters or more', FILES_DIR: join(dir, 'files'), WEB_DIR: dir };
  const { pid } = await child('apps/api/src/main.js', env, undo, profiling('api', profile));
  return { origin: `http://127.0.0.1:${port}`, pid };
};

/** A process writes where its CPU time went as it ends: `DIR/api.cpuprofile`, `DIR/worker.cpuprofile`. */
const profiling = (name: string, dir: string | undefined): string[] => (dir === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', dir, '--cpu-prof-name', `${name}.cpuprofile`]);

const running = new Set<() => Promise<void>>();
/** Whoever interrupts a bench leaves no process and no folder behind. */
export const stopAll = async (): Promise<void> => void (await Promise.all([...running].map((stop) => stop())));

/** A folder of one's own, and what is undone at the end, the last first. */
async function scratch(): Promise<{ dir: string; undo: (() => Promise<unknown>)[]; stop: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'liandong-bench-'));
  // As root PostgreSQL runs as another account, which must be able to come in.
  await chmod(dir, 0o755);
  const undo: (() => Promise<unknown>)[] = [() => rm(dir, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    running.delete(stop);
    for (const each of undo.splice(0).reverse()) await each().catch(() => undefined);
  };
  running.add(stop);
  return { dir, undo, stop };
}

async function ownCluster(dir: string, undo: (() => Promise<unknown>)[]): Promise<string> {
  const started = await startPostgres({ dir: join(dir, 'postgres') });
  undo.push(() => started.stop());
  return started.url;
}

/** With a name it is kept, and may be there from before. */
async function databaseIn(cluster: string, kept: string | undefined, undo: (() => Promise<unknown>)[], template?: string) {
  const name = kept ?? `liandong_bench_${process.pid}`;
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  const isNew = rowCount === 0;
  if (isNew) await client.query(`create database ${client.escapeIdentifier(name)}${template === undefined ? '' : ` template ${client.escapeIdentifier(template)}`}`);
  await client.query('checkpoint');
  undo.push(async () => {
    if (kept === undefined) await client.query(`drop database ${name} with (force)`);
    await client.end();
  });
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  const ownerUrl = url.toString();
  await ensureLogins(ownerUrl, { recordPassword: LOGIN_PASSWORD, appPassword: LOGIN_PASSWORD });
  await migrate(ownerUrl);
  await callersByPassword(ownerUrl);
  return { isNew, ownerUrl, recordUrl: withLogin(ownerUrl, 'liandong_record', LOGIN_PASSWORD), appUrl: withLogin(ownerUrl, 'liandong_app', LOGIN_PASSWORD) };
}

/** Its callers work on by one password for longer than a login is fresh. */
async function callersByPassword(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('insert into security_setting (second_factor_required, fresh_login_required) values (false, false) on conflict do nothing');
  await owner.end();
}

async function fill(owner: pg.Pool, record: RecordContext, appUrl: string, { instances, departments, people }: { instances: number; departments: readonly string[]; people: readonly Person[] }): Promise<void> {
  const catalogue = catalogueFor(instances, departments);
  // On the notice's day every date of the year is ahead, so each assignment has its whole ladder armed.
  await owner.query(`update demo_clock set offset_ms = $1 - floor(extract(epoch from clock_timestamp()) * 1000)::bigint where demo_clock.id = 1`, [at(parseDay('2024-03-29'), 9)]);
  await publishUnits(record, catalogue.departments, PROVINCIAL_UNITS);
  await publishCalendar(record, CALENDAR_2024_2026);
  await publishCatalogue(record, catalogue);
  const app = new pg.Client({ connectionString: appUrl });
  await app.connect();
  await app.query(
    `insert into app_user (id, account, name, unit_id, roles, email, password_hash)
     select row.id, row.id, row.id, row.unit, row.roles, row.id || '@liandong.example', $2 from jsonb_to_recordset($1::jsonb) as row(id text, unit text, roles text[])`,
    [JSON.stringify(people), await hash(PASSWORD)],
  );
  await app.end();
}

/** Started from dist, as everywhere; ready when it says so. */
async function child(script: string, env: Record<string, string>, undo: (() => Promise<unknown>)[], flags: readonly string[] = []): Promise<ChildProcess> {
  const started = spawn(process.execPath, ['--enable-source-maps', ...flags, join(DIST, script)], { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  undo.push(async () => {
    if (started.exitCode !== null) return;
    started.kill('SIGTERM');
    await once(started, 'exit');
  });
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: started.stdout }).on('line', (line) => line === 'READY' && resolve());
    started.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it was ready`)));
  });
  return started;
}

/** For questions to workflows; the caller closes its connection. */
export const connectTemporal = async ({ temporal: { address, namespace } }: System): Promise<Client> => new Client({ connection: await Connection.connect({ address }), namespace, dataConverter: dataConverterOf(KEYS) });
