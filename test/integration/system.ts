import { Client, Connection } from '@temporalio/client';
import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { dataConverterOf } from '#crypto/data-converter.js';
import { newKeyRing } from '#crypto/key-ring.js';
import { freePort } from '#local-services/ports.js';
import { startPostgres } from '#local-services/postgres.js';
import { isAlive, waitGone } from '#local-services/process.js';
import { NAMESPACE, startTemporal } from '#local-services/temporal.js';
import { ensureLogins, migrate, withLogin } from '#persistence/migrate.js';
import { seedDemo } from '#persistence/seed/seed-demo.js';
import { createRecord, type RecordContext } from '#record/record-context.js';
import { eventually } from '#testing/eventually.js';
import { Link } from '#testing/link.js';
import { LINES, targetOf, type Line } from './lines.js';
import { SmallDisk } from './small-disk.js';
import { startNode, type Running } from './start-node.js';
import type { SystemOptions } from './system-options.js';

export const PASSWORD = 'a password of the demo';
export const LOGINS = { recordPassword: 'record of a spec', appPassword: 'reader of a spec' };
/** Of the API, for its cookies and what it seals. */
export const SESSION_SECRET = 'a secret of a spec, 32 letters or more';
/** As in production, what Temporal stores is encrypted. */
export const KEYS = newKeyRing('default');
/** What a process may take to come back; far more than it does. */
const PATIENCE_MS = 60_000;

export const PARTS = ['api', 'worker', 'temporal', 'postgres'] as const;
export type Part = (typeof PARTS)[number];

const ROOT = new URL('../..', import.meta.url);
export const DEMO: SystemOptions = { dist: fileURLToPath(new URL('dist', ROOT)), fill: (logins) => seedDemo({ ...logins, password: PASSWORD }) };

/** The composed system on scratch data, a process each. A part that was killed is started again on the same data and port. */
export class ComposedSystem {
  readonly logged: string[] = [];
  /** With which Temporal is written to. */
  readonly dataConverter = dataConverterOf(KEYS);
  readonly lines = new Map<Line, Link>();
  /** Where the system has one; else why not. */
  disk: SmallDisk | string = 'no small disk was asked for';
  private readonly running = new Map<Part | 'outbox', Running>();
  private readonly atTheEnd: (() => Promise<unknown>)[] = [];

  private constructor(
    private readonly options: SystemOptions,
    private readonly dir: string,
    private readonly ports: Readonly<Record<Part | 'ui' | 'smtp' | 'apiMetrics', number>>,
  ) {}

  /** Everything runs, on what `fill` put in; without options the demo's cycle of 2024, its clock at the day of the notice. */
  static async start(options: SystemOptions = DEMO): Promise<ComposedSystem> {
    const dir = await mkdtemp(join(tmpdir(), 'liandong-composed-'));
    // As root PostgreSQL runs as another account, which must be able to come in.
    await chmod(dir, 0o755);
    const port = freePort;
    const ports = { api: await port(), apiMetrics: await port(), worker: await port(), temporal: await port(), postgres: await port(), ui: await port(), smtp: options.sinks?.smtpPort ?? (await port()) };
    const system = new ComposedSystem(options, dir, ports);
    try {
      await system.bringUp();
      return system;
    } catch (error) {
      await system.stop();
      throw error;
    }
  }

  get origin(): string {
    return `http://127.0.0.1:${this.ports.api}`;
  }
  /** Where a process is asked how it stands: of the worker its only port. */
  operationsOf(part: 'api' | 'worker'): string {
    return `http://127.0.0.1:${this.ports[part === 'api' ? 'apiMetrics' : 'worker']}`;
  }
  get anchorDir(): string {
    return join(this.dataDir, 'anchors');
  }
  get filesDir(): string {
    return join(this.dataDir, 'files');
  }
  get postgresDir(): string {
    return join(this.dataDir, 'postgres');
  }
  private get dataDir(): string {
    return typeof this.disk === 'string' ? this.dir : this.disk.dir;
  }
  get outboxDir(): string {
    return join(this.dir, 'outbox');
  }
  /** The owner's eyes on the database; its connections come back by themselves. */
  owner!: pg.Pool;
  record!: RecordContext;
  temporal!: Client;

