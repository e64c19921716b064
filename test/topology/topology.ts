import { Client, Connection } from '@temporalio/client';
import { chmodSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { dataConverterOf } from '#crypto/data-converter.js';
import { newKeyRing } from '#crypto/key-ring.js';
import { temporalCli } from '#local-services/binaries.js';
import type { StartedPostgres } from '#local-services/postgres.js';
import { isAlive, startChild, waitGone, type Child } from '#local-services/process.js';
import { NAMESPACE } from '#local-services/temporal.js';
import { createRecord, type RecordContext } from '#record/record-context.js';
import { eventually } from '#testing/eventually.js';
import { inOrder, instancesOf, readCompose, type Service } from './compose-file.js';
import { startDatabase } from './database.js';
import { HERE, Places, ROOT } from './places.js';
import type { Tools } from './tools.js';

/** What a part may take to be ready; far more than it does. */
const PATIENCE_MS = 120_000;
/** Starting Node for a probe costs something. */
const PROBE_MS = 200;
/** Of others, and shown to people alone: the front door, which a spec opens by itself (`tls-door.ts`), and the pages of Temporal. */
const LEFT_OUT = ['web', 'temporal-ui', 'temporal-ui-door'];
/** What Temporal stores is encrypted. */
const KEYS = newKeyRing('default');

export interface Logins {
  readonly ownerUrl: string;
  readonly recordUrl: string;
  readonly appUrl: string;
}
export interface TopologyOptions {
  readonly tools: Tools;
  /** Of `.env`. */
  readonly variables: Readonly<Record<string, string>>;
  /** As a docker-compose.override.yml would. */
  readonly more: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Puts in what there is before API and worker start. */
  fill(logins: Logins): Promise<unknown>;
}

/** The production shape from processes, by what docker-compose.yml says: its environment, commands, order, probes and volumes. */
export class Topology {
  /** What each instance said, over all its lives: `api-1`, `worker-2`, `temporal`, `credentials`. */
  readonly said = new Map<string, string[]>();
  owner!: pg.Pool;
  record!: RecordContext;
  temporal!: Client;
  private readonly running = new Map<string, Child>();
  private postgres: StartedPostgres | undefined;
  private more: TopologyOptions['more'];

  private constructor(
    private readonly options: TopologyOptions,
    private readonly services: ReadonlyMap<string, Service>,
    private readonly places: Places,
  ) {
    this.more = options.more;
  }

  static async start(options: TopologyOptions): Promise<Topology> {
    const dir = await mkdtemp(join(tmpdir(), 'liandong-topology-'));
    // As root PostgreSQL runs as another account, which must be able to come in.
    chmodSync(dir, 0o755);
    const services = readCompose(join(ROOT, 'docker-compose.yml'), { ...options.variables, KEYS: JSON.stringify(KEYS) });
    const instances = ['api', 'worker'].flatMap((name) => instancesOf(services.get(name)));
    const topology = new Topology(options, services, await Places.in(dir, options.tools, instances, (await temporalCli()).path));
    try {
      await topology.bringUp();
      return topology;
    } catch (error) {
      await topology.stop();
      throw error;
    }
  }

  /** What API and worker wrote into their logs. */
  get logged(): string[] {
    return [...this.said].flatMap(([name, lines]) => (/^(api|worker)-/.test(name) ? lines : []));
  }
  get apis(): readonly string[] {
    return instancesOf(this.services.get('api')).map((instance) => `http://${HERE}:${this.places.port(`${instance}:3000`)}`);
  }
  get frontend(): string {
    return `${HERE}:${this.places.port('temporal:7233')}`;
  }
  /** Where Temporal's own services are clients of each other. */
  get internalFrontend(): string {
    return `${HERE}:${this.places.serverPorts['INTERNAL_FRONTEND_GRPC_PORT']}`;
  }
  /** A file of a part's credentials, as the part finds it. */
  credential(part: string, file: string): Buffer {
    return readFileSync(join(this.places.volume(`credentials-${part}`), file));
  }
  tlsOf(part: string) {
    return { serverRootCACertificate: this.credential('public', 'authority.pem'), clientCertPair: { crt: this.credential(part, 'certificate.pem'), key: this.credential(part, 'key.pem') } };
  }
  /** By TLS, as the services themselves; `login`: another one than the owner's, with its password. */
  databaseUrlOf(database: string, login?: readonly [name: string, password: string], isPlain = false): string {
    const url = new URL(this.environmentOf('migrate')['DATABASE_URL'] ?? '');
    url.pathname = database;
    if (login) [url.username, url.password] = login;
    if (isPlain) url.search = '';
    return url.toString();
  }

  private async bringUp(): Promise<void> {
    let isFilled = false;
    for (const service of inOrder(this.services)) {
      if (LEFT_OUT.includes(service.name) || service.profiles.length > 0) continue;
      if (!isFilled && service.depends_on.includes('migrate')) {
        isFilled = true;
        await this.fill();
      }
      if (service.name === 'postgres') this.postgres = await startDatabase(this.places, service);
      else if (service.ends) await this.run(service.name);
      else for (const instance of instancesOf(service)) await this.startInstance(instance);
    }
  }

  private async fill(): Promise<void> {
    const [ownerUrl, { RECORD_DATABASE_URL: recordUrl = '', APP_DATABASE_URL: appUrl = '' }] = [this.databaseUrlOf('liandong'), this.environmentOf('api-1')];
    this.owner = new pg.Pool({ connectionString: ownerUrl, max: 3 });
    this.owner.on('error', () => undefined);
    this.record = createRecord(recordUrl, { max: 2 });
    await this.options.fill({ ownerUrl, recordUrl, appUrl });
    const connection = await Connection.connect({ address: this.frontend, tls: this.tlsOf('operator'), apiKey: this.credential('operator', 'token').toString() });
    this.temporal = new Client({ connection, namespace: NAMESPACE, dataConverter: dataConverterOf(KEYS) });
  }

  private serviceOf(instance: string): Service {
    const service = this.services.get(instance) ?? this.services.get(instance.replace(/-\d+$/, ''));
    if (!service) throw new Error(`docker-compose.yml has no ${instance}`);
    return service;
  }
  private environmentOf(instance: string): Record<string, string> {
    const service = this.serviceOf(instance);
    return this.places.environment(instance, service, this.more[service.name] ?? {});
  }

  private child(instance: string, words: readonly string[]): Child {
    const [command = '', ...args] = this.places.words(instance, this.serviceOf(instance), words);
    const lines = this.said.get(instance) ?? [];
    this.said.set(instance, lines);
    return startChild({ command, args, cwd: ROOT, env: this.environmentOf(instance), onLine: (line) => lines.push(line) });
  }

  /** A service that ends, and with 0. Answers what it said. */
  async run(name: string): Promise<string> {
    const { entrypoint = [], command = [] } = this.serviceOf(name);
    // Who made them reads them here, and servers are reached by address.
    const words = name === 'credentials' ? [...command.filter((word) => word !== '--accounts'), '--host', HERE] : [...entrypoint, ...command];
    const from = this.said.get(name)?.length ?? 0;
    const child = this.child(name, words);
    const { code } = await child.exited;
    if (code !== 0) throw new Error(`${name} ended with ${code}:\n${child.lastLines()}`);
    return (this.said.get(name) ?? []).slice(from).join('\n');
  }

  /** Ready when its probe says so: on its old data, at its old port. */
  async startInstance(instance: string): Promise<void> {
    const { entrypoint = [], command = [] } = this.serviceOf(instance);
    // The server's own image begins so.
    const child = this.child(instance, instance === 'temporal' ? ['temporal-server', 'start'] : [...entrypoint, ...command]);
    this.running.set(instance, child);
    let hasEnded = false;
    void child.exited.then(() => (hasEnded = true));
    const isReady = async (): Promise<boolean> => {
      if (hasEnded) throw new Error(`${instance} ended`);
      return this.isHealthy(instance);
    };
    await eventually(`${instance} is ready`, isReady, PATIENCE_MS, PROBE_MS).catch((error: Error) => {
      throw new Error(`${error.message}\n${child.lastLines()}`);
    });
  }

  /** The file's own probe; of Temporal, whose image has other tools, whether it serves. */
  private async isHealthy(instance: string): Promise<boolean> {
    if (instance === 'temporal') {
      const connection = Connection.lazy({ address: this.frontend, tls: this.tlsOf('operator') });
      return connection.withDeadline(Date.now() + 2_000, () => connection.workflowService.getSystemInfo({})).then(() => true, () => false).finally(() => connection.close());
    }
    const [kind, ...words] = this.serviceOf(instance).healthcheck?.test ?? [];
    if (kind !== 'CMD') throw new Error(`${instance} has no probe that can be run here`);
    return (await this.child(instance, words).exited).code === 0;
  }

  /** SIGKILL, and gone. */
  async kill(instance: string): Promise<void> {
    const child = this.running.get(instance);
    if (!child) throw new Error(`${instance} does not run`);
    this.running.delete(instance);
    process.kill(child.pid, 'SIGKILL');
    if (!(await waitGone(child.pid, PATIENCE_MS))) throw new Error(`${instance} is still there`);
  }

  /** APIs and workers again, as docker-compose.yml alone has them. */
  async withoutOverride(): Promise<void> {
    this.more = {};
    const instances = ['api', 'worker'].flatMap((name) => instancesOf(this.services.get(name)));
    for (const instance of instances) await this.kill(instance);
    for (const instance of instances) await this.startInstance(instance);
  }

  async stop(): Promise<void> {
    for (const end of [() => this.temporal?.connection.close(), () => this.owner?.end(), () => this.record?.pool.end()]) await end()?.catch(() => undefined);
    // Those that were started last first.
    for (const child of [...this.running.values()].reverse()) if (isAlive(child.pid)) await child.stop('SIGTERM', 5_000);
    await this.postgres?.stop();
    await rm(this.places.dir, { recursive: true, force: true });
  }
}
