import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '#local-services/ports.js';
import type { Service } from './compose-file.js';
import type { Tools } from './tools.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
/** Every process here has the one address that each container has for itself. */
export const HERE = '127.0.0.1';
/** Ports by which the services know each other, and those that each instance has for itself. */
const SHARED = { postgres: 5432, temporal: 7233, 'temporal-keys': 8443 } as const;
const OWN = [3000, 9464];
/** Ports of Temporal's server inside, which in a container nobody else has. */
const SERVER_PORTS = ['FRONTEND_MEMBERSHIP_PORT', 'FRONTEND_HTTP_PORT', 'INTERNAL_FRONTEND_GRPC_PORT', 'INTERNAL_FRONTEND_MEMBERSHIP_PORT', 'INTERNAL_FRONTEND_HTTP_PORT', 'MATCHING_GRPC_PORT', 'MATCHING_MEMBERSHIP_PORT', 'HISTORY_GRPC_PORT', 'HISTORY_MEMBERSHIP_PORT', 'WORKER_GRPC_PORT', 'WORKER_MEMBERSHIP_PORT'];
/** Settings that are an address, or the host of one. */
const HOSTS: Readonly<Record<string, string>> = { SQL_HOST: HERE, POSTGRES_SEEDS: HERE, METRICS_HOST: HERE };

/** Where what docker-compose.yml speaks of is on this machine: a path of a container below a root of its service, a host and port at a free port. */
export class Places {
  private readonly linked = new Set<string>();

  private constructor(
    readonly dir: string,
    private readonly tools: Tools,
    private readonly ports: ReadonlyMap<string, number>,
    readonly serverPorts: Readonly<Record<string, string>>,
  ) {}

  /** `instances`: those with ports of their own; `cli`: of Temporal, as its image of tools has it. */
  static async in(dir: string, tools: Tools, instances: readonly string[], cli: string): Promise<Places> {
    const ports = new Map<string, number>();
    for (const name of [...Object.entries(SHARED).map(([host, port]) => `${host}:${port}`), ...instances.flatMap((instance) => OWN.map((port) => `${instance}:${port}`))]) ports.set(name, await freePort());
    const serverPorts: Record<string, string> = {};
    for (const name of SERVER_PORTS) serverPorts[name] = String(await freePort());
    mkdirSync(join(dir, 'bin'));
    for (const [name, path] of Object.entries({ 'temporal-server': tools.server, 'temporal-sql-tool': tools.sqlTool, temporal: cli, node: tools.node })) symlinkSync(path, join(dir, 'bin', name));
    return new Places(dir, tools, ports, serverPorts);
  }

  /** Of a name and port as docker-compose.yml has them, or of an instance's own port. */
  port(name: string): number {
    const found = this.ports.get(name);
    if (found === undefined) throw new Error(`no port for ${name}`);
    return found;
  }

  volume(name: string): string {
    return join(this.dir, 'volumes', name);
  }

  /** Words of a service's command or probe, as this machine has them. */
  words(instance: string, service: Service, words: readonly string[]): string[] {
    const rooted = this.rootOf(service);
    return words.map((word) => rooted(this.addressed(instance, word)));
  }

  environment(instance: string, service: Service, more: Readonly<Record<string, string>>): Record<string, string> {
    const rooted = this.rootOf(service);
    const own = Object.entries({ ...service.environment, ...more }).map(([key, value]) => [key, HOSTS[key] ?? rooted(this.addressed(instance, value))]);
    return {
      PATH: `${join(this.dir, 'bin')}:${process.env['PATH'] ?? ''}`,
      // As our image has it.
      ...(service.image.startsWith('liandong/') ? { NODE_ENV: 'production' } : {}),
      ...(service.image.startsWith('temporalio/server:') ? { FRONTEND_GRPC_PORT: String(this.port('temporal:7233')), BIND_ON_IP: HERE, ...this.serverPorts } : {}),
      ...Object.fromEntries(own),
    };
  }

  private addressed(instance: string, text: string): string {
    const named = Object.entries(SHARED).reduce((mapped, [host, port]) => mapped.replaceAll(`${host}:${port}`, `${HERE}:${this.port(`${host}:${port}`)}`), text);
    const own = (port: string): string => String(this.ports.get(`${instance}:${port}`) ?? (Number(port) === SHARED.postgres ? this.port('postgres:5432') : port));
    return named.replace(/^\d{4}$/, own).replaceAll(new RegExp(`(?<=${HERE}:)(${OWN.join('|')})\\b`, 'g'), own);
  }

  /** What the service mounts lies below its root by the path that it knows. */
  private rootOf(service: Service): (text: string) => string {
    const root = join(this.dir, 'roots', service.name);
    const mounts: (readonly [path: string, target: string])[] = [
      ...service.volumes.map((volume) => {
        const [name = '', path = ''] = volume.split(':');
        return [path, this.volume(name.replace(/^\.\//, ''))] as const;
      }),
      ...Object.entries(service.files).map(([path, file]) => [path, join(ROOT, file)] as const),
      ...(service.image.startsWith('temporalio/admin-tools:') ? [['/etc/temporal/schema', this.tools.schema] as const] : []),
    ];
    for (const [path, target] of mounts) this.link(join(root, path), target);
    const tops = [...new Set(mounts.map(([path]) => path.split('/')[1] ?? ''))];
    return (text) => tops.reduce((mapped, top) => mapped.replaceAll(new RegExp(`(^|[="' ])/${top}(?=[/"' ]|$)`, 'gm'), `$1${root}/${top}`), text);
  }

  private link(path: string, target: string): void {
    if (this.linked.has(path)) return;
    this.linked.add(path);
    if (target.startsWith(this.dir)) mkdirSync(target, { recursive: true });
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
  }
}