  private urls!: { readonly recordUrl: string; readonly appUrl: string };

  private async bringUp(): Promise<void> {
    if (this.options.hasSmallDisk) this.disk = SmallDisk.mount(join(this.dir, 'disk'));
    // By the system's own copy: the files are another account's.
    if (this.options.cluster) execFileSync('cp', ['-a', this.options.cluster, this.postgresDir]);
    if (this.options.temporal) execFileSync('cp', ['-a', this.options.temporal, this.temporalDir]);
    await this.start('postgres');
    const ownerUrl = await this.ownerUrl();
    await ensureLogins(ownerUrl, LOGINS);
    await migrate(ownerUrl);
    this.urls = { recordUrl: withLogin(ownerUrl, 'liandong_record', LOGINS.recordPassword), appUrl: withLogin(ownerUrl, 'liandong_app', LOGINS.appPassword) };
    this.owner = new pg.Pool({ connectionString: ownerUrl, max: 3 });
    this.owner.on('error', () => undefined);
    this.record = createRecord(this.urls.recordUrl, { max: 2 });
    this.atTheEnd.push(() => this.owner.end(), () => this.record.pool.end());
    await this.options.fill({ ownerUrl, ...this.urls }, this);
    if (!this.options.sinks) this.running.set('outbox', await this.node('apps/embedded/src/mail-outbox.mjs', { OUTBOX_DIR: this.outboxDir, SMTP_PORT: String(this.ports.smtp) }));
    await this.start('temporal');
    const connection = await Connection.connect({ address: this.temporalAddress });
    this.temporal = new Client({ connection, namespace: NAMESPACE, dataConverter: this.dataConverter });
    this.atTheEnd.push(() => connection.close());
    if (this.options.hasLines) for (const line of LINES) this.lines.set(line, await Link.to(this.ports[targetOf(line)]));
    await Promise.all([this.start('worker'), this.start('api')]);
  }

  ownerUrl = async (): Promise<string> => `postgres://liandong:${encodeURIComponent((await readFile(join(this.postgresDir, 'password'), 'utf8')).trim())}@127.0.0.1:${this.ports.postgres}/liandong`;

  get temporalDir(): string {
    return join(this.dir, 'temporal');
  }

  /** SIGKILL, and gone. Answers whom it hit. */
  async kill(part: Part): Promise<readonly number[]> {
    const pids = this.running.get(part)?.pids ?? [];
    if (pids.length === 0) throw new Error(`${part} does not run`);
    this.running.delete(part);
    for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    for (const pid of pids) if (!(await waitGone(pid, PATIENCE_MS))) throw new Error(`${part} ${pid} is still there`);
    return pids;
  }

  /** SIGKILL to one of PostgreSQL's processes that serve API or worker; PostgreSQL then ends all of them and recovers by itself. */
  async killBackend(choose: (limit: number) => number): Promise<readonly number[]> {
    const { rows } = await this.owner.query<{ pid: number }>(`select pg_stat_activity.pid from pg_stat_activity where pg_stat_activity.usename in ('liandong_record', 'liandong_app') order by pg_stat_activity.pid`);
    const pid = rows[choose(Math.max(1, rows.length))]?.pid;
    if (!pid) return [];
    process.kill(pid, 'SIGKILL');
    return [pid];
  }

  /** Every connection of API and worker to PostgreSQL, as a network does that goes down and comes back. */
  async cutConnections(): Promise<readonly number[]> {
    const { rows } = await this.owner.query<{ pid: number }>(`select pg_stat_activity.pid, pg_terminate_backend(pg_stat_activity.pid) from pg_stat_activity where pg_stat_activity.usename in ('liandong_record', 'liandong_app')`);
    return rows.map(({ pid }) => pid);
  }

  /** SIGSTOP: it is there, and does nothing, until it is sent SIGCONT. */
  hang(part: Part): readonly number[] {
    const pids = this.running.get(part)?.pids ?? [];
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    return pids;
  }

