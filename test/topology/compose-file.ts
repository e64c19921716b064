import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A service of docker-compose.yml, as much of it as a process needs. */
export interface Service {
  readonly name: string;
  readonly image: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** `name:/path[:ro]`. */
  readonly volumes: readonly string[];
  /** Files of the tree, by the path that the service sees. */
  readonly files: Readonly<Record<string, string>>;
  readonly depends_on: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly profiles: readonly string[];
  readonly ends: boolean;
  readonly replicas: number;
}

interface Written extends Omit<Service, 'name' | 'environment' | 'volumes' | 'files' | 'depends_on' | 'profiles' | 'ends' | 'replicas'> {
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly configs?: readonly { readonly source: string; readonly target: string }[];
  readonly depends_on?: Readonly<Record<string, object>>;
  readonly profiles?: readonly string[];
  readonly restart?: string;
  readonly deploy?: { readonly replicas?: number };
}

/** The file with its variables filled in, as `docker compose` reads it; a variable that must have a value and has none is an error. */
export function readCompose(path: string, variables: Readonly<Record<string, string>>): ReadonlyMap<string, Service> {
  const { services, configs = {} } = parse(readFileSync(path, 'utf8'), { merge: true }) as { readonly services: Readonly<Record<string, Written>>; readonly configs?: Readonly<Record<string, { readonly file: string }>> };
  return new Map(
    Object.entries(services).map(([name, { environment = {}, volumes = [], configs: own = [], depends_on: needed = {}, profiles = [], restart, deploy, command, entrypoint, healthcheck, image }]) => [
      name,
      {
        name, volumes, profiles,
        image: filled(image, variables),
        environment: Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filled(value, variables)])),
        files: Object.fromEntries(own.map(({ source, target }) => [target, configs[source]?.file ?? ''])),
        depends_on: Object.keys(needed),
        ends: restart === 'no',
        replicas: deploy?.replicas ?? 1,
        ...(command ? { command: command.map((word) => filled(word, variables)) } : {}),
        ...(entrypoint ? { entrypoint } : {}),
        ...(healthcheck ? { healthcheck } : {}),
      },
    ]),
  );
}

const filled = (text: string, variables: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\$\$|\$\{(\w+)(?:(:\?)|:-([^}]*))?\}/g, (found, name?: string, isNeeded?: string, fallback = '') => {
    if (name === undefined) return found === '$$' ? '$' : found;
    const value = variables[name] || fallback;
    if (isNeeded && !value) throw new Error(`docker-compose.yml asks for ${name}`);
    return value;
  });

/** Each behind those that it waits for. */
export function inOrder(services: ReadonlyMap<string, Service>): readonly Service[] {
  const done: Service[] = [];
  const visit = (name: string): void => {
    const service = services.get(name);
    if (!service || done.includes(service)) return;
    service.depends_on.forEach(visit);
    done.push(service);
  };
  for (const name of services.keys()) visit(name);
  return done;
}

/** `api-1`, `api-2` where there are two; else its name. */
export const instancesOf = (service: Service | undefined): readonly string[] =>
  service === undefined ? [] : service.replicas === 1 ? [service.name] : Array.from({ length: service.replicas }, (_, index) => `${service.name}-${index + 1}`);
