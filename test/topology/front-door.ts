import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { freePort } from '#local-services/ports.js';
import { startChild, type Child } from '#local-services/process.js';
import { eventually } from '#testing/eventually.js';
import { readCompose } from './compose-file.js';
import { HERE, ROOT } from './places.js';

const TEMPLATE = join(ROOT, 'apps/web/nginx/default.conf.template');
const PATIENCE_MS = 30_000;
/** Debian keeps servers where not everybody looks. */
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin`;
const answers = (command: string, word: string): boolean => spawnSync(command, [word], { env: { PATH } }).status === 0;

/** Whether the door can be opened here. */
export const HAS_NGINX = answers('nginx', '-v') && answers('openssl', 'version');

export interface FrontDoorOptions {
  /** `http://127.0.0.1:…`, each. */
  readonly apis: readonly string[];
  /** Of `.env`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Without it a folder in which nobody has put one. */
  readonly hasCertificate?: boolean;
}

/** The front door as a process: nginx with the file of its image, filled in by docker-compose.yml, and the certificate that the guide says how to make. */
export class FrontDoor {
  private constructor(
    private readonly dir: string,
    private readonly child: Child,
    private readonly ports: { readonly tls: number; readonly plain: number },
  ) {}

  static async open({ apis, variables = {}, hasCertificate = true }: FrontDoorOptions): Promise<FrontDoor> {
    const dir = mkdtempSync(join(tmpdir(), 'liandong-door-'));
    // Started as root nginx works as another account, which must be able to come in.
    chmodSync(dir, 0o755);
    mkdirSync(join(dir, 'tls'));
    if (hasCertificate) makeCertificate(dir);
    const ports = { tls: await freePort(), plain: await freePort() };
    writeFileSync(join(dir, 'front-door.conf'), configuration(dir, apis, ports, variables));
    writeFileSync(join(dir, 'nginx.conf'), `daemon off; pid ${dir}/nginx.pid; error_log stderr warn; events {} http { access_log off; include ${dir}/front-door.conf; }`);
    const child = startChild({ command: 'nginx', args: ['-p', dir, '-c', join(dir, 'nginx.conf')], env: { PATH } });
    const door = new FrontDoor(dir, child, ports);
    let hasEnded = false;
    void child.exited.then(() => (hasEnded = true));
    const isOpen = async (): Promise<boolean> => {
      if (hasEnded) throw new Error(child.lastLines());
      return (await fetch(`${door.plain}/healthz`).catch(() => undefined))?.status === 204;
    };
    await eventually('the front door is open', isOpen, PATIENCE_MS).catch(async (error: Error) => {
      await door.stop();
      throw error;
    });
    return door;
  }

  get origin(): string {
    return `https://${HERE}:${this.ports.tls}`;
  }
  /** Where nobody is served. */
  get plain(): string {
    return `http://${HERE}:${this.ports.plain}`;
  }
  get ca(): string {
    return readFileSync(join(this.dir, 'tls/certificate.pem'), 'utf8');
  }
  get log(): string {
    return readFileSync(join(this.dir, 'access.log'), 'utf8');
  }
  /** A browser: it knows the certificate, and keeps cookies as they ask to be kept. */
  visitor(): ReturnType<typeof supertest.agent> {
    return supertest.agent(this.origin, { ca: this.ca });
  }

  async stop(): Promise<void> {
    await this.child.stop('SIGQUIT', 5_000);
    await rm(this.dir, { recursive: true, force: true });
  }
}

/** As the image has it after its start, with the places of this machine. */
function configuration(dir: string, apis: readonly string[], ports: { readonly tls: number; readonly plain: number }, variables: Readonly<Record<string, string>>): string {
  const web = readCompose(join(ROOT, 'docker-compose.yml'), { ...NEEDED, WEB_TLS_PORT: String(ports.tls), ...variables }).get('web');
  const upstream = `upstream api { ${apis.map((api) => `server ${new URL(api).host};`).join(' ')} }`;
  return readFileSync(TEMPLATE, 'utf8')
    .replaceAll(/\$\{(WEB_\w+)\}/g, (_, name: string) => web?.environment[name] ?? '')
    .replace(/^resolver .*$/m, upstream)
    .replaceAll('http://api:3000', 'http://api')
    .replaceAll('/tls/', `${dir}/tls/`)
    .replaceAll('/var/log/nginx/', `${dir}/`)
    .replace('listen 8443', `listen ${HERE}:${ports.tls}`)
    .replace('listen 8080', `listen ${HERE}:${ports.plain}`);
}

/** What other services ask for. */
const NEEDED = Object.fromEntries([...readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8').matchAll(/\$\{(\w+):\?\}/g)].map(([, name = '']) => [name, 'of-another-service']));

/** By the command of the guide, which makes one for this machine. */
function makeCertificate(dir: string): void {
  const [command = ''] = /^openssl req .*$/m.exec(readFileSync(join(ROOT, 'libs/guide/zh-CN/installation.md'), 'utf8')) ?? [];
  const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: dir, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}\n${stderr}`);
}