  /** As whoever keeps it running does: it is started again where it has ended by itself. */
  async revive(part: Part): Promise<void> {
    const pids = this.running.get(part)?.pids ?? [];
    if (pids.length > 0 && pids.every(isAlive)) return;
    if (pids.length > 0) await this.kill(part);
    await this.start(part);
  }

  /** Answers when the part is ready: on its old data, at its old port. */
  async start(part: Part): Promise<void> {
    this.running.set(part, await this.starters[part]());
  }

  private readonly starters: Readonly<Record<Part, () => Promise<Running>>> = {
    postgres: () => this.startPostgres(),
    temporal: async () => {
      const { pid, stop } = await startTemporal({ dbFile: join(this.dir, 'temporal/temporal.db'), port: this.ports.temporal, uiPort: this.ports.ui });
      return { pids: [pid], stop };
    },
    worker: () =>
      this.node('apps/worker/src/main.js', {
        RECORD_DATABASE_URL: this.by('worker-postgres', this.urls.recordUrl), TEMPORAL_ADDRESS: this.by('worker-temporal', this.temporalAddress), TEMPORAL_NAMESPACE: NAMESPACE,
        WORKFLOW_BUNDLE: join(this.options.dist, 'workflow-bundle.js'), SMTP_URL: `smtp://127.0.0.1:${this.ports.smtp}`, KEYS: JSON.stringify(KEYS), ANCHOR_DIR: this.anchorDir, METRICS_PORT: String(this.ports.worker), DEMO: 'true', LOG_LEVEL: 'info', CHANNELS: this.options.sinks?.channels ?? '{}',
      }),
    api: () =>
      this.node('apps/api/src/main.js', {
        RECORD_DATABASE_URL: this.by('api-postgres', this.urls.recordUrl), APP_DATABASE_URL: this.by('api-postgres', this.urls.appUrl), PORT: String(this.ports.api), SESSION_SECRET,
        DEMO: 'true', OUTBOX_DIR: this.outboxDir, FILES_DIR: this.filesDir, WEB_DIR: this.dir, METRICS_PORT: String(this.ports.apiMetrics), TEMPORAL_ADDRESS: this.by('api-temporal', this.temporalAddress), LOG_LEVEL: 'info',
      }),
  };

  get temporalAddress(): string {
    return `127.0.0.1:${this.ports.temporal}`;
  }
  /** The same address at the line's near end, where there is one. */
  private by(line: Line, address: string): string {
    const link = this.lines.get(line);
    return link ? address.replace(`:${this.ports[targetOf(line)]}`, `:${link.port}`) : address;
  }

  private async startPostgres(): Promise<Running> {
    const dir = this.postgresDir;
    let started: Awaited<ReturnType<typeof startPostgres>> | undefined;
    let reason = '';
    // Right after a kill the backends may hold the shared memory for a moment; the supervisor tries again as well.
    await eventually('PostgreSQL runs', async () => {
      started = await startPostgres({ dir, port: this.ports.postgres }).catch((error: Error) => void (reason = error.message));
      return started !== undefined;
    }, PATIENCE_MS).catch((error: Error) => {
      throw new Error(`${error.message}\n${reason}`);
    });
    const postmaster = Number((await readFile(join(dir, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0]);
    return { pids: [postmaster, started?.pid ?? 0], stop: async () => started?.stop() };
  }

  private node(script: string, env: Record<string, string>): Promise<Running> {
    return startNode(this.options.dist, script, env, (line) => this.logged.push(line));
  }

  async stop(): Promise<void> {
    for (const end of this.atTheEnd) await end().catch(() => undefined);
    // Whoever is told to end goes on to the end of what it has begun.
    for (const link of this.lines.values()) link.mend();
    for (const part of ['api', 'worker', 'outbox', 'temporal', 'postgres'] as const) await this.running.get(part)?.stop();
    for (const link of this.lines.values()) await link.close();
    if (typeof this.disk !== 'string') this.disk.unmount();
    await rm(this.dir, { recursive: true, force: true });
  }
}
